"""The addresses of GeoReport v2."""

from django.urls import path, register_converter

from schoolbeat.exchange.open311 import views


class Form:
    """The form of an answer, as the end of an address names it."""

    regex = "xml|json"

    def to_python(self, value: str) -> str:
        """Return it as it is."""
        return value

    def to_url(self, value: str) -> str:
        """Return it as it is."""
        return value


register_converter(Form, "form")

urlpatterns = [
    path("discovery.<form:form>", views.discovery),
    path("services.<form:form>", views.list_services),
    path("services/<str:code>.<form:form>", views.one_service),
    path("requests.<form:form>", views.requests),
    path("requests/<str:identity>.<form:form>", views.one_request),
    path("tokens/<str:identity>.<form:form>", views.token),
]
