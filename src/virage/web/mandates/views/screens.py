"""The page of a mandate, which both sides see: every text resolved."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from virage.core.access import Actor, decide
from virage.core.mandates import Activity, Stage
from virage.documents.language import clock, day_in_words, moment_in_words
from virage.documents.mandates.wording import activities
from virage.web.accounts.models import User
from virage.web.mandates.bridge import thing_of
from virage.web.mandates.forms.mandates import MARKS, QUESTIONS
from virage.web.mandates.models import Agreement, Amendment, Hours, Mandate, Meeting, Outcome
from virage.web.mandates.queries import mandates as queries
from virage.web.mandates.views import words
from virage.web.offices.views.words import Line, day_of
from virage.web.ui.page import language

KILO = 1024


@dataclass(frozen=True, slots=True)
class HoursLine:
    """Hours in a list."""

    id: UUID
    day: str
    hours: str
    activity: str
    words: str
    advisor: str


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting in a list."""

    id: UUID
    title: str
    when: str
    place: str
    link: str
    cancelled: bool
    past: bool


@dataclass(frozen=True, slots=True)
class AmendmentLine:
    """More hours that were asked for; `agrees` waits for the co-op, `decides` for the office."""

    id: UUID
    hours: str
    words: str
    asked: str
    stands: str
    agrees: bool
    decides: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the journal, or a document: who gave it, when."""

    id: UUID
    text: str
    who: str
    day: str
    size: str = ""


@dataclass(frozen=True, slots=True)
class Accepted:
    """Who accepted the agreement; empty while nobody has. `digest` is that of this language."""

    digest: str
    by: str
    resolution: str
    resolved: str
    on: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class MandatePage:
    """A mandate, whole."""

    id: UUID
    organisation: UUID
    name: str
    stage: str
    stands: str
    refusal: str
    advisor: str
    email: str
    office: str
    sums: tuple[Line, ...]
    judged: tuple[tuple[str, str], ...]
    agreement: Accepted | None
    portrait: str
    plan: str
    hours: tuple[HoursLine, ...]
    meetings: tuple[MeetingLine, ...]
    amendments: tuple[AmendmentLine, ...]
    notes: tuple[Entry, ...]
    documents: tuple[Entry, ...]
    marks: tuple[Line, ...]
    evaluation: str
    claimed: bool
    may: dict[str, bool] = field(default_factory=dict)

    @property
    def agrees(self) -> AmendmentLine | None:
        """The amendment that waits for the co-op."""
        return next((each for each in self.amendments if each.agrees), None)

    @property
    def decides(self) -> AmendmentLine | None:
        """The amendment that waits for the office."""
        return next((each for each in self.amendments if each.decides), None)


VERBS = ("follow", "apply", "accept", "work", "contribute", "approve", "claim")


def page_of(actor: Actor, mandate: Mandate) -> MandatePage:
    """A mandate as the actor, who may read it, sees it."""
    thing, case = thing_of(mandate), mandate.accompaniment
    advisor = case.advisor if case.ended_at is None else None
    return MandatePage(
        id=mandate.id,
        organisation=mandate.organisation_id,
        name=mandate.organisation.name,
        stage=mandate.stage,
        stands=words.stands(mandate),
        refusal=mandate.refusal,
        advisor=advisor.name if advisor else "",
        email=advisor.account.email if advisor else "",
        office=mandate.office.name_in(language()) if mandate.office else "",
        sums=words.sums(mandate),
        judged=tuple((each["outcome"], each[language()]) for each in mandate.judged),
        agreement=_accepted(getattr(mandate, "agreement", None)),
        portrait=_day(mandate.portrait_on),
        plan=_day(mandate.plan_on),
        hours=tuple(map(_hours, queries.hours_of(mandate))),
        meetings=tuple(map(_meeting, queries.meetings_of(mandate))),
        amendments=tuple(map(_amendment, queries.amendments_of(mandate))),
        notes=_notes(mandate),
        documents=_documents(mandate),
        marks=_marks(mandate),
        evaluation=mandate.evaluation.words if hasattr(mandate, "evaluation") else "",
        claimed=mandate.at is Stage.CLAIMED,
        may={name: bool(decide(f"mandate.{name}", actor, thing)) for name in VERBS},
    )


def _day(day: date | None) -> str:
    return day_in_words(day, language()) if day else ""


def _accepted(agreement: Agreement | None) -> Accepted | None:
    if agreement is None:
        return None
    digest = agreement.digest_en if language() == "en" else agreement.digest_fr
    return Accepted(
        digest=digest,
        by=agreement.name,
        resolution=agreement.resolution,
        resolved=_day(agreement.resolved_on),
        on=day_of(agreement.accepted_at),
        fingerprint=agreement.digest,
    )


def _hours(row: Hours) -> HoursLine:
    return HoursLine(
        id=row.id,
        day=_day(row.on),
        hours=words.hours(row.quarters),
        activity=activities(language())[Activity(row.activity)],
        words=row.words,
        advisor=row.advisor.name if row.advisor else "",
    )


def _meeting(row: Meeting) -> MeetingLine:
    return MeetingLine(
        id=row.id,
        title=row.title,
        when=moment_in_words(timezone.localtime(row.starts_at), language()),
        place=row.place,
        link=row.link,
        cancelled=row.cancelled_at is not None,
        past=row.starts_at < timezone.now(),
    )


def _amendment(row: Amendment) -> AmendmentLine:
    waits = row.outcome == Outcome.WAITING
    return AmendmentLine(
        id=row.id,
        hours=words.hours(row.quarters),
        words=row.words,
        asked=day_of(row.asked_at),
        stands=_amended(row),
        agrees=waits and row.agreed_at is None,
        decides=waits and row.agreed_at is not None,
    )


def _amended(row: Amendment) -> str:
    if row.outcome == Outcome.WAITING:
        waits = _("The office decides.")
        return waits if row.agreed_at else _("The organisation has still to agree.")
    day = {"day": day_of(row.decided_at), "reason": row.refusal}
    if row.outcome == Outcome.APPROVED:
        return _("Approved on %(day)s.") % day
    return _("Refused on %(day)s. %(reason)s") % day


def _notes(mandate: Mandate) -> tuple[Entry, ...]:
    return tuple(
        Entry(each.id, each.words, _who(each.account), day_of(each.made_at))
        for each in queries.notes_of(mandate)
    )


def _documents(mandate: Mandate) -> tuple[Entry, ...]:
    return tuple(
        Entry(each.id, each.name, "", day_of(each.made_at), _size(each.size))
        for each in queries.documents_of(mandate)
    )


def _who(account: User | None) -> str:
    return account.email if account else ""


def _size(count: int) -> str:
    kilobytes = {"size": max(1, round(count / KILO))}
    return _("%(size)s kB") % kilobytes


def _marks(mandate: Mandate) -> tuple[Line, ...]:
    if not hasattr(mandate, "evaluation"):
        return ()
    said, marks = dict(MARKS), mandate.evaluation.marks
    return tuple(
        Line(str(label), str(said[str(marks[name])]))
        for name, label in QUESTIONS.items()
        if name in marks
    )


def moment(value: datetime) -> str:
    """An hour of the day."""
    return clock(timezone.localtime(value), language())
