"""The addresses of the public door, the same in Spanish below /es/."""

from django.urls import path

from schoolbeat.web.public import letters, views

urlpatterns = [
    path("p/<slug:slug>/", views.program),
    path("p/<slug:slug>/<slug:period>/", views.program),
    path("p/<slug:slug>/<slug:period>/<slug:figure>.csv", views.figure_csv),
    path("letter/<str:token>/", letters.letter),
    path("letter/<str:token>/letter.pdf", letters.letter_pdf),
]
