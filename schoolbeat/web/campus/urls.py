"""The addresses of the campus door."""

from django.urls import path

from schoolbeat.web.campus import letters, views

urlpatterns = [
    path("", views.home),
    path("letters/", letters.list_letters),
    path("letters/<uuid:identity>/", letters.one_letter),
    path("letters/<uuid:identity>.pdf", letters.letter_pdf),
    path("goals/<uuid:identity>/agree/", views.agree),
]
