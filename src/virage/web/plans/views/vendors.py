"""The list of vendors that no recommendation names: the shipped one, and this site's over it."""

from dataclasses import dataclass
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from virage.core.access import Actor
from virage.web.accounts.models import User
from virage.web.organisations.views.doors import signed_in
from virage.web.plans import actions
from virage.web.plans.examining import shipped_vendors
from virage.web.plans.forms.vendors import STANDINGS, VendorForm
from virage.web.plans.models import VendorName
from virage.web.plans.models.remarks import Standing
from virage.web.plans.queries.remarks import vendor_names
from virage.web.plans.views.doors import CONFLICT, REFUSED, base_of
from virage.web.ui.forms import posted
from virage.web.ui.page import tell


@dataclass(frozen=True, slots=True)
class Line:
    """A name of this site's list, and how it is taken."""

    row: VendorName
    said: str


@signed_in("vendors.keep")
@require_http_methods(["GET", "HEAD", "POST"])
def vendors(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The list; a name is added, or taken otherwise."""
    form = VendorForm(posted(request), initial={"name": request.GET.get("name", "")})
    if form.is_valid():
        name, standing = form.cleaned_data["name"], Standing(form.cleaned_data["standing"])
        account = cast(User, request.user)
        base = base_of(request)
        if actions.keep_name(actor=actor, account=account, name=name, standing=standing, base=base):
            tell(request, _("The list is saved; plans are checked against it from now on."))
            return redirect("plans:vendors")
    return _shown(request, form)


def _shown(request: HttpRequest, form: VendorForm) -> HttpResponse:
    """The list; `base` is the version of the name that the form is about."""
    late = form.is_bound and form.is_valid()
    status = CONFLICT if late else REFUSED if form.is_bound else 200
    context = _listed(str(form["name"].value() or "")) | {"form": form, "late": late}
    return render(request, "plans/vendors.html", context, status=status)


def _listed(name: str) -> dict[str, object]:
    shipped, said = shipped_vendors(), dict(STANDINGS)
    lines = [Line(each, str(said[each.standing])) for each in vendor_names()]
    key = name.strip().casefold()
    here = next((each for each in lines if each.row.key == key), None)
    return {
        "lines": lines,
        "shipped": sorted(shipped.names),
        "homonyms": sorted(shipped.homonyms),
        "base": here.row.version if here else 0,
        "here": here,
    }
