"""The data of an organisation: what is held, a copy, its erasure."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from virage.core.access import Actor
from virage.web.campaigns.queries import running
from virage.web.organisations import queries as organisations
from virage.web.organisations.models import Organisation, Purpose
from virage.web.organisations.views.doors import on_organisation
from virage.web.privacy import actions, queries
from virage.web.privacy.actions.organisations import KEPT
from virage.web.privacy.forms import ConfirmForm
from virage.web.privacy.holdings import counts_of
from virage.web.privacy.terms import SECOND_THOUGHTS
from virage.web.privacy.views.words import counted, kept_in_words
from virage.web.ui.downloads import ZIP, download, file_name
from virage.web.ui.forms import posted
from virage.web.ui.page import language


@dataclass(frozen=True, slots=True)
class Agreed:
    """A consent as the page lists it."""

    what: str
    diagnosis: str
    given_at: datetime
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True)
class DataPage:
    """What is held of an organisation, and its consents."""

    held: tuple[tuple[str, int], ...]
    consents: tuple[Agreed, ...]


@dataclass(frozen=True, slots=True)
class ErasePage:
    """What an erasure takes and leaves; `receipt` is the secret of its link once it is planned."""

    held: tuple[tuple[str, int], ...]
    kept: tuple[str, ...]
    days: int
    receipt: str


@on_organisation("organisation.export")
@require_safe
def data(request: HttpRequest, actor: Actor, organisation: Organisation) -> HttpResponse:
    """Show what is held."""
    page = DataPage(counted(counts_of(organisation.id)), _consents(organisation))
    context = {"organisation": organisation, "page": page}
    return render(request, "privacy/organisation.html", context)


def _consents(organisation: Organisation) -> tuple[Agreed, ...]:
    purposes = {
        Purpose.RESPONDENTS.value: _("The portrait, to those who answered"),
        Purpose.MEMBERS.value: _("One page, to the members"),
        Purpose.ADVISOR.value: _("The portrait, to the advisor"),
        Purpose.PEERS.value: _("Figures without a name, to compare co-ops"),
    }
    names = {each.id: f"T{each.number}" for each in running.campaigns_of(organisation)}
    return tuple(
        Agreed(
            purposes[each.purpose],
            names.get(each.campaign, "") if each.campaign else "",
            each.given_at,
            each.withdrawn_at,
        )
        for each in organisations.consents_of(organisation)
    )


@on_organisation("organisation.export")
@require_POST
def copy(request: HttpRequest, actor: Actor, organisation: Organisation) -> HttpResponse:
    """Give the copy of what is held."""
    zipped = actions.copy_organisation(actor=actor, organisation=organisation, language=language())
    return zip_of(zipped, organisation.name)


def zip_of(zipped: bytes, name: str) -> HttpResponse:
    """A zip file, named after what it holds and the day."""
    return download(zipped, name=file_name(name, timezone.localdate(), ending="zip"), kind=ZIP)


@on_organisation("organisation.erase")
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest, actor: Actor, organisation: Organisation) -> HttpResponse:
    """Ask for the erasure, once its name was typed."""
    label = _("Type the name of the organisation")
    form = ConfirmForm(posted(request), expected=organisation.name, label=label)
    if organisation.erase_after is None and form.is_valid():
        actions.plan_erasure(actor=actor, organisation=organisation)
        return redirect("privacy:erase", organisation.id)
    status = 422 if form.is_bound and organisation.erase_after is None else 200
    context = {"organisation": organisation, "form": form, "page": _erasing(organisation)}
    return render(request, "privacy/erase_organisation.html", context, status=status)


def _erasing(organisation: Organisation) -> ErasePage:
    planned = queries.planned_for(organisation.id)
    return ErasePage(
        held=counted(counts_of(organisation.id)),
        kept=kept_in_words(KEPT),
        days=SECOND_THOUGHTS.days,
        receipt=actions.secret_of(planned) if planned else "",
    )


@on_organisation("organisation.erase")
@require_POST
def keep(request: HttpRequest, actor: Actor, organisation: Organisation) -> HttpResponse:
    """Undo the erasure that is planned."""
    actions.keep(actor=actor, organisation=organisation)
    return redirect("privacy:data", organisation.id)
