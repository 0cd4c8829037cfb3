"""The addresses of the field door."""

from django.urls import path

from schoolbeat.web.field.views import act, goals, incident, letters, log, more, projects, today, week, year

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
    path("entry/<uuid:entry>/project/", projects.link),
    path("goals/", goals.list_goals),
    path("goals/needs/<uuid:school>/", goals.add_need),
    path("goals/needs/<uuid:identity>/close/", goals.close_need),
    path("goals/<uuid:identity>/read/", goals.read_goal),
    path("projects/", projects.list_projects),
    path("projects/open/", projects.open_project),
    path("projects/decline/", projects.decline),
    path("projects/<uuid:identity>/", projects.one_project),
    path("projects/<uuid:identity>/write/<slug:phase>/", projects.write),
    path("projects/<uuid:identity>/unlink/<uuid:entry>/", projects.unlink),
    path("projects/<uuid:identity>/close/", projects.close),
    path("incident/", incident.write),
    path("incident/<uuid:identity>/", incident.owed),
    path("letters/", letters.list_letters),
    path("letters/<uuid:identity>/", letters.add_words),
    path("letters/<uuid:identity>.pdf", letters.letter_pdf),
    path("week/", week.week),
    path("year/", year.my_year),
    path("year/<slug:slug>.csv", year.year_csv),
    path("todo/", week.todo),
    path("todo/<uuid:promise>/done/", week.done),
    path("more/", more.more),
    path("more/year.csv", more.year),
]
