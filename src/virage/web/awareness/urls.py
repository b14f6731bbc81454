"""Addresses of the facets, translated to the last part."""

from django.urls import path, register_converter
from django.utils.translation import gettext_lazy as _

from virage.web.awareness.bridge import facets
from virage.web.awareness.views import reading
from virage.web.ui.page import language


class FacetConverter:
    """A facet by its address in either language; written in the language of the page."""

    regex = "[-a-zA-Z0-9_]+"

    def to_python(self, value: str) -> str:
        """The id of the facet; what is no address stays as it is, and its page says so."""
        found = facets().by_address.get(value)
        return found.id if found else value

    def to_url(self, value: str) -> str:
        """The address of a facet."""
        found = facets().by_id.get(value)
        return str(getattr(found.address, language())) if found else value


register_converter(FacetConverter, "facet")

app_name = "awareness"

urlpatterns = [
    path(_("understand/"), reading.facets, name="facets"),
    path(_("understand/<facet:facet_id>/"), reading.facet, name="facet"),
]
