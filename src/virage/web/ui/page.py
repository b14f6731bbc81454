"""What stands around every page: theme, languages, telephone, privacy, source."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.encoding import iri_to_uri
from django.utils.http import urlencode
from django.utils.translation import get_language, override

from virage.core.text import Language
from virage.web.ui.parts import THEME_COOKIE, THEMES, LanguageLink, Theme

DEFAULT = "fr"
DONE = "done"  # what was just done, said once by the next page


@dataclass(frozen=True)
class Site:
    """The frame of a page, for one visitor."""

    name: str
    home: str
    theme: Theme
    path: str
    sign_in: str
    others: tuple[LanguageLink, ...]
    phone: str
    phone_link: str
    privacy_officer: str
    source_url: str


def site(request: HttpRequest | None) -> Site:
    """Return the frame of the page that answers the request."""
    here = get_language()
    phone = settings.VIRAGE_PHONE
    return Site(
        name=settings.VIRAGE_PROGRAMME_NAME,
        home=home(here),
        theme=theme_of(request),
        path=request.get_full_path() if request else home(here),
        sign_in=sign_in(request),
        others=tuple(
            LanguageLink(code, str(name), same_page(request, code))
            for code, name in settings.LANGUAGES
            if code != here
        ),
        phone=phone,
        phone_link=re.sub(r"[^\d+]", "", phone),
        privacy_officer=settings.VIRAGE_PRIVACY_OFFICER,
        source_url=settings.VIRAGE_SOURCE_URL,
    )


def theme_of(request: HttpRequest | None) -> Theme:
    """Return the theme that the visitor chose, or the one of the device."""
    chosen = request.COOKIES.get(THEME_COOKIE) if request else None
    return next((theme for theme in THEMES if theme == chosen), "auto")


def tell(request: HttpRequest, words: str) -> None:
    """Have the next page say once what was just done; no address or name belongs in it."""
    request.session[DONE] = words


def told(request: HttpRequest | None) -> str:
    """Return what the page before had to say, and forget it."""
    session = getattr(request, "session", None)
    return str(session.pop(DONE)) if session and DONE in session else ""


def same_page(request: HttpRequest | None, code: str) -> str:
    """Return the address of this page in a language, or of its home when it has none."""
    match = request.resolver_match if request else None
    if request is None or match is None:
        return home(code)
    with override(code):
        there = reverse(match.view_name, args=match.args, kwargs=match.kwargs)
    query = request.META.get("QUERY_STRING", "")
    return f"{there}?{iri_to_uri(query)}" if query else there


def sign_in(request: HttpRequest | None) -> str:
    """Return the address of signing in, which leads back to what one reads."""
    address = reverse("account_login")
    back = _back(request, address) if request and request.method in {"GET", "HEAD"} else ""
    return f"{address}?{urlencode({'next': back})}" if back else address


def _back(request: HttpRequest, entry: str) -> str:
    """What one reads; while signing in, what one read before; nothing on the home page."""
    if request.path.startswith(entry):
        return request.GET.get("next", "")
    return "" if request.path == home(get_language()) else request.get_full_path()


def home(code: str | None) -> str:
    """Return the address of the home page in a language."""
    return "/" if code in {None, DEFAULT} else f"/{code}/"


def language() -> Language:
    """Return the language of the page being made."""
    return "en" if get_language() == "en" else "fr"
