"""Between the rows of the mandates and the values of the core."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone

from virage.core import envelopes, subsidy
from virage.core.access import Thing
from virage.core.envelopes import Movement
from virage.core.funding import Facts, Match, Programme
from virage.core.funding.programmes import Catalogue
from virage.core.funding.values import LegalForm
from virage.core.initiatives import SizeBand
from virage.core.logic import Truth
from virage.core.mandates import Activity, Grant, Stage
from virage.core.subsidy import Setting, Terms
from virage.core.text import Language, LocalText
from virage.documents.funding.labels import fact_asked, labels_of
from virage.documents.funding.outline import outline
from virage.documents.mandates.calendar import Appointment
from virage.documents.mandates.claim import Claimed, Worked
from virage.library import shipped
from virage.web.funding import bridge as funding
from virage.web.mandates.models import Claim, Mandate, Meeting, TermsRow
from virage.web.organisations.bridge import catalogues, current_questionnaire
from virage.web.organisations.models import Organisation
from virage.web.organisations.queries import facts_of
from virage.web.plans.queries import last_closed

SUBSIDY = "planification_strategique"
STANDS = (Stage.APPLIED, Stage.APPROVED, Stage.WORK)
Lines = list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class Judged:
    """The subsidy judged for an organisation, whose facts it read.

    `hours` are what its size is granted, None while that is not known.
    """

    truth: Truth
    hours: int | None
    found: Match
    catalogue: Catalogue

    def lines(self, language: Language) -> Lines:
        """Each rule, what is known, and what it says; the heading of a group says nothing."""
        labels = labels_of(current_questionnaire(), self.catalogue, language)
        facts = self.found.case.facts
        return [
            {
                "text": line.text,
                "fact": line.fact,
                "outcome": line.verdict.value if line.verdict else "",
            }
            for judged in self.found.judged
            for line in outline(judged, facts, labels)
        ]

    def missing(self, language: Language) -> tuple[str, ...]:
        """The facts to tell."""
        labels = labels_of(current_questionnaire(), self.catalogue, language)
        return tuple(fact_asked(fact, labels) for fact in self.found.missing)


def entry() -> Programme:
    """The subsidy in the catalogue of this installation, else as it is shipped."""
    found = catalogues().funding.by_id.get(SUBSIDY)
    return found or shipped().funding.by_id[SUBSIDY]


def terms_from(row: TermsRow) -> Terms:
    """The terms of a row."""
    return Terms(
        in_force_from=row.in_force_from,
        forms=frozenset(LegalForm(each) for each in row.forms),
        hours={SizeBand(band): quarters for band, quarters in row.hours.items()},
        share=row.share,
        rate=row.rate,
        year_begins=row.year_begins,
    )


def settings_from(rows: Iterable[TermsRow]) -> tuple[Setting, ...]:
    """Everything that was written of the terms."""
    return tuple(
        Setting(
            terms_from(row),
            timezone.localdate(row.written_at),
            LocalText(row.words, row.words_en) if row.words else None,
        )
        for row in rows
    )


def columns_of(terms: Terms) -> Mapping[str, Any]:
    """What the row of terms holds."""
    return {
        "in_force_from": terms.in_force_from,
        "forms": sorted(each.value for each in terms.forms),
        "hours": {band.value: quarters for band, quarters in terms.hours.items()},
        "share": terms.share,
        "rate": terms.rate,
        "year_begins": terms.year_begins,
    }


def judge(organisation: Organisation, terms: Terms | None, on: date) -> Judged:
    """Judge the subsidy for an organisation, by what it told."""
    facts = told_by(organisation)
    finished = last_closed(organisation) is not None
    found, catalogue = subsidy.judge(entry(), terms, facts, finished=finished, on=on)
    people = facts.employees
    hours = None if terms is None or people is None else terms.granted(people)
    return Judged(found.truth, hours, found, catalogue)


def told_by(organisation: Organisation) -> Facts:
    """What an organisation told of itself."""
    return funding.facts_told(funding.answers_of(facts_of(organisation).values()))


def judged_in_both(judged: Judged) -> Lines:
    """The rules and what each said, in both languages, to be kept."""
    said = {code: judged.lines(_as_language(code)) for code, _name in settings.LANGUAGES}
    return [
        {
            "outcome": fr["outcome"],
            "fr": _with_fact(fr),
            "en": _with_fact(en),
        }
        for fr, en in zip(said["fr"], said["en"], strict=True)
    ]


def sentences(judged: Judged, language: Language) -> Iterator[tuple[str, str]]:
    """Each rule: what it says of the organisation, and the rule with the fact that it read."""
    yield from ((line["outcome"], _with_fact(line)) for line in judged.lines(language))


def _as_language(code: str) -> Language:
    return "en" if code == "en" else "fr"


def _with_fact(line: Mapping[str, str]) -> str:
    statement = line["text"].endswith(".")  # it says by itself what is known
    return line["text"] if statement or not line["fact"] else f"{line['text']} ({line['fact']})"


def thing_of(mandate: Mandate) -> Thing:
    """A mandate as the policy sees it; its case is known with it."""
    case = mandate.accompaniment
    over = mandate.at not in STANDS or case.ended_at is not None
    return Thing(
        id=str(mandate.id),
        organisation=str(mandate.organisation_id),
        office=str(mandate.office_id) if mandate.office_id else None,
        advisor=str(case.advisor.account_id) if case.advisor else None,
        settled=over,
    )


def grant_of(mandate: Mandate, began_on: date | None) -> Grant:
    """The hours of a mandate."""
    return Grant(mandate.granted, mandate.used, began_on)


def movements_of(mandate: Mandate) -> tuple[Movement, ...]:
    """What an approved mandate, read with what was added and worked, did to its envelope."""
    added = [(_day(each.decided_at), each.quarters) for each in getattr(mandate, "added", ())]
    first = mandate.granted - sum(quarters for _on, quarters in added)
    worked = tuple((each.on, each.quarters) for each in getattr(mandate, "worked_on", ()))
    over = mandate.finished_at or mandate.closed_at
    grant = envelopes.Grant(
        rate=mandate.rate,
        share=mandate.share,
        granted=((_day(mandate.decided_at), first), *added),
        worked=worked,
        ended_on=_day(over) if over else None,
        kept=mandate.reserved,
        claimed_on=_day(mandate.claim.made_at) if hasattr(mandate, "claim") else None,
    )
    return tuple(envelopes.movements(grant))


def _day(moment: datetime | None) -> date:
    return timezone.localdate(moment)


def claimed_from(made: Claim, language: Language) -> Claimed:
    """A claim as its documents say it."""
    frozen = made.frozen
    hours = tuple(
        Worked(
            date.fromisoformat(each["on"]),
            Activity(each["activity"]),
            each["quarters"],
            each["words"],
        )
        for each in frozen["hours"]
    )
    return Claimed(
        organisation=frozen["organisation"],
        office=frozen["office"].get(language, ""),
        advisors=tuple(frozen["advisors"]),
        rate=frozen["rate"],
        share=frozen["share"],
        granted=frozen["granted"],
        on=timezone.localdate(made.made_at),
        hours=hours,
        id=str(made.mandate_id),
    )


def appointment_of(meeting: Meeting, organisation: str) -> Appointment:
    """A meeting as its calendar file says it."""
    return Appointment(
        id=str(meeting.id),
        host=urlsplit(settings.VIRAGE_ADDRESS).hostname or "virage",
        title=meeting.title,
        organisation=organisation,
        starts_at=meeting.starts_at,
        minutes=meeting.minutes,
        place=meeting.place,
        link=meeting.link,
        sequence=meeting.sequence,
        changed_at=meeting.changed_at,
        cancelled=meeting.cancelled_at is not None,
    )
