"""What anybody may read of a school's safety plan: a line on the school's page, and the public extract as PDF."""

from datetime import datetime, timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from schoolbeat.foundation import clock
from schoolbeat.insight.plans.rendering import plan_pdf
from schoolbeat.web.public.frame import Frame, made, root_of
from schoolbeat.web.public.kept import Paper, answer, standing_or_404
from schoolbeat.web.public.people import Link
from schoolbeat.web.shared.doors import OPEN, door
from schoolbeat.web.shared.download import pdf_name
from schoolbeat.web.shared.plans import School, open_data, open_name
from schoolbeat.web.shared.templatetags.house import full_day
from schoolbeat.work.portal.queries.public import PublicPortal, PublicSchool
from schoolbeat.work.preparedness.queries.public import adopted_plan

NAME = "safety-plan.pdf"
A_DAY = timedelta(days=1)


def plan_link(frame: Frame, known: PublicPortal, school: UUID) -> Link | None:
    """Return the way to the extract of a school's plan; None where it says nothing to anybody."""
    plan = adopted_plan(known.agency, school)
    if plan is None:
        return None
    adopted = gettext("Adopted on %(day)s by: %(body)s") % {
        "day": full_day(plan.adoption.day),
        "body": plan.adoption.body,
    }
    # A preview has no files of its own: it leads to them as they are.
    here = f"{root_of(frame.slug, frame.language)}schools/{school}/{NAME}"
    return Link(open_name(known.place, plan), here, adopted)


@door(OPEN)
@require_safe
def extract(request: HttpRequest, slug: str, identity: UUID, language: str = "en") -> HttpResponse:
    """Hand out what anybody may read of the plan that a school adopted last; made anew each day."""
    standing = standing_or_404(slug)
    path = f"schools/{identity}/{NAME}"

    def draw() -> Paper | None:
        frame = made(standing, language, path)
        today = datetime.combine(clock.today(standing.zone), datetime.min.time(), standing.zone)
        with timezone.override(standing.zone):
            pdf = _pdf(frame, identity, today)
        name = pdf_name("safety-plan", frame.synthetic)
        headers = {"Content-Type": "application/pdf", "Content-Disposition": f'attachment; filename="{name}"'}
        return None if pdf is None else Paper(pdf, today + A_DAY, headers)

    return answer(request, (standing.slug, language, path), standing, draw)


def _pdf(frame: Frame, identity: UUID, at: datetime) -> bytes | None:
    """Return the extract as PDF; None for a school that is not served, or whose plan says nothing to anybody."""
    known = frame.portal
    served: list[PublicSchool] = [each for each in known.schools() if each.id == identity] if known else []
    plan = adopted_plan(known.agency, identity) if known and served else None
    if known is None or plan is None:
        return None
    return plan_pdf(open_data(School(frame.agency, frame.synthetic, known.place, served[0].name), plan), at)
