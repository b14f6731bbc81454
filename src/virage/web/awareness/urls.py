"""Addresses of the facets, translated to the last part."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter
from django.utils.translation import gettext_lazy as _

from virage.web.awareness.bridge import articles, facets
from virage.web.awareness.views import desk, history, reading, writing
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


class ArticleConverter:
    """An article by its address in either language; written in the language of the page."""

    regex = "[-a-zA-Z0-9_]+"

    def to_python(self, value: str) -> str:
        """The id of the article; what is no address stays as it is, and its page says so."""
        found = articles().by_address.get(value)
        return found.id if found else value

    def to_url(self, value: str) -> str:
        """The address of an article."""
        found = articles().by_id.get(value)
        return str(getattr(found.address, language())) if found else value


class KindConverter(StringConverter):
    """A kind of text."""

    regex = "facet|article"


class KeyConverter(StringConverter):
    """A text as the editors call it: `facet.selling_online`."""

    regex = r"(?:facet|article)\.[a-z0-9_-]{1,80}"


class NumberConverter:
    """The number of a version, of a sensible size."""

    regex = "[0-9]{1,6}"

    def to_python(self, value: str) -> int:
        """The number."""
        return int(value)

    def to_url(self, value: int) -> str:
        """Its digits."""
        return str(value)


register_converter(FacetConverter, "facet")
register_converter(ArticleConverter, "article")
register_converter(KindConverter, "text_kind")
register_converter(KeyConverter, "text")
register_converter(NumberConverter, "number")

app_name = "awareness"

urlpatterns = [
    path(_("understand/"), reading.facets, name="facets"),
    path(_("understand/read/"), reading.read, name="read"),
    path(_("understand/<facet:facet_id>/"), reading.facet, name="facet"),
    path(_("understand/articles/<article:article_id>/"), reading.article, name="article"),
    path(_("writing/"), desk.desk, name="desk"),
    path(_("writing/new/<text_kind:content_kind>/"), writing.add, name="add"),
    path(_("writing/<text:text_key>/"), writing.edit, name="edit"),
    path(_("writing/<text:text_key>/step/"), writing.step, name="step"),
    path(_("writing/<text:text_key>/history/"), history.history, name="history"),
    path(_("writing/<text:text_key>/<number:edition_number>/"), history.preview, name="preview"),
    path(
        _("writing/<text:text_key>/<number:edition_number>/changes/"),
        history.changes,
        name="changes",
    ),
    path(
        _("writing/<text:text_key>/<number:edition_number>/restore/"),
        history.restore,
        name="restore",
    ),
]
