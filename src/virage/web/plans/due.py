"""What is due of the plans: what was said of them, the PDFs of adopted ones, the reminders."""

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils import timezone

from virage.core.text import LANGUAGES, Language
from virage.web.jobs.due import due
from virage.web.organisations.models import Organisation
from virage.web.plans.actions.papering import keep_papers
from virage.web.plans.actions.reminding import Reminder, remind
from virage.web.plans.actions.telling import tell_of_remarks
from virage.web.plans.courses import InForce, Planned
from virage.web.plans.papering import papers_for
from virage.web.plans.queries import following as records

log = logging.getLogger("virage.worker")


@due("plans.papers", every=timedelta(minutes=1))
def make_papers(now: datetime) -> None:
    """Make the PDFs of what was adopted; one that cannot be made holds up no other."""
    for version in records.without_papers():
        try:
            made = papers_for(version)
        except Exception:
            log.exception("the papers of version %s cannot be made", version.id)
            continue
        keep_papers(version, made, now)


@due("plans.reminders", every=timedelta(hours=1))
def remind_everybody(now: datetime) -> None:
    """Write what is to be told of the plans in force, each thing once to each person."""
    for organisation in records.organisations_with_a_plan():
        seats, by_language = records.written_to(organisation), reminders_of(organisation, now)
        for seat in seats:
            for reminder in by_language["en" if seat.account.language == "en" else "fr"]:
                remind(seat=seat, reminder=reminder, name=organisation.name, now=now)


def reminders_of(organisation: Organisation, now: datetime) -> dict[Language, list[Reminder]]:
    """What is to be told of an organisation's plan at a moment, in each language."""
    version = records.in_force(organisation)
    if version is None:
        return {language: [] for language in LANGUAGES}
    progress = records.progress_of(version.plan_id)
    force = InForce(version, progress, timezone.localdate(now))
    return {language: list(_reminders(force, language)) for language in LANGUAGES}


def _reminders(force: InForce, language: Language) -> Iterator[Reminder]:
    organisation, plan = force.version.organisation_id, force.version.plan_id
    for kind, steps in (("begins", force.beginning), ("late", force.late)):
        if steps:
            names = [force.name(each.id, language) for each in steps]
            occasion = f"{plan}:{force.first + force.now}"
            yield Reminder(kind, occasion, "follow", (organisation,), {"steps": names})
    for step in _unread(force):
        yield Reminder(
            "indicator",
            f"{plan}:{step.id}",
            "follow_step",
            (organisation, step.id),
            {"step": force.name(step.id, language)},
        )
    for each in records.due_checkpoints(force.version.plan, force.today):
        yield Reminder(
            "checkpoint",
            f"{each.id}:{each.due_on}",
            "checkpoint",
            (organisation, each.id),
            {"months": each.months},
        )


def _unread(force: InForce) -> Iterator[Planned]:
    """The steps that are done and whose indicator nobody read."""
    return (each for each in force.done if not force.progress[each.id].value)


@due("plans.remarks", every=timedelta(hours=1))
def tell_what_was_said(now: datetime) -> None:
    """Write to whom it concerns, one mail a plan."""
    tell_of_remarks(now)
