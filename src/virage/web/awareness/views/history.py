"""The versions of a text: the list, one as the public would read it, what changed, going back."""

from dataclasses import dataclass
from datetime import date, datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from virage.core.access import Actor
from virage.core.facets import Facet
from virage.web.awareness import actions
from virage.web.awareness.actions import MovedError
from virage.web.awareness.bridge.contents import as_written, blank, shipped_content
from virage.web.awareness.models import Edition
from virage.web.awareness.views.changes import FieldChange, changes_between
from virage.web.awareness.views.pages import article_page, facet_page
from virage.web.awareness.views.words import STATES
from virage.web.awareness.views.writing import Sought, number, shown, sought, title_of
from virage.web.organisations.views.doors import signed_in
from virage.web.ui.page import language, tell


@dataclass(frozen=True, slots=True)
class PastLine:
    """A version in the history; `author` is empty once the account is erased."""

    number: int
    said: str
    on: date | None
    at: datetime
    author: str
    last: bool


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """What changed from a version, or from the shipped text (0), to another."""

    key: str
    title: str
    number: int
    against: int
    numbers: tuple[int, ...]
    shipped: bool
    changes: tuple[FieldChange, ...]


@signed_in("content.edit")
@require_safe
def history(request: HttpRequest, actor: Actor, *, text_key: str) -> HttpResponse:
    """List the versions, the last written first."""
    text = sought(actor, text_key)
    lines = [_line(each, text) for each in text.editions]
    page = {
        "key": text_key,
        "title": title_of(text.wanted.content),
        "lines": lines,
        "base": len(lines) and text.editions[0].number,
        "shipped": shipped_content(text.kind, text.name) is not None,
    }
    return render(request, "awareness/editing/history.html", {"page": page})


def _line(edition: Edition, text: Sought) -> PastLine:
    return PastLine(
        number=edition.number,
        said=str(STATES[edition.state]),
        on=edition.publish_on,
        at=edition.saved_at,
        author=edition.author.email if edition.author else "",
        last=edition == text.last,
    )


def _found(text: Sought, edition_number: int) -> Edition:
    for each in text.editions:
        if each.number == edition_number:
            return each
    raise Http404


@signed_in("content.edit")
@require_safe
def preview(
    request: HttpRequest, actor: Actor, *, text_key: str, edition_number: int
) -> HttpResponse:
    """Show a version as the public would read it, be it complete or not."""
    text = sought(actor, text_key)
    edition = _found(text, edition_number)
    only = edition.french_only
    value = as_written(text.kind, text.name, edition.content)
    shown_as = {"key": text_key, "number": edition_number}
    if isinstance(value, Facet):
        facet = facet_page(value, language(), french_only=only)
        return render(request, "awareness/facet.html", {"page": facet, "preview": shown_as})
    article = article_page(value, language(), french_only=only)
    return render(request, "awareness/article.html", {"page": article, "preview": shown_as})


@signed_in("content.edit")
@require_safe
def changes(
    request: HttpRequest, actor: Actor, *, text_key: str, edition_number: int
) -> HttpResponse:
    """Show what changed from the version before, or from another one."""
    text, given = sought(actor, text_key), request.GET.get("against", "")
    against = number(given) if given else edition_number - 1
    page = _changes(text, text_key, edition_number, against=against)
    return render(request, "awareness/editing/changes.html", {"page": page})


def _changes(text: Sought, key: str, edition_number: int, *, against: int) -> ChangesPage:
    edition, shipped = _found(text, edition_number), shipped_content(text.kind, text.name)
    before = _found(text, against).content if against else shipped or blank(text.kind)
    return ChangesPage(
        key=key,
        title=title_of(edition.content),
        number=edition_number,
        against=against,
        numbers=tuple(each.number for each in text.editions if each.number != edition_number),
        shipped=shipped is not None,
        changes=changes_between(text.kind, before, edition.content),
    )


@signed_in("content.edit")
@require_POST
def restore(
    request: HttpRequest, actor: Actor, *, text_key: str, edition_number: int
) -> HttpResponse:
    """Make an older version the draft."""
    text = sought(actor, text_key)
    old, base = _found(text, edition_number), number(request.POST.get("base", ""))
    try:
        actions.restore(actor=actor, text=old.text, base=base, number=old.number)
    except MovedError:
        return shown(request, actor, sought(actor, text_key), moved=True)
    tell(request, _("Version %(number)s is the draft again.") % {"number": old.number})
    return redirect("awareness:edit", text_key)
