"""The addresses of the campus door."""

from django.urls import path

from schoolbeat.web.campus import views

urlpatterns = [
    path("", views.home),
    path("goals/<uuid:identity>/agree/", views.agree),
]
