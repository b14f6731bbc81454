"""The papers of a mandate, to take away: its agreement, the claim of its subsidy."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from virage.core.access import Actor
from virage.documents.mandates.claim import claim_csv, claim_paper
from virage.documents.pdf import mandate_pdf
from virage.web.mandates import bridge
from virage.web.mandates.models import Mandate
from virage.web.mandates.queries.mandates import agreement_of, claim_of
from virage.web.mandates.views.doors import home_of, on_mandate
from virage.web.ui.downloads import CSV, PDF, download
from virage.web.ui.page import language


@on_mandate("mandate.read")
@require_safe
def agreement(request: HttpRequest, actor: Actor, mandate: Mandate) -> HttpResponse:
    """The agreement as it was made, in the language of the page."""
    row = agreement_of(mandate, papers=True)
    if row is None:
        return redirect(home_of(actor, mandate))
    made = row.pdf_en if language() == "en" else row.pdf_fr
    return download(bytes(made), name=_("agreement") + ".pdf", kind=PDF)


@on_mandate("mandate.read")
@require_safe
def claim(request: HttpRequest, actor: Actor, mandate: Mandate, *, form: str) -> HttpResponse:
    """The claim, as a report or as a table."""
    if form not in {"pdf", "csv"}:
        raise Http404
    row = claim_of(mandate)
    if row is None:
        return redirect(home_of(actor, mandate))
    here = language()
    claimed, name = bridge.claimed_from(row, here), _("claim")
    if form == "csv":
        made = claim_csv(claimed, here)
        return download(made, name=f"{name}.csv", kind=CSV)
    return download(mandate_pdf(claim_paper(claimed, here)), name=f"{name}.pdf", kind=PDF)
