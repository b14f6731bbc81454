"""Saying something of a plan, answering, correcting, taking back, closing a thread."""

from typing import Any, cast
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from virage.core.access import Actor, decide
from virage.web.accounts.models import User
from virage.web.organisations.bridge import thing_of
from virage.web.plans import actions
from virage.web.plans.actions import Said
from virage.web.plans.forms.remarks import RemarkForm, WordsForm
from virage.web.plans.models import Plan, Remark
from virage.web.plans.queries.remarks import remark_of
from virage.web.plans.views.doors import CONFLICT, REFUSED, base_of, on_plan
from virage.web.plans.views.talking import Subject, subject_of, talk_of
from virage.web.refusals import RefusedError
from virage.web.ui.forms import posted
from virage.web.ui.page import tell

FORMS = ["GET", "HEAD", "POST"]


@on_plan("plan.remark")
@require_http_methods(FORMS)
def remarks(request: HttpRequest, actor: Actor, plan: Plan) -> HttpResponse:
    """All that was said of the plan; something is added."""
    subject, part = subject_of(plan), request.GET.get("part", "plan")
    form = RemarkForm(subject.parts, posted(request), part=part)
    if form.is_valid():
        said, account = Said(**form.cleaned_data), cast(User, request.user)
        actions.remark(actor=actor, account=account, plan=plan, said=said)
        return _done(request, plan, _("Your remark is there for all who work on the plan."))
    return show_talk(request, actor, subject, form=form)


def show_talk(request: HttpRequest, actor: Actor, subject: Subject, **also: Any) -> HttpResponse:
    """The page of remarks; `late` when what was asked came after somebody else."""
    context = _talked(actor, subject) | also
    wrong = context["form"].is_bound or context["refused"] is not None
    status = CONFLICT if context["late"] else REFUSED if wrong else 200
    return render(request, "plans/remarks.html", context, status=status)


def _talked(actor: Actor, subject: Subject) -> dict[str, Any]:
    organisation = subject.plan.organisation
    return {
        "organisation": organisation,
        "plan": subject.plan,
        "talk": talk_of(subject, actor),
        "form": RemarkForm(subject.parts),
        "refused": None,
        "late": False,
        "settles": bool(decide("plan.settle", actor, thing_of(organisation))),
    }


@on_plan("plan.remark")
@require_http_methods(FORMS)
def answer(request: HttpRequest, actor: Actor, plan: Plan, *, remark_id: UUID) -> HttpResponse:
    """Answer a remark."""
    found = _remark(plan, remark_id)
    first, form = found.answers or found, WordsForm(posted(request))
    if form.is_valid():
        said, account = Said(form.cleaned_data["words"], first.part, first), request.user
        actions.remark(actor=actor, account=cast(User, account), plan=plan, said=said)
        return _done(request, plan, _("Your answer is there for all who work on the plan."))
    return _shown(request, plan, found, form=form, title=_("Answer a remark"))


@on_plan("plan.remark")
@require_http_methods(FORMS)
def correct(request: HttpRequest, actor: Actor, plan: Plan, *, remark_id: UUID) -> HttpResponse:
    """Say one's own remark otherwise."""
    found, sent = _remark(plan, remark_id), posted(request)
    if actor.account != str(found.author_id) or found.taken_back_at:
        raise RefusedError("only who wrote it")
    form = WordsForm(sent, initial={"words": found.words})
    if form.is_valid():
        words, base = form.cleaned_data["words"], base_of(request)
        if actions.correct_remark(actor=actor, remark=found, base=base, words=words):
            return _done(request, plan, _("Your remark is changed."))
    return _shown(request, plan, found, form=form, title=_("Change your remark"))


@on_plan("plan.remark")
@require_POST
def take_back(request: HttpRequest, actor: Actor, plan: Plan, *, remark_id: UUID) -> HttpResponse:
    """Take one's own remark back."""
    actions.take_back(actor=actor, remark=_remark(plan, remark_id))
    return _done(request, plan, _("Your remark is taken back."))


@on_plan("plan.remark")
@require_POST
def settle(request: HttpRequest, actor: Actor, plan: Plan, *, remark_id: UUID) -> HttpResponse:
    """Close a thread, or open it again."""
    found, account = _remark(plan, remark_id), cast(User, request.user)
    settled = request.POST.get("settled") == "yes"
    actions.settle(actor=actor, account=account, remark=found, settled=settled)
    said = _("The thread is closed.") if settled else _("The thread is open again.")
    return _done(request, plan, said)


def _remark(plan: Plan, remark_id: UUID) -> Remark:
    found = remark_of(plan.organisation, remark_id)
    if found is None:
        raise Http404
    return found


def _done(request: HttpRequest, plan: Plan, words: str) -> HttpResponse:
    tell(request, words)
    return redirect("plans:remarks", plan.organisation_id)


def _shown(
    request: HttpRequest, plan: Plan, found: Remark, *, form: WordsForm, title: str
) -> HttpResponse:
    """The form; what is valid and was not kept came after a change from another window."""
    late = form.is_bound and form.is_valid()
    status = CONFLICT if late else REFUSED if form.is_bound else 200
    context = {"organisation": plan.organisation, "remark": _remark(plan, found.id), "form": form}
    context |= {"title": title, "late": late}
    return render(request, "plans/remark.html", context, status=status)
