"""Every organisation, for the programme's director: by name or NEQ, with its likely duplicates."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from virage.core.access import Actor, decide
from virage.core.answers import Json
from virage.core.text import plain
from virage.web.campaigns.models import Campaign
from virage.web.organisations.models import Fact, Organisation, SeatRow

REGION = "region"
MOST_TWINS = 200


@dataclass(frozen=True, slots=True)
class Listed:
    """An organisation as the director sees it: never what it answered."""

    id: UUID
    name: str
    plain_name: str
    neq: str
    made_at: datetime
    region: Json | None
    people: int
    diagnoses: int


@dataclass(frozen=True, slots=True)
class Twin:
    """An organisation that is likely the same as another, and whether by its number."""

    id: UUID
    name: str
    plain_name: str
    neq: str

    def same_number(self, other: Listed) -> bool:
        """Whether both have the same NEQ."""
        return bool(self.neq) and self.neq == other.neq

    def resembles(self, other: Listed) -> bool:
        """Whether this is likely the other one: another row with the same NEQ or name."""
        same_name = bool(self.plain_name) and self.plain_name == other.plain_name
        return self.id != other.id and (same_name or self.same_number(other))


def organisations_directed_by(actor: Actor) -> QuerySet[Organisation]:
    """Every organisation for the director, none for anybody else."""
    found = Organisation.objects.order_by("plain_name", "id")
    return found if decide("organisation.merge", actor) else found.none()


def search(actor: Actor, *, words: str, twins: bool) -> QuerySet[Organisation, Any]:
    """Those whose name holds the words, or whose NEQ begins so; `twins` leaves likely duplicates.

    Each row holds the fields of `Listed`.
    """
    found = organisations_directed_by(actor)
    said, digits = plain(words), re.sub(r"\s", "", words)
    if words.strip():
        named = Q(plain_name__contains=said) if said else Q(name__contains=words.strip())
        numbered = Q(neq__startswith=digits) if digits.isascii() and digits.isdigit() else Q()
        found = found.filter(named | numbered)
    if twins:
        found = found.filter(_has_a_twin())
    return _with_counts(found)


def listed(actor: Actor, ids: Iterable[UUID]) -> tuple[Listed, ...]:
    """Some of them, by id; those that are not there any more are left out."""
    rows = _with_counts(organisations_directed_by(actor).filter(id__in=list(ids)))
    return tuple(Listed(**row) for row in rows)


def twins_of(actor: Actor, rows: Iterable[Listed]) -> tuple[Twin, ...]:
    """What may be the same as one of these, in one query; nothing to compare, no query."""
    shown = tuple(rows)
    names = {row.plain_name for row in shown} - {""}
    numbers = {row.neq for row in shown} - {""}
    alike = Q(plain_name__in=names) | Q(neq__in=numbers)
    found = organisations_directed_by(actor).filter(alike) if shown else Organisation.objects.none()
    columns = found.values("id", "name", "plain_name", "neq")[:MOST_TWINS]
    return tuple(Twin(**row) for row in columns)


def _has_a_twin() -> Q:
    others = Organisation.objects.exclude(id=OuterRef("id"))
    same_name = others.filter(plain_name=OuterRef("plain_name")).exclude(plain_name="")
    same_number = others.filter(neq=OuterRef("neq")).exclude(neq="")
    return Q(Exists(same_name)) | Q(Exists(same_number))


def _with_counts(rows: QuerySet[Organisation]) -> QuerySet[Organisation, Any]:
    here = {"organisation": OuterRef("id")}
    region = Fact.objects.filter(**here, question=REGION).values("value")[:1]
    return rows.annotate(
        region=Subquery(region),
        people=_count(SeatRow.objects.filter(**here)),
        diagnoses=_count(Campaign.objects.filter(**here)),
    ).values("id", "name", "plain_name", "neq", "made_at", "region", "people", "diagnoses")


def _count(rows: QuerySet[Any]) -> Coalesce:
    """How many rows hang on each organisation, without multiplying one kind by another."""
    counted = rows.order_by().values("organisation").annotate(each=Count("id")).values("each")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
