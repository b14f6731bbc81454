"""The list of facets, what a search finds, and one facet, for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from virage.web.awareness import bridge
from virage.web.awareness.forms import SearchForm
from virage.web.awareness.views.pages import facet_page, list_page
from virage.web.policy import verb
from virage.web.ui.page import language


@verb("public.read")
@require_safe
def facets(request: HttpRequest) -> HttpResponse:
    """List the facets, those that answer what is looked for first."""
    form = SearchForm(data=request.GET or None)
    page = list_page(form.sought, language())
    status = 422 if form.errors else 200
    return render(request, "awareness/facets.html", {"page": page, "form": form}, status=status)


@verb("public.read")
@require_safe
def facet(request: HttpRequest, *, facet_id: str) -> HttpResponse:
    """Make one facet plain: in 60 seconds, then at leisure."""
    found = bridge.facets().by_id.get(facet_id)
    if found is None:
        return render(request, "awareness/missing.html", {"form": SearchForm()}, status=404)
    page = facet_page(found, language())
    return render(request, "awareness/facet.html", {"page": page, "card": page.card})
