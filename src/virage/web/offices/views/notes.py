"""The notes of a case: writing one, changing it, sharing it once that was asked, erasing it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from virage.core.access import Actor
from virage.web.offices import actions
from virage.web.offices.bridge import thing_of
from virage.web.offices.forms.fields import CONFLICT, REFUSED, status_of, version_in
from virage.web.offices.forms.notes import NoteForm
from virage.web.offices.models import Accompaniment, Note
from virage.web.offices.queries.cases import case_of_note
from virage.web.offices.queries.notes import own_note
from virage.web.offices.views.doors import desk_door, on_case
from virage.web.offices.views.words import day_of
from virage.web.refusals import admit
from virage.web.ui.forms import posted
from virage.web.ui.page import tell

FORMS = ["GET", "HEAD", "POST"]


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A note in a list; `mine` when who looks wrote it."""

    id: UUID
    words: str
    author: str
    made: str
    changed: str
    shared: str
    mine: bool


def note_line(note: Note, account: str | None) -> NoteLine:
    """A note as who looks sees it."""
    writer = getattr(note.author, "advisor", None)
    return NoteLine(
        id=note.id,
        words=note.words,
        author=writer.name if writer else "",
        made=day_of(note.made_at),
        changed=day_of(note.changed_at),
        shared=day_of(note.shared_at),
        mine=str(note.author_id) == account,
    )


@require_POST
@on_case("note.write")
def add(request: HttpRequest, actor: Actor, case: Accompaniment) -> HttpResponse:
    """Write a note."""
    form = NoteForm(request.POST)
    if not form.is_valid():
        context = {"form": form, "case": case, "note": None}
        return render(request, "offices/note.html", context, status=REFUSED)
    actions.write_note(actor=actor, case=case, words=form.said)
    tell(request, _("The note is written: only you read it."))
    return redirect("offices:case", case.id)


def on_note(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give a view the actor and a note of their own, in a case that they have."""

    @desk_door("note.write", admits=False)
    @wraps(view)
    def inner(request: HttpRequest, actor: Actor, *, note_id: UUID) -> HttpResponse:
        case = case_of_note(actor, note_id)
        if case is None:
            raise Http404
        admit("note.write", actor, thing_of(case))
        note = own_note(actor, case, note_id)
        if note is None:
            raise Http404
        return view(request, actor, note)

    return inner


@on_note
@require_http_methods(FORMS)
def change(request: HttpRequest, actor: Actor, note: Note) -> HttpResponse:
    """Change a note; what changed meanwhile is shown beside what was typed."""
    form = NoteForm(posted(request), initial={"words": note.words})
    base = version_in(request.POST.get("base", ""))
    if form.is_valid() and actions.change_note(actor=actor, note=note, base=base, words=form.said):
        tell(request, _("The note is saved."))
        return redirect("offices:case", note.case_id)
    status = status_of(form)
    context = {"form": form, "case": note.case, "note": note, "conflict": status == CONFLICT}
    return render(request, "offices/note.html", context, status=status)


@on_note
@require_http_methods(FORMS)
def share(request: HttpRequest, actor: Actor, note: Note) -> HttpResponse:
    """Ask whether a note is really to be shared, then share it."""
    if request.method != "POST":
        return render(request, "offices/share_note.html", {"case": note.case, "note": note})
    base = version_in(request.POST.get("base", ""))
    done = actions.share_note(actor=actor, note=note, base=base)
    shared = _("The organisation reads this note now, and was told.")
    tell(request, shared if done else _("This changed meanwhile: see where it stands."))
    return redirect("offices:case", note.case_id)


@require_POST
@on_note
def erase(request: HttpRequest, actor: Actor, note: Note) -> HttpResponse:
    """Erase a note."""
    actions.erase_note(actor=actor, note=note)
    tell(request, _("The note is erased."))
    return redirect("offices:case", note.case_id)
