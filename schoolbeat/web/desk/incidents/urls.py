"""The addresses of incidents at the desk."""

from django.urls import path

from schoolbeat.web.desk.incidents import acting, adding, evidence, letters, linking, listing, one, printing

urlpatterns = [
    path("incidents/", listing.list_incidents),
    path("incidents/add/", adding.open_incident),
    path("incidents/<uuid:identity>/", one.one_incident),
    path("incidents/<uuid:identity>/print/", printing.print_report),
    path("incidents/<uuid:identity>/letter/<uuid:telling>/", letters.write_letter),
    path("incidents/<uuid:identity>/letters/<uuid:letter>/", letters.made_letter),
    path("incidents/<uuid:identity>/letters/<uuid:letter>/pdf/", letters.letter_file),
    *(path(f"incidents/<uuid:identity>/{verb}/", view) for verb, view in acting.VIEWS.items()),
    path("incidents/<uuid:identity>/link/", linking.link_record),
    path("incidents/<uuid:identity>/unlink/", linking.unlink_record),
    path("incidents/<uuid:identity>/add_evidence/", evidence.add_evidence),
    path("incidents/<uuid:identity>/evidence/<uuid:piece>/open_evidence/", evidence.open_evidence),
    path("incidents/<uuid:identity>/evidence/<uuid:piece>/pass_evidence/", evidence.pass_evidence),
]
