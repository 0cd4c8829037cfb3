"""The desk's navigation: what this viewer may open, in the order of the day."""

from django.utils.translation import gettext_lazy

from schoolbeat.access.permits import may_ever
from schoolbeat.access.viewer import Viewer
from schoolbeat.web.shared.parts import NavGroup, NavItem, Words

# Each group has a heading, and lines of an address, its words and the permission that opens it.
GROUPS: tuple[tuple[Words, tuple[tuple[str, Words, str], ...]], ...] = (
    (
        "",
        (
            ("/desk/", gettext_lazy("Due"), "desk.open"),
            ("/desk/calendar/", gettext_lazy("Calendar"), "calendar.see"),
            ("/desk/log/", gettext_lazy("Day log"), "activities.see"),
            ("/desk/requests/", gettext_lazy("Requests"), "requests.see"),
            ("/desk/incidents/", gettext_lazy("Incidents"), "incidents.see"),
            ("/desk/days/", gettext_lazy("Days to review"), "activities.review_day"),
            ("/desk/people/", gettext_lazy("Find a person"), "people.enter"),
        ),
    ),
    (
        gettext_lazy("Program"),
        (
            ("/desk/schools/", gettext_lazy("Schools"), "roster.see"),
            ("/desk/goals/", gettext_lazy("Goals"), "roster.see_goals"),
            ("/desk/drills/", gettext_lazy("Drills"), "preparedness.see_drills"),
            ("/desk/lessons/", gettext_lazy("Lessons"), "education.see_lessons"),
            ("/desk/programs/", gettext_lazy("Programs for young people"), "education.see_programs"),
            ("/desk/plans/", gettext_lazy("Safety plans"), "preparedness.see_plans"),
            ("/desk/committees/", gettext_lazy("Committees"), "preparedness.see_committees"),
            ("/desk/projects/", gettext_lazy("Projects"), "activities.see_project"),
            ("/desk/resources/", gettext_lazy("Resources"), "resources.see"),
            ("/desk/officers/", gettext_lazy("Officers"), "roster.see"),
            ("/desk/tours/", gettext_lazy("Tours and rotation"), "roster.see"),
            ("/desk/training/", gettext_lazy("Training"), "roster.see_personnel"),
            ("/desk/openings/", gettext_lazy("Openings"), "roster.see_openings"),
            ("/desk/agreements/", gettext_lazy("Agreements"), "roster.see_agreements"),
            ("/desk/program/", gettext_lazy("Program and duties"), "roster.see"),
        ),
    ),
    (
        gettext_lazy("Account for it"),
        (
            ("/desk/numbers/", gettext_lazy("Numbers"), "measures.open"),
            ("/desk/letters/", gettext_lazy("Letters"), "letters.see"),
            ("/desk/publishing/", gettext_lazy("Publishing"), "publishing.see"),
            ("/desk/portal/", gettext_lazy("Portal"), "portal.see"),
            ("/desk/law/", gettext_lazy("Law in force"), "law.see"),
            ("/desk/people/readings/", gettext_lazy("Who looked at records"), "people.see_all_readings"),
            ("/desk/people/inquiries/", gettext_lazy("Questions to the records"), "people.see_inquiries"),
            ("/desk/conflicts/", gettext_lazy("Kept conflicts"), "ledger.see_conflicts"),
        ),
    ),
    (
        gettext_lazy("Set up"),
        (
            ("/desk/kinds/", gettext_lazy("Kinds of activity"), "activities.change_kind"),
            ("/desk/take-over/", gettext_lazy("Take over another log"), "activities.take_over"),
            ("/desk/people/roster/", gettext_lazy("District's roster"), "people.take_roster"),
            ("/desk/jobs/", gettext_lazy("Jobs"), "jobs.open"),
            ("/desk/settings/", gettext_lazy("Agency and accounts"), "accounts.see"),
        ),
    ),
)


def home(viewer: Viewer) -> tuple[str, Words]:
    """Return the first page of a viewer's own door: not everybody who reads a page of the desk has a desk."""
    if may_ever(viewer, "desk.open"):
        return "/desk/", gettext_lazy("Due")
    if may_ever(viewer, "campus.open"):
        return "/campus/", gettext_lazy("Your school")
    return "/today/", gettext_lazy("Today")


def home_of(viewer: Viewer) -> tuple[str, Words] | None:
    """Return the way back of who has no desk, as officers and school offices do."""
    return None if may_ever(viewer, "desk.open") else home(viewer)


def nav(viewer: Viewer, current: str) -> tuple[NavGroup, ...]:
    """Return the groups of links that the viewer may open; `current` is the address of the open page's section."""
    groups = (
        NavGroup(
            tuple(
                NavItem(words, address, current=address == current)
                for address, words, permission in items
                if may_ever(viewer, permission)
            ),
            title,
        )
        for title, items in GROUPS
    )
    href, words = home(viewer)
    way = () if href == "/desk/" else (NavGroup((NavItem(words, href),)),)
    return (*way, *(group for group in groups if group.items))
