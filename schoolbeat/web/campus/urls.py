"""The addresses of the campus door."""

from django.urls import path

from schoolbeat.web.campus import asking, coming, duties, letters, team, views

urlpatterns = [
    path("", views.home),
    path("requests/", asking.list_asked),
    path("requests/add/", asking.ask),
    path("requests/<uuid:identity>/", asking.one),
    path("duties/<uuid:school>/<slug:attested>/<slug:what>/", duties.duty),
    path("team/", team.team),
    path("coming/", coming.list_coming),
    path("coming/<uuid:identity>/", coming.one_coming),
    path("letters/", letters.list_letters),
    path("letters/<uuid:identity>/", letters.one_letter),
    path("letters/<uuid:identity>.pdf", letters.letter_pdf),
    path("goals/<uuid:identity>/agree/", views.agree),
]
