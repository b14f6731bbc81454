"""The director’s settings: the terms of the subsidy by date, the envelope of each office."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from virage.core.access import Actor
from virage.core.subsidy import programme_year
from virage.documents.language import MONTHS, day_in_words
from virage.documents.mandates.wording import share_in_words
from virage.web.mandates import actions, bridge
from virage.web.mandates.forms.terms import FORMS, SIZES, EnvelopeForm, TermsForm, shown
from virage.web.mandates.models import Envelope, TermsRow
from virage.web.mandates.queries.terms import (
    envelope_of,
    envelopes_overseen,
    offices_with_envelopes,
    terms_written,
)
from virage.web.mandates.views import words
from virage.web.mandates.views.doors import FORMS as METHODS
from virage.web.mandates.views.doors import REFUSED, number_in, overseeing, tried
from virage.web.mandates.views.overseeing import year_in_words
from virage.web.offices.forms.fields import CONFLICT
from virage.web.offices.models import Office
from virage.web.offices.views.words import Line, day_of
from virage.web.ui.forms import posted
from virage.web.ui.page import language, tell


@dataclass(frozen=True, slots=True)
class TermsCard:
    """Terms as they were written."""

    number: int
    since: str
    written: str
    now: bool
    lines: tuple[Line, ...]


@overseeing("subsidy.keep")
@require_http_methods(METHODS)
def terms(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the terms, the past ones too, and write new ones."""
    today, written = timezone.localdate(), terms_written()
    form = TermsForm(today, data=posted(request), initial=_start(written, today))
    status = REFUSED if form.is_bound else 200
    if form.is_valid():
        base = number_in(request.POST.get("base", ""))
        wanted = partial(actions.set_terms, terms=form.terms, words=form.added, today=today)
        if wanted(actor=actor, base=base):
            tell(request, _("The terms are set."))
            return redirect("mandates:terms")
        status, written = CONFLICT, terms_written()
    return _terms(request, actor, written, form=form, status=status)


def _terms(
    request: HttpRequest,
    actor: Actor,
    written: tuple[TermsRow, ...],
    *,
    form: TermsForm,
    status: int,
) -> HttpResponse:
    context = _context(actor, written) | {"form": form, "conflict": status == CONFLICT}
    return render(request, "mandates/terms.html", context, status=status)


def _context(actor: Actor, written: tuple[TermsRow, ...]) -> dict[str, object]:
    """The terms, the last first, and the envelopes of the year and of the next."""
    today = timezone.localdate()
    row = _in_force(written, today)
    year = programme_year(today, row.year_begins) if row else today.year
    return {
        "cards": [_card(each, now=each == row) for each in reversed(written)],
        "base": written[-1].number if written else 0,
        "set": row is not None,
        "offices": _offices(actor, year),
    }


def _in_force(written: tuple[TermsRow, ...], today: date) -> TermsRow | None:
    held = [each for each in written if each.in_force_from <= today]
    return held[-1] if held else None


def _start(written: tuple[TermsRow, ...], today: date) -> dict[str, object]:
    """The last terms, to change what changes; nothing at all the first time."""
    if not written:
        return {}
    last = written[-1]
    known = shown(bridge.terms_from(last), actions.Words(last.words, last.words_en))
    return known | {"in_force_from": max(today, last.in_force_from)}


def _card(row: TermsRow, *, now: bool) -> TermsCard:
    here, known = language(), bridge.terms_from(row)
    forms = ", ".join(str(said) for form, said in FORMS if form in row.forms)
    hours = [Line(str(said), words.hours(known.hours[band])) for band, said in SIZES.items()]
    added = row.words_en if here == "en" else row.words
    return TermsCard(
        number=row.number,
        since=day_in_words(row.in_force_from, here),
        written=day_of(row.written_at),
        now=now,
        lines=(
            Line(_("Who may have it"), forms),
            *hours,
            Line(_("Share that the programme pays"), share_in_words(row.share, here)),
            Line(_("Price of an hour"), words.dollars(row.rate)),
            Line(_("The programme year begins with"), MONTHS[here][row.year_begins - 1]),
            *([Line(_("What the programme adds"), added)] if added else []),
        ),
    )


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """An office, its envelope of the year, and of the next; empty when it has none."""

    id: UUID
    name: str
    years: tuple[tuple[int, str, str], ...]


def _offices(actor: Actor, year: int) -> tuple[OfficeLine, ...]:
    known = {(row.office_id, row.year): row for row in envelopes_overseen(actor)}
    return tuple(
        OfficeLine(
            office.id,
            office.name_in(language()),
            tuple(_year(known.get((office.id, each)), each) for each in (year, year + 1)),
        )
        for office in offices_with_envelopes(actor)
    )


def _year(row: Envelope | None, year: int) -> tuple[int, str, str]:
    return year, year_in_words(year), words.dollars(row.cents) if row else ""


@overseeing("subsidy.keep")
@require_http_methods(METHODS)
def envelope(request: HttpRequest, actor: Actor, *, office_id: UUID, year: int) -> HttpResponse:
    """Set what an office may grant in a year."""
    office = _office(actor, office_id, year)
    row = envelope_of(office, year)
    form = EnvelopeForm(posted(request), initial={"cents": row.cents if row else None})
    status = REFUSED if form.is_bound else 200
    if form.is_valid() and tried(form, lambda: _set(request, actor, office, year=year, form=form)):
        if form.cleaned_data["saved"]:
            tell(request, _("The envelope is set."))
            return redirect("mandates:terms")
        status = CONFLICT
    return _envelope(request, office, year, form=form, status=status)


def _envelope(
    request: HttpRequest, office: Office, year: int, *, form: EnvelopeForm, status: int
) -> HttpResponse:
    row = envelope_of(office, year)
    context = {
        "form": form,
        "office": office.name_in(language()),
        "year": year_in_words(year),
        "base": row.version if row else 0,
        "now": words.dollars(row.cents) if row and status == CONFLICT else "",
        "held": words.dollars(row.reserved) if row else "",
    }
    return render(request, "mandates/envelope.html", context, status=status)


def _set(
    request: HttpRequest, actor: Actor, office: Office, *, year: int, form: EnvelopeForm
) -> None:
    base, cents = number_in(request.POST.get("base", "")), form.cleaned_data["cents"]
    form.cleaned_data["saved"] = actions.set_envelope(
        actor=actor, office=office, year=year, base=base, cents=cents
    )


def _office(actor: Actor, office_id: UUID, year: int) -> Office:
    found = [each for each in offices_with_envelopes(actor) if each.id == office_id]
    if not found or abs(year - timezone.localdate().year) > 1:
        raise Http404
    return found[0]
