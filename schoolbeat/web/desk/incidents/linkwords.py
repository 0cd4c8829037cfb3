"""What an incident is linked with, in the reader's words; and records in a list to choose from."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext

from schoolbeat.access.viewer import Viewer
from schoolbeat.web.desk.incidents.tables import moment
from schoolbeat.web.shared.asked import kind_words
from schoolbeat.web.shared.templatetags.house import full_day
from schoolbeat.web.shared.told import ToldForm
from schoolbeat.web.shared.words import kind_names, label, name_of
from schoolbeat.work.activities.queries import kinds
from schoolbeat.work.incidents.queries import IncidentView
from schoolbeat.work.incidents.queries.linked import LinkView
from schoolbeat.work.incidents.vocabulary import FAMILY_LABELS, LINKED_LABELS, Linked, Stage
from schoolbeat.work.people.queries.records import RecordLine
from schoolbeat.work.requests.queries import offered_kinds

AT = {
    Linked.ACTIVITY: "/desk/entries/",
    Linked.INCIDENT: "/desk/incidents/",
    Linked.REQUEST: "/desk/requests/",
    Linked.PROJECT: "/desk/projects/",
}
"""Where a record of each kind stands, before its id."""


@dataclass(frozen=True)
class LinkLine:
    """A linked record in words; `form` takes the link back where it can be."""

    title: str
    href: str
    small: str
    word: str
    id: UUID | None
    form: ToldForm | None


def link_lines(viewer: Viewer, view: IncidentView) -> tuple[LinkLine, ...]:
    """Return what an incident began as and is linked with, in words; the agency's zone must be active."""
    back = may_link(view, "unlink")
    asked = {one.record.kind for one in view.links}
    activities = kind_names(kinds(viewer)) if Linked.ACTIVITY in asked else {}
    requests = offered_kinds(viewer) if Linked.REQUEST in asked else {}

    def called(line: RecordLine) -> str:
        what = {
            Linked.ACTIVITY: lambda: name_of(line.what, activities),
            Linked.INCIDENT: lambda: label(FAMILY_LABELS, line.what),
            Linked.REQUEST: lambda: kind_words(requests, line.what),
        }.get(Linked(line.kind), lambda: line.what)
        return f"{label(LINKED_LABELS, line.kind)}: {what()}"

    return tuple(_line(one, called(one.record), back) for one in view.links)


def may_link(view: IncidentView, verb: str) -> bool:
    """Say whether the viewer may link the incident, or take a link back, as it stands."""
    return verb in view.offered and view.row.stage != Stage.CLOSED


def _line(one: LinkView, title: str, back: bool) -> LinkLine:
    line = one.record
    when = full_day(line.at) if line.kind == Linked.PROJECT else moment(line.at)
    if one.at is None:
        said = gettext("the incident began as this")
    else:
        said = gettext("linked by %(name)s, %(moment)s") % {"name": one.by_name, "moment": moment(one.at)}
    gone = gettext("this link was taken back") if one.withdrawn else ""
    form = ToldForm(auto_id=False) if back and one.id and not one.withdrawn else None
    small = ", ".join(filter(None, (when, line.school, line.by, said, gone)))
    return LinkLine(title, f"{AT[Linked(line.kind)]}{line.id}/", small, one.word, one.id, form)
