"""Our own short list of needs, told as a taxonomy of HSDS: its ids are the same on every install."""

from typing import Any
from uuid import UUID

from schoolbeat.foundation.ids import derived_id
from schoolbeat.work.resources.vocabulary import NEED_LABELS, NEEDS_NAME, Need

_OURS = derived_id(UUID(int=0), "schoolbeat/resources")
TAXONOMY = derived_id(_OURS, "needs")


def taxonomy_body() -> dict[str, Any]:
    """Return our list as a taxonomy."""
    words = "What families look for, in the words of Schoolbeat's resource directory."
    return {"id": str(TAXONOMY), "name": NEEDS_NAME, "description": words}


def term_id(need: Need) -> UUID:
    """Return the id of a need as a term."""
    return derived_id(_OURS, f"need/{need.value}")


NEED_BY_TERM = {str(term_id(need)): need for need in Need}


def term_body(need: Need) -> dict[str, Any]:
    """Return a need as a term of our taxonomy."""
    name = NEED_LABELS[need]
    return {
        "id": str(term_id(need)),
        "code": need.value,
        "name": name,
        "description": name,
        "taxonomy": NEEDS_NAME,
        "language": "en",
        "taxonomy_id": str(TAXONOMY),
    }


def attribute(owner: UUID, need: Need) -> dict[str, Any]:
    """Return that a service answers to a need, as HSDS says it."""
    return {
        "id": str(derived_id(owner, f"need/{need.value}")),
        "value": need.value,
        "taxonomy_term_id": str(term_id(need)),
        "taxonomy_term": term_body(need),
    }


def needs_in(body: dict[str, Any]) -> tuple[Need, ...]:
    """Return the needs that a service's attributes name, in the order of our list."""
    named = {str(one.get("taxonomy_term_id")) for one in body.get("attributes", [])}
    return tuple(need for need in Need if str(term_id(need)) in named)
