"""The addresses of taking a roster over; they hold the digest of a file alone."""

from django.urls import path

from schoolbeat.web.desk.rosters import views

urlpatterns = [
    path("people/roster/", views.choose),
    path("people/roster/<slug:digest>/", views.look),
    path("people/roster/<slug:digest>/take/", views.take_it),
]
