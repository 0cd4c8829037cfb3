"""Every field says how sensitive it is, every model how long it is kept; two rooms do not know each other's models."""

from __future__ import annotations

import importlib
from types import SimpleNamespace

from django.apps import apps
from django.db.models import Field, Model
from django.db.models.fields.related import RelatedField

from schoolbeat.access.hats import BY_PERSON, BY_RECORD, BY_ROW, HOUSE, Hat

BELOW = "schoolbeat."
HATS = {*Hat, HOUSE, BY_ROW, BY_PERSON, BY_RECORD}
# From what anybody may read to what nobody may: published, of the house, of a person on the staff, a number, what was
# written about somebody, what is about a child, a key.
SENSITIVITIES = {"public", "internal", "staff", "figure", "record", "child", "secret"}


def models() -> list[type[Model]]:
    """Every model of the package."""
    return [
        model for model in apps.get_models(include_auto_created=True) if model.__module__.startswith(BELOW)
    ]


def policy_of(model: type[Model]) -> object:
    """The policy module of a model's app; an app without one declares nothing."""
    app = apps.get_app_config(model._meta.app_label).name
    try:
        return importlib.import_module(f"{app}.policy")
    except ModuleNotFoundError as missing:
        if missing.name != f"{app}.policy":
            raise
        return SimpleNamespace()


def fields(model: type[Model]) -> list[Field]:
    """The columns of a model, and its relations to many."""
    return [*model._meta.concrete_fields, *model._meta.local_many_to_many]


def undeclared(model: type[Model], policy: object) -> list[str]:
    """What a policy leaves out of a model, or names that the model does not have."""
    name = model.__name__
    declared = getattr(policy, "SENSITIVITY", {}).get(name, {})
    kept = getattr(policy, "RETENTION", {}).get(name)
    names = {field.name for field in fields(model)}
    faults = [f"{name}.{field}: no sensitivity" for field in sorted(names - set(declared))]
    faults += [f"{name}.{field}: declared and not a field" for field in sorted(set(declared) - names)]
    faults += [f"{name}.{field}: an empty sensitivity" for field, value in declared.items() if not value]
    faults += [] if kept else [f"{name}: no retention class"]
    return faults if getattr(policy, "HAT", {}).get(name) in HATS else [*faults, f"{name}: no hat"]


def crossings(model: type[Model]) -> list[str]:
    """Relations to a model of another app that leave a way back."""
    return [
        f"{model.__name__}.{field.name}: related_name={field.remote_field.related_name!r}, wants '+'"
        for field in fields(model)
        if isinstance(field, RelatedField)
        and field.related_model is not model
        and field.related_model._meta.app_label != model._meta.app_label
        and field.remote_field.related_name != "+"
    ]


def test_every_field_and_model_is_declared():
    assert models(), "nothing was checked"
    assert not [fault for model in models() for fault in undeclared(model, policy_of(model))]


def test_no_policy_declares_a_model_that_is_gone():
    labels = {model._meta.app_label for model in models()}
    for label in labels:
        mine = [model for model in models() if model._meta.app_label == label]
        policy = policy_of(mine[0])
        declared = set(getattr(policy, "SENSITIVITY", {})) | set(getattr(policy, "RETENTION", {}))
        assert declared <= {model.__name__ for model in mine}


def test_one_vocabulary_of_sensitivity():
    """Few words, used by all: a word that only one field has is a slip of the pen."""
    policies = {policy_of(model) for model in models()}
    words = [
        word
        for policy in policies
        for table in getattr(policy, "SENSITIVITY", {}).values()
        for word in table.values()
    ]
    assert words, "nothing was checked"
    assert set(words) <= SENSITIVITIES


def test_relations_across_rooms_leave_no_way_back():
    assert not [fault for model in models() for fault in crossings(model)]


def test_every_model_says_what_it_is():
    assert not [
        model.__name__ for model in models() if "__str__" not in vars(model) and not model._meta.auto_created
    ]


def test_an_undeclared_field_is_seen():
    from schoolbeat.access.models import Account

    policy = SimpleNamespace(
        SENSITIVITY={"Account": {"email": "staff", "shoe_size": "staff", "name": ""}}, RETENTION={}
    )
    faults = undeclared(Account, policy)
    assert "Account.password: no sensitivity" in faults
    assert "Account.shoe_size: declared and not a field" in faults
    assert "Account.name: an empty sensitivity" in faults
    assert "Account: no retention class" in faults
    assert "Account: no hat" in faults


def test_a_way_back_is_seen():
    from django.contrib.auth.models import Permission

    assert crossings(Permission), "auth.Permission points at contenttypes and leaves a way back"
