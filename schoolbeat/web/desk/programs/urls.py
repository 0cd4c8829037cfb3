"""The addresses of programs."""

from django.urls import path

from schoolbeat.web.desk.programs import child, children, listing, program, season, session, volunteers

SEASON, SESSION = "programs/seasons/<uuid:identity>/", "programs/sessions/<uuid:identity>/"
CHILD = "programs/children/<uuid:identity>/"
VOLUNTEER = "programs/volunteers/<uuid:identity>/"

urlpatterns = [
    path("programs/", listing.list_programs),
    path("programs/add/", listing.add),
    path("programs/volunteers/", volunteers.list_volunteers),
    path("programs/volunteers/add/", volunteers.add),
    path(VOLUNTEER, volunteers.one),
    *(path(f"{VOLUNTEER}{slug}/", view) for slug, view in volunteers.VIEWS.items()),
    path(SEASON, season.one),
    path(f"{SEASON}children/", children.children),
    *(path(f"{SEASON}children/{slug}/", view) for slug, view in children.VIEWS.items()),
    path(CHILD, child.one),
    *(path(f"{CHILD}{slug}/", view) for slug, view in child.VIEWS.items()),
    *(path(f"{SEASON}{slug}/", view) for slug, view in season.VIEWS.items()),
    path(SESSION, session.one),
    *(path(f"{SESSION}{slug}/", view) for slug, view in session.VIEWS.items()),
    path("programs/<uuid:identity>/", program.one),
    *(path(f"programs/<uuid:identity>/{slug}/", view) for slug, view in program.VIEWS.items()),
]
