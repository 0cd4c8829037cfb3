"""The addresses of lessons."""

from django.urls import path

from schoolbeat.web.desk.lessons import asking, catalog, links, listing, one, questions

urlpatterns = [
    path("lessons/", listing.list_lessons),
    path("lessons/ask/", asking.ask),
    path("lessons/catalog/", catalog.list_catalog),
    path("lessons/catalog/seed/", catalog.seed),
    path("lessons/catalog/add/", catalog.add),
    path("lessons/catalog/<uuid:identity>/change/", catalog.change),
    path("lessons/catalog/<uuid:identity>/withdraw/", catalog.withdraw),
    path("lessons/links/", links.list_links),
    path("lessons/links/<uuid:school>/open/", links.open_link),
    path("lessons/links/<uuid:school>/renew/", links.renew),
    path("lessons/links/<uuid:school>/close/", links.close),
    path("lessons/questions/", questions.list_questions),
    path("lessons/questions/<uuid:identity>/", questions.one),
    *(path(f"lessons/questions/<uuid:identity>/{slug}/", view) for slug, view in questions.VIEWS.items()),
    path("lessons/<uuid:identity>/", one.one),
    *(path(f"lessons/<uuid:identity>/{slug}/", view) for slug, view in one.VIEWS.items()),
]
