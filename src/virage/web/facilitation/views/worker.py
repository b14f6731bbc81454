"""The program that keeps the shell on a device, at the root of the site, never cached itself."""

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import override
from django.views.decorators.http import require_safe

from virage.web.facilitation.views.shell import ICONS, questions_in, shell_in
from virage.web.organisations.bridge import catalogues
from virage.web.policy import verb

FILES = (
    *(f"ui/css/{name}.css" for name in ("tokens", "base", "components", "questions", "charts")),
    "ui/fonts/source-sans-3.woff2",
    "ui/images/favicon.svg",
    "ui/js/ui.js",
    "facilitation/table.css",
    *(
        f"facilitation/{name}.js"
        for name in ("table", "knowing", "store", "asking", "sending", "views")
    ),
    *ICONS.values(),
)
CODES = tuple(code for code, _name in settings.LANGUAGES)


@verb("public.read")
@require_safe
def script(request: HttpRequest) -> HttpResponse:
    """Say what a device keeps: the shell and the questionnaires, in both languages."""
    said = render_to_string("facilitation/sw.js", {"told": json.dumps(_kept())})
    response = HttpResponse(said, content_type="text/javascript; charset=utf-8")
    add_never_cache_headers(response)
    return response


def _kept() -> dict[str, Any]:
    """The addresses that are kept, and a mark that changes when one of their pages does."""
    shells, kept, mark = [], [static(name) for name in FILES], sha256()
    for code in CODES:
        with override(code):
            shells.append(reverse("facilitation:shell"))
            kept.append(reverse("facilitation:manifest"))
        mark.update(shell_in(code).encode())
    for address, page in _questions():
        kept.append(address)
        mark.update(page.encode())
    return {"shells": shells, "kept": kept, "mark": mark.hexdigest()[:16]}


def _questions() -> Iterator[tuple[str, str]]:
    """Every questionnaire, in both languages: its address and its page."""
    books = catalogues()
    for name in books.names():
        for version in books.versions(name):
            for code in CODES:
                with override(code):
                    address = reverse("facilitation:questions", args=[name, version])
                yield address, questions_in(code, name, version)
