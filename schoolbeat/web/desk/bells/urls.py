"""The addresses of a school's days and bells at the desk."""

from django.urls import path

from schoolbeat.web.desk.bells import views

BELLS = "schools/<uuid:identity>/bells/"

urlpatterns = [
    path(BELLS, views.calendar),
    path(f"{BELLS}set/", views.set_bells),
    path(f"{BELLS}weekdays/", views.set_weekdays),
    path(f"{BELLS}days/", views.set_days),
    path(f"{BELLS}back/", views.take_back),
    path(f"{BELLS}file/", views.choose),
    path(f"{BELLS}file/<slug:digest>/", views.look),
]
