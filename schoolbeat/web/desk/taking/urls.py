"""The addresses of taking another log over."""

from django.urls import path

from schoolbeat.web.desk.taking import views

urlpatterns = [
    path("take-over/", views.choose),
    path("take-over/<slug:digest>/", views.look),
    path("take-over/<slug:digest>/take/", views.take_it),
    path("take-over/<slug:digest>/again/", views.look_again),
    path("take-over/<slug:digest>/map.toml", views.map_file),
    path("take-over/<slug:digest>/rejected.csv", views.rejected_file),
]
