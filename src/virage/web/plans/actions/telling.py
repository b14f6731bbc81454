"""Mails of what was said of the plans: one a plan and a person, however much was said."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from virage.web.accounts.models import User
from virage.web.jobs.actions import post_mail
from virage.web.jobs.links import absolute
from virage.web.plans.models import Plan, Remark, Suggestion
from virage.web.plans.queries import remarks as queries

Said = Remark | Suggestion


def tell_of_remarks(now: datetime) -> None:
    """Write to whom it concerns that something was said since the last mail; no words of it."""
    said: defaultdict[Plan, list[Said]] = defaultdict(list)
    for row in queries.untold():
        said[row.plan].append(row)
    for plan, rows in said.items():
        with transaction.atomic():
            _mark(rows)
            _tell(plan, rows, now)


def _mark(rows: Iterable[Said]) -> None:
    for model in (Remark, Suggestion):
        ids = [each.id for each in rows if isinstance(each, model)]
        model._default_manager.filter(id__in=ids).update(told=True)  # noqa: SLF001


def _tell(plan: Plan, rows: list[Said], now: datetime) -> None:
    for person in queries.concerned(plan):
        others = [each for each in rows if each.author_id != person.id]
        if others:
            _post(plan, person, others, now=now)


def _post(plan: Plan, person: User, rows: list[Said], *, now: datetime) -> None:
    suggestions = sum(isinstance(each, Suggestion) for each in rows)
    language = "en" if person.language == "en" else "fr"
    post_mail(
        now=now,
        purpose="plan.remarks",
        occasion=f"plan:{plan.id}:{now:%Y-%m-%dT%H}",
        recipient=person.email,
        organisation=plan.organisation_id,
        language=language,
        template="plans/mail/remarks",
        context={
            "organisation": plan.organisation.name,
            "remarks": len(rows) - suggestions,
            "suggestions": suggestions,
            "url": absolute("plans:remarks", plan.organisation_id, language=language),
        },
    )
