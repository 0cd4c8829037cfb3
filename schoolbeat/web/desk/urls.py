"""The addresses of the desk door."""

from django.urls import path

from schoolbeat.web.desk.bells import urls as bells
from schoolbeat.web.desk.calendar import urls as calendar
from schoolbeat.web.desk.committees import urls as committees
from schoolbeat.web.desk.days import views as days
from schoolbeat.web.desk.drills import urls as drills
from schoolbeat.web.desk.goals import urls as goals
from schoolbeat.web.desk.home import views as home
from schoolbeat.web.desk.incidents import urls as incidents
from schoolbeat.web.desk.jobs import views as jobs
from schoolbeat.web.desk.kinds import views as kinds
from schoolbeat.web.desk.law import views as law
from schoolbeat.web.desk.lessons import urls as lessons
from schoolbeat.web.desk.letters import views as letters
from schoolbeat.web.desk.log import destroy
from schoolbeat.web.desk.log import views as log
from schoolbeat.web.desk.numbers import pivot, students, years
from schoolbeat.web.desk.numbers import views as numbers
from schoolbeat.web.desk.people import urls as people
from schoolbeat.web.desk.plans import urls as plans
from schoolbeat.web.desk.portal import urls as portal
from schoolbeat.web.desk.programs import urls as youth
from schoolbeat.web.desk.projects import urls as projects
from schoolbeat.web.desk.publishing import views as publishing
from schoolbeat.web.desk.requests import urls as requests
from schoolbeat.web.desk.resources import urls as resources
from schoolbeat.web.desk.rooms import officers, programs, schools
from schoolbeat.web.desk.roster import urls as roster
from schoolbeat.web.desk.rosters import urls as rosters
from schoolbeat.web.desk.taking import urls as taking

urlpatterns = [
    *roster.urlpatterns,
    *bells.urlpatterns,
    *goals.urlpatterns,
    *projects.urlpatterns,
    *portal.urlpatterns,
    *taking.urlpatterns,
    *people.urlpatterns,
    *rosters.urlpatterns,
    *requests.urlpatterns,
    *incidents.urlpatterns,
    *calendar.urlpatterns,
    *drills.urlpatterns,
    *lessons.urlpatterns,
    *youth.urlpatterns,
    *plans.urlpatterns,
    *committees.urlpatterns,
    *resources.urlpatterns,
    path("", home.home),
    path("search/", home.search),
    path("conflicts/", home.kept_conflicts),
    path("conflicts/<uuid:identity>/destroy/", destroy.destroy_conflict),
    path("log/", log.day_log),
    path("log/entries.csv", log.log_csv),
    path("entries/<uuid:identity>/", log.entry),
    path("entries/<uuid:identity>/destroy/", destroy.destroy_entry),
    path("numbers/", numbers.numbers),
    path("numbers/years/", years.over_the_years),
    path("numbers/years/<slug:slug>.csv", years.years_csv),
    path("numbers/pivot/", pivot.pivot),
    path("numbers/pivot.csv", pivot.pivot_csv),
    path("numbers/students/", students.students_page),
    path("numbers/<slug:slug>.csv", numbers.figure_csv),
    path("publishing/", publishing.list_publications),
    path("publishing/<uuid:identity>/withdraw/", publishing.withdraw),
    path("publishing/<slug:slug>/", publishing.one_period),
    path("letters/", letters.list_letters),
    path("letters/write/", letters.write_letters),
    path("letters/year/", letters.write_year),
    path("letters/<uuid:identity>/", letters.one_letter),
    path("letters/<uuid:identity>.pdf", letters.letter_pdf),
    path("letters/<uuid:identity>/words/", letters.add_words),
    path("letters/<uuid:identity>/approve/", letters.approve),
    path("letters/<uuid:identity>/reopen/", letters.reopen),
    path("letters/<uuid:identity>/link/", letters.renew_link),
    path("letters/<uuid:identity>/mail/", letters.mail),
    path("law/", law.law),
    path("law/<slug:part>.csv", law.law_csv),
    path("jobs/", jobs.list_jobs),
    path("jobs/<uuid:identity>/again/", jobs.try_again),
    path("days/", days.list_days),
    path("days/<uuid:officer>/<str:day>/", days.one_day),
    path("kinds/", kinds.list_kinds),
    path("kinds/add/", kinds.add_kind),
    path("kinds/<slug:slug>/", kinds.change_kind),
    path("kinds/<slug:slug>/retire/", kinds.retire_kind),
    path("schools/<uuid:identity>/", schools.one_school),
    path("officers/<uuid:identity>/", officers.one_officer),
    path("program/", programs.one_program),
]
