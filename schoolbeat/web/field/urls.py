"""The addresses of the field door."""

from django.urls import path

from schoolbeat.web.field.views import act, log, more, today, week

urlpatterns = [
    path("today/", today.today),
    path("today/close/", today.close),
    path("today/kinds/<slug:pillar>/", today.kinds_of),
    path("today/log/<slug:kind>/", log.log),
    path("entry/<uuid:entry>/", act.entry),
    path("entry/<uuid:entry>/correct/", log.correct),
    path("entry/<uuid:entry>/withdraw/", act.withdraw),
    path("entry/<uuid:entry>/follow-up/", act.follow_up),
    path("entry/<uuid:entry>/join/", act.join),
    path("week/", week.week),
    path("todo/", week.todo),
    path("todo/<uuid:promise>/done/", week.done),
    path("more/", more.more),
    path("more/year.csv", more.year),
]
