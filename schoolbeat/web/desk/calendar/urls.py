"""The addresses of the calendar."""

from django.urls import path

from schoolbeat.web.desk.calendar import events, feed, taking, views

urlpatterns = [
    path("calendar/", views.calendar),
    path("calendar/plan/", events.plan),
    path("calendar/take/", taking.choose),
    path("calendar/take/<uuid:identity>/<slug:digest>/", taking.look),
    path("calendar/feed/", feed.feed),
    *(path(f"calendar/feed/{slug}/", view) for slug, view in feed.VIEWS.items()),
    path("calendar/<uuid:identity>/", events.one),
    path("calendar/<uuid:identity>/change/", events.change),
    path("calendar/<uuid:identity>/call-off/", events.call_off),
]
