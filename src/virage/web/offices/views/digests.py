"""Tuning one's digest, and the button that stops it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from virage.core.access import VISITOR, Actor
from virage.core.digests import Rhythm
from virage.web.offices import actions
from virage.web.offices.forms.digests import DigestForm, chosen
from virage.web.offices.forms.fields import REFUSED
from virage.web.offices.queries.digests import digest_behind, digest_for
from virage.web.offices.queries.offices import own_advisor
from virage.web.offices.views.doors import desk_door
from virage.web.policy import verb
from virage.web.ui.forms import posted
from virage.web.ui.page import tell


@desk_door("digest.tune")
@require_http_methods(["GET", "HEAD", "POST"])
def digest(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Choose when one's digest comes, and what it tells of."""
    advisor = own_advisor(actor)
    if advisor is None:
        raise Http404
    form = DigestForm(data=posted(request), initial=chosen(digest_for(advisor)))
    if form.is_valid():
        actions.tune_digest(actor=actor, tuning=form.tuning)
        tell(request, _("Your choices are saved."))
        return redirect("offices:desk")
    status = REFUSED if form.is_bound else 200
    return render(request, "offices/digest.html", {"form": form}, status=status)


@csrf_exempt  # a mail program presses this button by itself (RFC 8058); the link is the proof
@verb("mail.stop")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, digest_secret: str) -> HttpResponse:
    """Stop the digests that a link names: only the button acts."""
    row = digest_behind(digest_secret)
    if row is None:
        raise Http404
    if request.method == "POST":
        actions.stop_digest(actor=VISITOR, digest=row)
    over = request.method == "POST" or row.rhythm == Rhythm.NEVER.value
    return render(request, "offices/stop_digest.html", {"over": over})
