"""The addresses of the way in; a library's own views are mounted one by one."""

from django.urls import path

from schoolbeat.web.entrance import feed, views
from schoolbeat.web.shared.doors import OPEN, door

urlpatterns = [
    path("", views.home),
    path("sign-in/", door(OPEN)(views.SignIn.as_view()), name="account_login"),
    path("sign-in/demo", views.sign_in_demo),
    path("sign-out/", views.sign_out, name="account_logout"),
    path("choose-agency/", views.choose_agency),
    path("language/", views.choose_language),
    path("password/<uidb64>/<token>/", door(OPEN)(views.SetPassword.as_view()), name="set_password"),
    path("calendar/<str:token>.ics", feed.feed, {"language": "en"}),
    path("es/calendar/<str:token>.ics", feed.feed, {"language": "es"}),
    path("healthz", views.healthz),
]
