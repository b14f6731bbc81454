"""Reads of the offices and their advisors; those of visitors hold nothing that is not public."""

from uuid import UUID

from django.db.models import Max, Prefetch, QuerySet

from virage.core.access import Actor, decide
from virage.web.offices.models import Advisor, Office, Post


def open_offices() -> QuerySet[Office]:
    """The offices that take requests, for everybody, with their regions."""
    return Office.objects.filter(closed_at=None).prefetch_related("regions")


def public_offices() -> tuple[Office, ...]:
    """The same, with the advisors who chose to be named and who still advise."""
    named = Post.objects.filter(advisor__public=True, advisor__ended_at=None)
    posts = Prefetch("posts", named.select_related("advisor").order_by("advisor__name"))
    return tuple(open_offices().prefetch_related(posts))


def offices_kept_by(actor: Actor) -> tuple[Office, ...]:
    """Every office for who directs, also those closed, with regions and people; else none."""
    if not decide("office.keep", actor):
        return ()
    return tuple(Office.objects.prefetch_related("regions", "posts__advisor"))


def office_kept_by(actor: Actor, office_id: UUID) -> Office | None:
    """One of them."""
    return next((each for each in offices_kept_by(actor) if each.id == office_id), None)


def advisors_kept_by(actor: Actor) -> tuple[Advisor, ...]:
    """Every advisor for who directs, also those who stopped, with their offices; else none."""
    found = Advisor.objects.select_related("account").prefetch_related("posts__office")
    return tuple(found) if decide("office.keep", actor) else ()


def advisor_kept_by(actor: Actor, advisor_id: UUID) -> Advisor | None:
    """One of them."""
    return next((each for each in advisors_kept_by(actor) if each.id == advisor_id), None)


def own_advisor(actor: Actor) -> Advisor | None:
    """What the programme knows of the actor as an advisor, and when they last declared."""
    if actor.account is None:
        return None
    rows = Advisor.objects.filter(account=UUID(actor.account), ended_at=None)
    return rows.annotate(declared_at=Max("declarations__made_at")).first()


def advisors_of_account(actor: Actor) -> tuple[Advisor, ...]:
    """What is held of the actor as an advisor, also once they stopped."""
    rows = Advisor.objects.filter(account=UUID(str(actor.account)))
    return tuple(rows.prefetch_related("posts__office", "interests", "declarations"))


def offices_advised_by(actor: Actor) -> tuple[Office, ...]:
    """The open offices where the actor advises."""
    return tuple(Office.objects.filter(id__in=map(UUID, actor.advises), closed_at=None))


def places_of(account: str) -> tuple[frozenset[str], frozenset[str]]:
    """The offices where an account advises, and those that it leads."""
    rows = Post.objects.filter(advisor__account=UUID(account), advisor__ended_at=None)
    places = tuple(rows.values_list("office_id", "lead"))
    advises = frozenset(str(office) for office, _lead in places)
    return advises, frozenset(str(office) for office, lead in places if lead)
