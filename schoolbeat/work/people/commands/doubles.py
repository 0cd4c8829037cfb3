"""One person entered twice: suggested, merged or kept apart by somebody, never silently; a merge can be undone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Model

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.ids import derived_id
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.people.commands.persons import hasher_of, renamed, word_rows, words_in
from schoolbeat.work.people.models import (
    Caseload,
    Double,
    Enrollment,
    Guardianship,
    Inquiry,
    Involvement,
    Merge,
    Person,
    PersonName,
)
from schoolbeat.work.people.policy import describe_double
from schoolbeat.work.people.rules.words import words_from
from schoolbeat.work.people.vocabulary import DoubleState

MOST_PAIRS = 500
_POINTING: tuple[tuple[type[Any], str], ...] = (
    (PersonName, "person"),
    (Enrollment, "person"),
    (Guardianship, "student"),
    (Guardianship, "guardian"),
    (Involvement, "person"),
    (Caseload, "person"),
    (Inquiry, "person"),
)


@dataclass(frozen=True)
class SuggestDoubles(Command):
    """Suggest pairs of records that may be of one person."""

    pairs: tuple[tuple[UUID, UUID], ...]


@dataclass(frozen=True)
class KeepApart(Command):
    """Say that two records are of two persons."""

    double: UUID


@dataclass(frozen=True)
class MergeRecords(Command):
    """Take one record of a pair into the other, which is `kept` with its own words."""

    double: UUID
    kept: UUID


@dataclass(frozen=True)
class UnmergeRecords(Command):
    """Undo that: both records stand again, and what had been moved is where it was."""

    double: UUID


def _load_pairs(commands: Sequence[SuggestDoubles], viewer: Viewer) -> dict[UUID, Person]:
    wanted = {identity for command in commands for pair in command.pairs for identity in pair}
    return Person.objects.filter(agency=viewer.agency).in_bulk(wanted)


def _at_agency(command: Any, viewer: Viewer, loaded: Any) -> Subject:
    return Subject("double", agency=viewer.agency)


def suggest(command: SuggestDoubles, act: Act, people: dict[UUID, Person]) -> Decided:
    """Write the pairs down that nobody has suggested before, of records that stand under one hat."""
    if len(command.pairs) > MOST_PAIRS:
        raise Refused(Code.TOO_LONG, "payload.pairs", _("It is too long."))
    wanted = {tuple(sorted(pair)) for pair in command.pairs if len(set(pair)) == 2}
    firsts = [first for first, _second in wanted]
    known = set(Double.objects.filter(first__in=firsts).values_list("first", "second"))
    today = act.recorded_at.astimezone(act.viewer.zone).date()
    rows = [
        Double(
            id=derived_id(act.id, f"{first}{second}"),
            agency_id=act.viewer.agency,
            first_id=first,
            second_id=second,
            suggested_on=today,
        )
        for first, second in sorted(wanted - known)
        if _comparable(people.get(first), people.get(second))
    ]
    return Decided(insert=rows)


def _comparable(one: Person | None, other: Person | None) -> bool:
    return (
        one is not None
        and other is not None
        and one.present
        and other.present
        and (one.hat, one.kind) == (other.hat, other.kind)
    )


def _load(commands: Sequence[Any], viewer: Viewer) -> dict[UUID, Double]:
    wanted = Double.objects.filter(id__in=[command.double for command in commands])
    return {row.pk: row for row in wanted.select_related("first", "second")}


def _of(command: Any, viewer: Viewer, loaded: dict[UUID, Double]) -> Subject | None:
    row = loaded.get(command.double)
    return None if row is None else describe_double(row)


def keep_apart(command: KeepApart, act: Act, loaded: dict[UUID, Double]) -> Decided:
    """Note that two records are of two persons; they are not suggested again."""
    row = loaded[command.double]
    if row.state == DoubleState.MERGED:
        raise Refused(Code.RULE, "payload.double", _("These records are merged. Undo that first."))
    row.state = DoubleState.APART
    return Decided(change=[row], about=row.pk)


def merge(command: MergeRecords, act: Act, loaded: dict[UUID, Double]) -> Decided:
    """Move all that points at the other record to the one that is kept, and name what was moved."""
    row = loaded[command.double]
    if row.state == DoubleState.MERGED or not _comparable(row.first, row.second):
        raise Refused(Code.RULE, "payload.double", _("These records cannot be merged any more."))
    if command.kept not in (row.first_id, row.second_id):
        raise Refused(Code.MALFORMED, "payload.kept", _("Choose which of the two is kept."))
    kept, gone = (row.first, row.second) if command.kept == row.first_id else (row.second, row.first)
    if gone.source:
        # The next set would write to the record that nobody sees any more.
        raise Refused(
            Code.RULE,
            "payload.kept",
            _("Keep the record that the district's roster brought. Two that it brought are not merged here."),
        )
    moved: dict[str, list[str]] = {}
    changed: list[Model] = [row, gone]
    for name, column, one in _movable(gone, kept):
        setattr(one, f"{column}_id", kept.pk)
        moved.setdefault(name, []).append(str(one.pk))
        changed.append(one)
    gone.into, row.state = kept, DoubleState.MERGED
    merged = Merge(
        id=act.id,
        agency_id=act.viewer.agency,
        kept=kept,
        merged=gone,
        by_id=act.viewer.account,
        at=act.recorded_at,
        moved=moved,
    )
    return Decided(insert=[merged], change=changed, about=row.pk)


def _movable(gone: Person, kept: Person) -> Iterator[tuple[str, str, Any]]:
    """Yield what points at one record and can point at the other: what that one has already stays where it is."""
    names = set(PersonName.objects.filter(person=kept).values_list("given", "family"))
    records = set(Involvement.objects.filter(person=kept).values_list("record_kind", "record"))
    for model, column in _POINTING:
        for one in model.objects.filter(**{column: gone}):
            if isinstance(one, PersonName) and (one.given, one.family) in names:
                continue
            if isinstance(one, Involvement) and (one.record_kind, one.record) in records:
                continue
            if isinstance(one, Guardianship) and kept.pk in (one.student_id, one.guardian_id):
                continue
            yield f"{model.__name__}.{column}", column, one


def unmerge(command: UnmergeRecords, act: Act, loaded: dict[UUID, Double]) -> Decided:
    """Move back what was moved; what was added since stays with the record that was kept."""
    row = loaded[command.double]
    pair = (row.first_id, row.second_id)
    merged = (
        Merge.objects.filter(kept__in=pair, merged__in=pair, undone_at=None)
        .select_related("merged", "kept")
        .last()
    )
    if row.state != DoubleState.MERGED or merged is None or merged.kept.destroyed:
        raise Refused(Code.RULE, "payload.double", _("These records are not merged."))
    if merged.kept.into_id is not None:
        # The later merge moved what came with this one: undone first, it would put that into the wrong record.
        raise Refused(
            Code.RULE, "payload.double", _("The record kept was merged into a third: undo that first.")
        )
    gone = merged.merged
    changed: list[Model] = [row, gone, merged]
    for model, column in _POINTING:
        if model is PersonName:
            continue
        for one in model.objects.filter(pk__in=merged.moved.get(f"{model.__name__}.{column}", [])):
            setattr(one, f"{column}_id", gone.pk)
            changed.append(one)
    gone.into, row.state, merged.undone_at = None, DoubleState.SUGGESTED, act.recorded_at
    new, no_longer = _named_apart(merged.kept, gone, act)
    return Decided(insert=new, change=changed, remove=no_longer, about=row.pk)


def _named_apart(kept: Person, gone: Person, act: Act) -> tuple[list[Model], list[Model]]:
    """Return the names that are new and those that go: of each what it says now, whatever was changed since."""
    hasher, theirs = hasher_of(kept.agency_id), {one.pk for one in gone.whole()}
    new: list[Model] = []
    no_longer: list[Model] = []
    for person, parts in (
        (gone, gone.whole()),
        (kept, [one for one in kept.whole() if one.pk not in theirs]),
    ):
        act.ring.load(parts)
        said = [words_from(act.ring.words(one)) for one in parts]
        fresh, stale = renamed(person, said, hasher)
        new += [*fresh, *word_rows({word for words in said for word in words_in(words)}, hasher)]
        no_longer += stale
    return new, no_longer


VERBS = (
    Verb("people.suggest_doubles", SuggestDoubles, _load_pairs, _at_agency, suggest),
    Verb("people.keep_apart", KeepApart, _load, _of, keep_apart),
    Verb("people.merge", MergeRecords, _load, _of, merge),
    Verb("people.unmerge", UnmergeRecords, _load, _of, unmerge),
)
