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
    "only who leads the mandate": _(
        "The board, the managers and the people who hold your organisation’s account follow the "
        "mandate."
    ),
    "an advisor never accepts": _(
        "An advisor never accepts for the organisation that they advise: somebody whom its board "
        "authorised does."
    ),
    "only the advisor of the mandate": _("Only the advisor of this mandate may do this."),
    "the mandate has ended": _(
        "This mandate has ended, and the advisor’s access with it: nothing of it changes any more."
    ),
    "not your own mandate": _(
        "Nobody approves the hours of a mandate that they work on: another lead or the programme’s "
        "director does."
    ),
    "only the lead of the office": _(
        "Only who leads the office of this mandate, or directs the programme, decides this."
    ),
    "only advice is paid": _(
        "The mandate pays for advice only: software, hardware, equipment and licences belong to "
        "the plan, and to other programmes."
    ),
    "beyond the grant": _(
        "These hours go beyond what was granted: ask for an amendment first. Nothing is written."
    ),
    "not accepted yet": _("The organisation has not accepted the agreement yet."),
    "not a working day": _("Write a quarter of an hour at least, twelve hours at most."),
    "not done yet": _("This day has not come yet."),
    "before the agreement": _("This day is before the organisation accepted the agreement."),
    "too long ago": _("Hours are written within sixty days."),
    "the envelope is spent": _(
        "The envelope of the office for this programme year has not so much left. The programme’s "
        "director may raise it."
    ),
    "advisor of another region": _(
        "The advisor of this case is of no office that serves the region of the organisation."
    ),
    "nobody advises yet": _("An advisor has first to take the case."),
    "not delivered yet": _(
        "First say on which day the portrait was read together, and which plan was put before the "
        "board."
    ),
    "the terms are not set": _(
        "The programme has not set the terms of its subsidy yet: no mandate can open."
    ),
    "no case yet": _("First ask for an advisor: an office has to have your request."),
    "not eligible": _("The rules of the subsidy say no, or something is not known yet."),
    "applied already": _("A mandate of this organisation goes on already."),
    "asked for more already": _("More hours were asked for already: they wait for an answer."),
    "changed meanwhile": _("This changed meanwhile: see where it stands."),
    "the co-op may still answer": _(
        "The organisation has a month, from the end of the work, to evaluate its mandate."
    ),
    "its advisor has still the case": _("Its advisor has still the case, and ends the work."),
    "mandates hold more": _("Mandates hold more than this already: choose a higher amount."),
    "terms of a past day": _("Terms begin today or later."),
    "the timer was forgotten": _(
        "The timer ran for more than twelve hours: it is stopped, and nothing was written. Write "
        "the hours by hand."
    ),
    "too many documents": _("This mandate has as many documents as it can take."),
    "a timer runs": _("Your timer runs already: stop it first."),
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
    "erased meanwhile": _("This person erased what they had answered: nothing of it is kept."),
    "only the person themselves": _(
        "This link is for the person who answered around your table, not for you."
    ),
    "of another account": _("These answers were written down under another account."),
    "is of another table": _(
        "These answers are of another table: another diagnosis, or another advisor’s."
    ),
    "no open diagnosis": _(
        "This organisation has no open diagnosis: the people who hold its account begin one."
    ),
    "no such role": _("This diagnosis knows no such role."),
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
