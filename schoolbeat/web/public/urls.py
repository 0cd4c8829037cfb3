"""The addresses of the public door, the same in Spanish below /es/.

A page's name comes before the periods of published figures: a period's name has a year in it, so they never collide.
"""

from django.urls import path

from schoolbeat.web.public import (
    asking,
    calendar,
    joining,
    lessons,
    letters,
    pages,
    plans,
    portal,
    resources,
    rights,
    views,
    weeks,
)

PORTAL = "p/<slug:slug>/"
NAMES = tuple(name.rstrip("/") for name in pages.PAGES if name not in ("", "schools/"))

urlpatterns = [
    path(PORTAL, portal.home),
    path(f"{PORTAL}schools/", portal.schools),
    path(f"{PORTAL}schools/<uuid:identity>/", portal.school),
    path(f"{PORTAL}schools/<uuid:identity>/{plans.NAME}", plans.extract),
    path(f"{PORTAL}officers/<uuid:identity>/write/", portal.write),
    path(f"{PORTAL}photos/<slug:sha256>.jpg", portal.photo),
    path(f"{PORTAL}ask/", asking.ask),
    path(f"{PORTAL}ask/<slug:kind>/", asking.ask_for),
    path(f"{PORTAL}resources/", resources.find),
    path(f"{PORTAL}resources/<uuid:identity>/", resources.one),
    path(f"{PORTAL}calendar/", calendar.calendar),
    path(f"{PORTAL}calendar.ics", calendar.calendar_ics),
    path(f"{PORTAL}youth/<uuid:identity>/join/", joining.join),
    path(f"{PORTAL}rights/", rights.answers),
    path(f"{PORTAL}rights/ask/", rights.ask),
    path(f"{PORTAL}rights/asked/", rights.asked),
    path(f"{PORTAL}asked/", asking.follow),
    path(f"{PORTAL}asked/<str:code>/", asking.asked_for),
    *(path(f"{PORTAL}{name}/", portal.one, {"name": name}) for name in NAMES),
    path(f"{PORTAL}numbers/", views.program),
    path(f"{PORTAL}<slug:period>/", views.program),
    path(f"{PORTAL}<slug:period>/<slug:figure>.csv", views.figure_csv),
    path("preview/", portal.preview),
    path("preview/schools/<uuid:identity>/", portal.preview_school),
    path("preview/<slug:name>/", portal.preview),
    path("week/<str:token>/", weeks.week),
    path("programs/mine/<str:token>/", joining.mine),
    path("programs/mine/<str:token>/<slug:what>/", joining.withdraw),
    path("lessons/mine/<str:token>/", lessons.mine),
    path("lessons/mine/<str:token>/<slug:deed>/", lessons.act),
    path("lessons/<str:token>/", lessons.ask),
    path("letter/<str:token>/", letters.letter),
    path("letter/<str:token>/letter.pdf", letters.letter_pdf),
]
