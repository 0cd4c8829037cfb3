"""Every table has a factory, and each makes at least one row: whoever writes a test finds what it needs."""

import pytest

from tests.architecture.test_declarations import models
from tests.factories.every import FACTORIES


def test_every_model_has_a_factory():
    assert models(), "nothing was checked"
    assert {model.__name__ for model in FACTORIES} == {model.__name__ for model in models()}


@pytest.mark.parametrize("model", FACTORIES, ids=lambda model: model.__name__)
def test_a_factory_makes_a_row(alder, model):
    FACTORIES[model](alder)
    assert model._default_manager.exists()
