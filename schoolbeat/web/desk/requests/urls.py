"""The addresses of requests at the desk."""

from django.urls import path

from schoolbeat.web.desk.requests import acting, listing, one, taking, weeks

urlpatterns = [
    path("requests/", listing.list_requests),
    path("requests/add/", taking.take_down),
    path("requests/sweep/", listing.sweep),
    path("requests/weeks/", weeks.list_weeks),
    path("requests/weeks/<uuid:school>/", weeks.one_week),
    path("requests/weeks/<uuid:school>/renew/", weeks.renew),
    path("requests/weeks/<uuid:school>/close/", weeks.close),
    path("requests/<uuid:identity>/", one.one_request),
    path("requests/<uuid:identity>/answer/", acting.answer),
    path("requests/<uuid:identity>/end/", acting.end),
    path("requests/<uuid:identity>/hand/", acting.hand),
    path("requests/<uuid:identity>/concern/", acting.concern),
    path("requests/<uuid:identity>/tie/", acting.tie),
    path("requests/<uuid:identity>/take_as_conduct/", acting.take_as_conduct),
    path("requests/<uuid:identity>/note/", acting.note),
    path("requests/<uuid:identity>/reopen/", acting.reopen),
    path("requests/<uuid:identity>/join/", acting.join),
    path("requests/<uuid:identity>/restore/", acting.restore),
]
