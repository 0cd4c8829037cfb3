"""The addresses of problem-solving projects on the desk."""

from django.urls import path

from schoolbeat.web.desk.projects import views

urlpatterns = [
    path("projects/", views.list_projects),
    path("projects/open/", views.open_project),
    path("projects/decline/", views.decline),
    path("projects/<uuid:identity>/", views.one_project),
    path("projects/<uuid:identity>/write/", views.write),
    path("projects/<uuid:identity>/unlink/<uuid:item>/", views.unlink),
    path("projects/<uuid:identity>/close/", views.close),
]
