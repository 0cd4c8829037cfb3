"""The addresses of profiles, goals and costs on the desk."""

from django.urls import path

from schoolbeat.web.desk.goals import costs, goals, profiles

PROFILE = "schools/<uuid:identity>/profile/"

urlpatterns = [
    path(PROFILE, profiles.one_profile),
    path(f"{PROFILE}needs/add/", profiles.add_need),
    path(f"{PROFILE}needs/<uuid:item>/change/", profiles.change_need),
    path(f"{PROFILE}needs/<uuid:item>/close/", profiles.close_need),
    path(f"{PROFILE}contacts/add/", profiles.add_contact),
    path(f"{PROFILE}contacts/<uuid:item>/change/", profiles.change_contact),
    path(f"{PROFILE}contacts/<uuid:item>/end/", profiles.end_contact),
    path(f"{PROFILE}feeders/add/", profiles.add_feeder),
    path(f"{PROFILE}feeders/<uuid:item>/end/", profiles.end_feeder),
    path("goals/", goals.list_goals),
    path("goals/add/", goals.add_goal),
    path("goals/<uuid:identity>/", goals.one_goal),
    path("goals/<uuid:identity>/change/", goals.change_goal),
    path("goals/<uuid:identity>/read/", goals.read_goal),
    path("goals/<uuid:identity>/close/", goals.close_goal),
    path("program/costs/", costs.list_costs),
    path("program/costs/add/", costs.add_cost),
    path("program/costs/<uuid:identity>/change/", costs.change_cost),
    path("program/costs/<uuid:identity>/remove/", costs.remove_cost),
]
