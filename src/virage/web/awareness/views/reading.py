"""The list of facets, what a search finds, and one facet, for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from virage.core.access import VISITOR
from virage.web.awareness import bridge
from virage.web.awareness.actions import count_read
from virage.web.awareness.forms import LONGEST, SearchForm
from virage.web.awareness.models import ARTICLE, FACET
from virage.web.awareness.views.pages import article_page, facet_page, list_page
from virage.web.policy import verb
from virage.web.reach.visits import counts
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
    only = bridge.is_french_only(FACET, found.id)
    page = facet_page(found, language(), french_only=only)
    return render(request, "awareness/facet.html", {"page": page, "preview": None})


@verb("public.read")
@require_safe
def article(request: HttpRequest, *, article_id: str) -> HttpResponse:
    """Show one article."""
    found = bridge.articles().by_id.get(article_id)
    if found is None:
        return render(request, "awareness/missing.html", {"form": SearchForm()}, status=404)
    only = bridge.is_french_only(ARTICLE, found.id)
    page = article_page(found, language(), french_only=only)
    return render(request, "awareness/article.html", {"page": page, "preview": None})


@csrf_exempt  # it changes nothing of anybody’s, takes no cookie, and hears this site only
@verb("reach.count")
@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """Count a page that was really read; the answer is always the same."""
    if counts(request):
        kind, name = (request.POST.get(key, "")[:LONGEST] for key in ("kind", "thing"))
        count_read(actor=VISITOR, kind=kind, name=name)
    return HttpResponse(status=204)
