"""The addresses of committees and of their meetings."""

from django.urls import path

from schoolbeat.web.desk.committees import adding, committee, listing, meeting

urlpatterns = [
    path("committees/", listing.list_committees),
    path("committees/open/", adding.open_committee),
    path("committees/meetings/<uuid:identity>/", meeting.one),
    *(path(f"committees/meetings/<uuid:identity>/{slug}/", view) for slug, view in meeting.VIEWS.items()),
    path("committees/<uuid:identity>/", committee.one),
    *(path(f"committees/<uuid:identity>/{slug}/", view) for slug, view in committee.VIEWS.items()),
]
