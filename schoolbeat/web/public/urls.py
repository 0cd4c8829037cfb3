"""The addresses of the public door, the same below /p/ and, in Spanish, below /es/p/."""

from django.urls import path

from schoolbeat.web.public import views

urlpatterns = [
    path("<slug:slug>/", views.program),
    path("<slug:slug>/<slug:period>/", views.program),
    path("<slug:slug>/<slug:period>/<slug:figure>.csv", views.figure_csv),
]
