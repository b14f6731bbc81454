"""What happens when the policy says no: an action raises, a page is absent or says why."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from virage.core.access import NOTHING, Actor, Thing, decide

SENTENCES = {
    "sign in first": _("Sign in first."),
    "only where it was begun": _(
        "Only the device on which this sheet was begun may do this; this one came by the "
        "private link, and may read and answer."
    ),
    "the diagnosis is closed": _(
        "This diagnosis is closed: what was answered stays as it is, and may still be read."
    ),
    "only who holds the account": _(
        "Only the people who hold your organisation’s account may do this. You see who they are "
        "on the page of your organisation."
    ),
    "only who leads the plan": _(
        "The plan is read by the board, and written by the managers and by the people who hold "
        "your organisation’s account."
    ),
    "the diagnosis is still open": _(
        "People are still answering: the portrait opens when the diagnosis is closed."
    ),
    "not shared with you": _(
        "Your organisation has not shared this portrait with you. The people who hold its "
        "account may do so."
    ),
    "not shared with the advisor": _(
        "This organisation does not share this portrait with its advisor. The people who hold its "
        "account may do so."
    ),
    "taken already": _("A colleague took this request a moment before."),
    "the case has ended": _("This case has ended: nothing of it changes any more."),
    "only an advisor of its office": _("Only an advisor of its office takes a request."),
    "only the lead of its office": _(
        "Only who leads the office, or directs the programme, shares out its cases."
    ),
    "an interest touches it": _(
        "Something that this advisor declared touches what this organisation needs: who leads the "
        "office decides in writing first."
    ),
    "has a seat there": _("Nobody advises an organisation in which they have a place."),
    "only its author": _("Only who wrote this note changes it."),
    "the group has ended": _("This group has ended."),
    "not about oneself": _("Nobody decides about what they declared themselves."),
    "only its advisor": _("Only the advisor of this case may do this."),
    "registration is closed": _("Registration for this webinar is closed."),
    "the doors are closed": _(
        "The doors open half an hour before the beginning and close at the end: come back then."
    ),
    "no place yet": _("You have no place yet: we write to you as soon as one is freed."),
    "the webinar is cancelled": _("This webinar is cancelled: announce another one."),
    "the places are taken": _(
        "More people have a place already: the number of places cannot go under theirs."
    ),
    "not over yet": _("This webinar is not over yet."),
    "somebody else reads it first": _(
        "A second person publishes what you wrote: another editor, or who directs the programme."
    ),
    "not at this step": _(
        "This text has moved on meanwhile: see where it stands before you go further."
    ),
    "something is to correct": _(
        "Something is still to be corrected before this text goes further. The page says what."
    ),
    "too many people": _("This diagnosis has as many people as it can take."),
    "closed elsewhere": _(
        "The device on which these answers were begun has closed them everywhere else."
    ),
    "only who wrote it": _("Only the person who wrote this may change it or take it back."),
    "not ready for the board": _(
        "The plan still lacks something that a board needs: the page “Ready for the board?” says "
        "what, and where to mend it."
    ),
    "only the organisation itself": _(
        "Only the people of the organisation decide this: an advisor helps to write the plan, and "
        "never speaks for it."
    ),
    "has begun": _("This person has begun to answer: what they answered stays theirs."),
    "erasure is planned": _("The erasure of this organisation is planned already."),
    "holds an account alone": _(
        "You are the only person who holds the account of an organisation: entrust it to somebody "
        "else first."
    ),
    "second factor needed": _(
        "This page asks for a second proof that it is you: sign in with a passkey or with the "
        "code of your authenticator application. You add them on the page of your account."
    ),
}


class RefusedError(Exception):
    """An action that the policy, or the state of things, does not allow."""


def require(verb: str, actor: Actor, thing: Thing = NOTHING) -> None:
    """Let an action go on; RefusedError with the policy's reason otherwise."""
    verdict = decide(verb, actor, thing)
    if not verdict:
        raise RefusedError(verdict.reason)


def admit(verb: str, actor: Actor, thing: Thing = NOTHING) -> None:
    """Let a page answer; 404 for what the actor may not see, 403 in words for what is refused."""
    verdict = decide(verb, actor, thing)
    if not verdict.visible:
        raise Http404
    if not verdict:
        raise PermissionDenied(said(verdict.reason))


@contextmanager
def in_words() -> Iterator[None]:
    """Answer what an action refuses with 403, and the reason in words."""
    try:
        yield
    except RefusedError as refusal:
        raise PermissionDenied(said(str(refusal))) from None


def said(reason: str) -> str:
    """Why something that is seen may not be done, in words."""
    return str(SENTENCES.get(reason, ""))
