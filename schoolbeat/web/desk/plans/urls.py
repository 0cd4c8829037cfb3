"""The addresses of site safety plans, of files for responders, and of walks."""

from django.urls import path

from schoolbeat.web.desk.plans import files, listing, one, printing, section, walking

urlpatterns = [
    path("plans/", listing.list_plans),
    path("plans/open/", listing.open_plan),
    path("plans/walks/", walking.list_walks),
    path("plans/walks/begin/", walking.begin_walk),
    path("plans/walks/<uuid:identity>/", walking.one_walk),
    path("plans/walks/<uuid:identity>/find/", walking.add_finding),
    path("plans/walks/<uuid:identity>/close/", walking.close_finding),
    path("plans/findings/<uuid:identity>/photo.jpg", walking.photo),
    path("plans/responders/<uuid:school>/", files.list_files),
    path("plans/responders/<uuid:school>/file/", files.add_file),
    path("plans/files/<uuid:identity>/open/", files.open_file),
    path("plans/files/<uuid:identity>/drop/", files.drop_file),
    path("plans/sections/<uuid:identity>/", section.one_section),
    path("plans/sections/<uuid:identity>/write/", section.write),
    path("plans/sections/<uuid:identity>/set/", section.set_section),
    path("plans/<uuid:identity>/", one.one),
    path("plans/<uuid:identity>/extract.pdf", printing.extract),
    path("plans/<uuid:identity>/pack/", printing.pack),
    *(path(f"plans/<uuid:identity>/{slug}/", view) for slug, view in one.VIEWS.items()),
]
