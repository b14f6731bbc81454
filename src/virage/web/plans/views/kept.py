"""What is kept of an adopted version for ever: its PDF, the same bytes each time."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from virage.core.access import Actor
from virage.web.organisations.models import Organisation
from virage.web.organisations.views.doors import on_organisation
from virage.web.plans import queries
from virage.web.plans.models import Paper
from virage.web.plans.queries import following as records
from virage.web.ui.downloads import PDF, download, file_name


@on_organisation("plan.read")
@require_safe
def pdf(
    request: HttpRequest,
    actor: Actor,
    organisation: Organisation,
    *,
    version_id: UUID,
    paper_language: str,
) -> HttpResponse:
    """The PDF in a language; until it is made, the page of the version, which says so."""
    version = queries.version_of(organisation, version_id)
    if version is None:
        raise Http404
    paper = records.paper_of(version, paper_language)
    return _given(paper) if paper else redirect("plans:version", organisation.id, version.id)


def _given(paper: Paper) -> HttpResponse:
    version = paper.version
    words = _("plan") + f" {version.organisation.name}"
    name = file_name(words, f"v{version.number}", paper.language, ending="pdf")
    return download(bytes(paper.pdf), name=name, kind=PDF)
