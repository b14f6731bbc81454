"""The living page of components, and the choice of light or dark."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from virage.web.policy import verb
from virage.web.ui import page, showcase
from virage.web.ui.forms import ThemeForm
from virage.web.ui.parts import THEME_COOKIE

YEAR = 60 * 60 * 24 * 365


@verb("public.read")
@require_safe
def components(request: HttpRequest) -> HttpResponse:
    """Show every component once, with words that a real page could hold."""
    return render(request, "ui/components.html", {"page": showcase.page()})


@verb("public.choose")
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Remember the theme in a cookie, a year, and go back to the page."""
    form = ThemeForm(request.POST)
    known = form.is_valid()
    response = HttpResponseRedirect(form.cleaned_data.get("next") or page.home(get_language()))
    if known:
        response.set_cookie(
            THEME_COOKIE,
            form.cleaned_data["theme"],
            max_age=YEAR,
            secure=request.is_secure(),
            httponly=True,
            samesite="Lax",
        )
    return response
