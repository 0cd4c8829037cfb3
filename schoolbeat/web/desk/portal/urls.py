"""The addresses of the portal on the desk."""

from django.urls import path

from schoolbeat.web.desk.portal import around, officers, sections, state

ONE = "portal/officers/<uuid:identity>/"
LINE = "portal/lines/<uuid:identity>/"

urlpatterns = [
    path("portal/", state.one_portal),
    path("portal/look/", state.look),
    path("portal/publish/", state.publish),
    path("portal/take-off/", state.take_off),
    path("portal/seed/", state.seed),
    path(f"{LINE}number/", state.number),
    path(f"{LINE}call/", state.call),
    path(f"{LINE}leave-off/", state.leave_off),
    path("portal/sections/", sections.list_sections),
    path("portal/sections/<slug:section>/", sections.one_section),
    path("portal/write/<slug:section>/<slug:code>/", sections.write),
    path("portal/versions/<uuid:identity>/withdraw/", sections.withdraw),
    path("portal/officers/", officers.list_officers),
    path(ONE, officers.one_officer),
    path(f"{ONE}words/", officers.words),
    path(f"{ONE}consent/", officers.consent),
    path(f"{ONE}withdraw/", officers.withdraw),
    path(f"{ONE}photo/", officers.photo),
    path(f"{ONE}photo/off/", officers.photo_off),
    path("portal/photos/<uuid:identity>/", officers.look),
    path("portal/alerts/", around.list_alerts),
    path("portal/alerts/add/", around.add_alert),
    path("portal/alerts/<uuid:identity>/end/", around.end_alert),
    path("portal/contacts/", around.list_contacts),
    path("portal/contacts/<uuid:identity>/show/", around.show_contact),
    path("portal/contacts/<uuid:identity>/hide/", around.hide_contact),
]
