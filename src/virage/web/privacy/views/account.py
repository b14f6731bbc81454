"""One's own data: what is held, a copy, its erasure; and the receipt of an erasure."""

from typing import cast

from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from virage.core.access import VISITOR, Actor
from virage.web.accounts.models import User
from virage.web.accounts.views.account import just_proved
from virage.web.organisations.views.doors import signed_in
from virage.web.policy import verb
from virage.web.privacy import actions, queries
from virage.web.privacy.forms import ConfirmForm
from virage.web.privacy.models import Mails
from virage.web.privacy.views.organisation import zip_of
from virage.web.privacy.views.words import counted, kept_in_words
from virage.web.ui.forms import posted
from virage.web.ui.page import language


@signed_in("account.export")
@require_safe
def data(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show what is held of who asks."""
    context = {
        "email": cast(User, request.user).email,
        "seats": queries.own_seats(actor),
        "parts": queries.own_parts(actor),
        "agreed": queries.mail_consent_of(actor, Mails.AGAIN),
    }
    return render(request, "privacy/account.html", context)


@signed_in("account.export")
@require_POST
def copy(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Give the copy of what is held of who asks."""
    return zip_of(actions.copy_account(actor=actor, language=language()), _("my data"))


@signed_in("account.manage")
@require_POST
def mails(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Agree to the mail that a year has gone, or withdraw."""
    act = actions.agree_to_mails if request.POST.get("agree") == "yes" else actions.stop_mails
    act(actor=actor, purpose=Mails.AGAIN)
    return redirect("privacy:account")


@csrf_exempt  # a mail program presses this button by itself (RFC 8058); the link is the proof
@verb("mail.stop")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop_mails(request: HttpRequest, stop_secret: str) -> HttpResponse:
    """Stop the mails that a link names: only the button acts."""
    consent = queries.mail_consent_behind(stop_secret)
    if consent is None:
        raise Http404
    if request.method == "POST":
        actions.withdraw(consent=consent, actor=VISITOR)
    over = request.method == "POST" or consent.withdrawn_at is not None
    return render(request, "privacy/stop_mails.html", {"over": over})


@signed_in("account.erase")
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Erase the account of who asks, once their address was typed and they proved who they are."""
    return _erase(request, actor)


@just_proved
def _erase(request: HttpRequest, actor: Actor) -> HttpResponse:
    user = cast(User, request.user)
    alone = queries.held_alone_by(user.id)
    label = _("Type your e-mail address")
    form = ConfirmForm(posted(request), expected=user.email, label=label)
    if not alone and form.is_valid():
        erasure = actions.erase_account(actor=actor)
        logout(request)
        return redirect("privacy:receipt", actions.secret_of(erasure))
    kept = kept_in_words(("closed_answers", "journal", "backups", "receipt"))
    context = {"form": form, "alone": alone, "email": user.email, "kept": kept}
    status = 422 if form.is_bound else 200
    return render(request, "privacy/erase_account.html", context, status=status)


@verb("erasure.read")
@never_cache
@require_safe
def receipt(request: HttpRequest, receipt_secret: str) -> HttpResponse:
    """Show an erasure: planned, undone, or done, with what went and what stays."""
    erasure = queries.receipt_behind(receipt_secret)
    if erasure is None:
        raise Http404
    context = {
        "erasure": erasure,
        "held": counted(erasure.counts),
        "kept": kept_in_words(erasure.kept),
    }
    return render(request, "privacy/receipt.html", context)
