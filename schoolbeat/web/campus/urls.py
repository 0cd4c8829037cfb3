"""The addresses of the campus door."""

from django.urls import path

from schoolbeat.web.campus import asking, bells, coming, duties, letters, team, views

urlpatterns = [
    path("", views.home),
    path("requests/", asking.list_asked),
    path("requests/add/", asking.ask),
    path("requests/<uuid:identity>/", asking.one),
    path("duties/<uuid:school>/<slug:attested>/<slug:what>/", duties.duty),
    path("bells/", bells.list_calendars),
    path("bells/<uuid:identity>/", bells.calendar),
    path("bells/<uuid:identity>/set/", bells.set_bells),
    path("bells/<uuid:identity>/weekdays/", bells.set_weekdays),
    path("bells/<uuid:identity>/days/", bells.set_days),
    path("bells/<uuid:identity>/back/", bells.take_back),
    path("bells/<uuid:identity>/file/", bells.choose),
    path("bells/<uuid:identity>/file/<slug:digest>/", bells.look),
    path("team/", team.team),
    path("coming/", coming.list_coming),
    path("coming/<uuid:identity>/", coming.one_coming),
    path("letters/", letters.list_letters),
    path("letters/<uuid:identity>/", letters.one_letter),
    path("letters/<uuid:identity>.pdf", letters.letter_pdf),
    path("goals/<uuid:identity>/agree/", views.agree),
]
