"""What was put before the board: proposing a version, adopting it, taking it back, going on."""

from typing import cast
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from virage.core.access import Actor, decide
from virage.web.accounts.models import User
from virage.web.organisations.bridge import thing_of
from virage.web.plans import actions, queries
from virage.web.plans.forms.versions import AdoptForm, PresentForm
from virage.web.plans.models import Plan, Version
from virage.web.plans.views.doors import CONFLICT, REFUSED, base_of, on_plan
from virage.web.plans.views.frozen import frozen_of, thawed
from virage.web.plans.views.plan import leads
from virage.web.plans.views.readying import Ready, ready_of
from virage.web.plans.views.steps import again, done
from virage.web.ui.downloads import download
from virage.web.ui.forms import posted
from virage.web.ui.page import tell

FORMS = ["GET", "HEAD", "POST"]


@on_plan("plan.present")
@require_http_methods(FORMS)
def present(request: HttpRequest, actor: Actor, plan: Plan) -> HttpResponse:
    """Put the plan before the board, as it is now."""
    page = ready_of(plan)
    form = PresentForm(faulty=page.owned, data=posted(request))
    if not page.blocked and form.is_valid():
        frozen, base = frozen_of(plan, form.cleaned_data["words"]), base_of(request)
        account = cast(User, request.user)
        version = actions.present_plan(
            actor=actor, account=account, plan=plan, base=base, frozen=frozen
        )
        if version is not None:
            return _said(request, version, _("The plan is before your board; it can be read here."))
    return _presented(request, plan, page, form=form)


def _presented(request: HttpRequest, plan: Plan, page: Ready, *, form: PresentForm) -> HttpResponse:
    late = form.is_bound and form.is_valid() and not page.blocked
    status = CONFLICT if late else REFUSED if form.is_bound else 200
    plan = queries.plan_of(plan.organisation) or plan
    context = {"organisation": plan.organisation, "plan": plan, "page": page, "form": form}
    return render(request, "plans/present.html", context | {"late": late}, status=status)


@on_plan("plan.read")
@require_safe
def version(request: HttpRequest, actor: Actor, plan: Plan, *, version_id: UUID) -> HttpResponse:
    """Show a version as it was put before the board, whatever became of the plan since."""
    return _shown(request, actor, _version(plan, version_id))


@on_plan("plan.read")
@require_safe
def data(request: HttpRequest, actor: Actor, plan: Plan, *, version_id: UUID) -> HttpResponse:
    """The very bytes that the fingerprint is of."""
    found = _version(plan, version_id)
    name = f"plan-{found.number}.json"
    return download(found.frozen, name=name, kind="application/json; charset=utf-8")


@on_plan("plan.adopt")
@require_http_methods(FORMS)
def adopt(request: HttpRequest, actor: Actor, plan: Plan, *, version_id: UUID) -> HttpResponse:
    """Write down the resolution by which the board adopted a version."""
    found, account = _version(plan, version_id), cast(User, request.user)
    form = AdoptForm(timezone.localdate(), posted(request))
    if not form.is_valid():
        context = {"organisation": plan.organisation, "version": found, "form": form}
        status = REFUSED if form.is_bound else 200
        return render(request, "plans/adopt.html", context, status=status)
    if actions.adopt(actor=actor, account=account, version=found, resolution=form.said):
        return _said(request, found, _("The adoption is written down."))
    return _shown(request, actor, _version(plan, version_id), late=True)


@on_plan("plan.present")
@require_POST
def withdraw(request: HttpRequest, actor: Actor, plan: Plan, *, version_id: UUID) -> HttpResponse:
    """Take a version back before the board decides."""
    found = _version(plan, version_id)
    if actions.withdraw(actor=actor, version=found):
        return _said(request, found, _("The version is taken back."))
    return _shown(request, actor, _version(plan, version_id), late=True)


@on_plan("plan.edit")
@require_POST
def copy(request: HttpRequest, actor: Actor, plan: Plan, *, version_id: UUID) -> HttpResponse:
    """Go on from a version: an amendment begins as what was adopted."""
    found, base = _version(plan, version_id), base_of(request)
    if actions.copy_version(actor=actor, plan=plan, base=base, version=found):
        return done(request, plan, "copy")
    return again(request, actor, plan)


def _version(plan: Plan, version_id: UUID) -> Version:
    found = queries.version_of(plan.organisation, version_id)
    if found is None:
        raise Http404
    return found


def _said(request: HttpRequest, version: Version, words: str) -> HttpResponse:
    tell(request, words)
    return redirect("plans:version", version.organisation_id, version.id)


def _shown(
    request: HttpRequest, actor: Actor, version: Version, *, late: bool = False
) -> HttpResponse:
    context = _standing(actor, version) | {"late": late}
    return render(request, "plans/version.html", context, status=CONFLICT if late else 200)


def _standing(actor: Actor, version: Version) -> dict[str, object]:
    organisation, frozen = version.plan.organisation, thawed(version)
    return {
        "organisation": organisation,
        "plan": version.plan,
        "version": version,
        "frozen": frozen,
        "page": frozen.page,
        "whole": actions.digest_of(version.frozen) == version.digest,
        "may_change": leads(actor, organisation),
        "may_adopt": bool(decide("plan.adopt", actor, thing_of(organisation))),
        "presents": bool(decide("plan.present", actor, thing_of(organisation))),
    }
