"""The link of a mail by which somebody stops the reminders of a plan."""

from hmac import compare_digest
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from virage.core.access import VISITOR
from virage.web.plans.actions.reminding import listen, quiet_secret_of, silence
from virage.web.plans.queries import following as records
from virage.web.policy import verb


@csrf_exempt  # a mail program presses this button by itself (RFC 8058); the link is the proof
@verb("mail.stop")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def quiet(request: HttpRequest, seat_id: UUID, quiet_secret: str) -> HttpResponse:
    """Stop the reminders that a link names, or want them again: only the buttons act."""
    seat = records.seat_with(seat_id)
    if seat is None or not compare_digest(quiet_secret_of(seat).encode(), quiet_secret.encode()):
        raise Http404
    if request.method == "POST":
        act = listen if "again" in request.POST else silence
        act(actor=VISITOR, seat=seat)
    return render(request, "plans/quiet.html", {"over": records.is_silent(seat)})
