"""The list of programmes and one of them, for everybody."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from virage.documents.funding.data import programme_data
from virage.documents.funding.programme_page import programme_page
from virage.web.policy import verb
from virage.web.programmes import bridge
from virage.web.programmes.forms import SearchForm
from virage.web.programmes.views.listing import catalogue_page
from virage.web.ui.page import language


@verb("public.read")
@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """List the programmes that answer what is looked for."""
    form = SearchForm(language(), data=request.GET)
    page = catalogue_page(form.search, timezone.localdate(), language())
    status = 422 if form.errors else 200
    return render(request, "programmes/catalogue.html", {"page": page, "form": form}, status=status)


@verb("public.read")
@require_safe
def programme(request: HttpRequest, *, programme_id: str) -> HttpResponse:
    """Say all that is known of one programme, and what is not."""
    found = bridge.funding().by_id.get(programme_id)
    if found is None:
        return render(request, "programmes/missing.html", status=404)
    page = programme_page(found, timezone.localdate(), bridge.labels(language()))
    return render(request, "programmes/programme.html", {"page": page, "card": page.card})


@verb("public.read")
@require_safe
def data(request: HttpRequest, *, programme_id: str) -> HttpResponse:
    """Say the same to another program."""
    found = bridge.funding().by_id.get(programme_id)
    if found is None:
        raise Http404
    told = programme_data(found, timezone.localdate(), bridge.labels(language()))
    return JsonResponse(told, json_dumps_params={"ensure_ascii": False})
