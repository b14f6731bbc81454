"""Mandates for tests: terms that a programme could set, envelopes, a mandate at each stage."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from tests.coops import HOLDER, a_coop, actor_of
from tests.offices import (
    ADVISOR,
    DIRECTOR,
    NAME,
    an_advisor,
    an_office,
    asked,
    at_the_desk,
    the_office,
)
from tests.people import person
from tests.web.plans.acting import a_diagnosed_coop
from virage.core.access import Actor, SiteRole
from virage.core.funding.values import LegalForm
from virage.core.initiatives import SizeBand
from virage.core.mandates import Activity, Stage, Work
from virage.core.subsidy import Terms
from virage.web.mandates import actions
from virage.web.mandates.actions.accepting import Acceptance
from virage.web.mandates.actions.sharing import Wanted
from virage.web.mandates.actions.working import Wanted as WantedHours
from virage.web.mandates.models import (
    Agreement,
    Amendment,
    Claim,
    Document,
    Evaluation,
    Hours,
    Mandate,
    Meeting,
    Note,
)
from virage.web.mandates.queries.terms import last_terms
from virage.web.offices.actions import assign
from virage.web.offices.models import Accompaniment, Advisor, Office
from virage.web.organisations.models import Organisation

RATE, SHARE, HOURS = 10_000, 7_500, 80
LEAD = "lea@example.org"
WORDS = "24 7"  # no letter, so that the check of words does not meet it


def terms(**given: Any) -> Terms:
    """Terms: a co-op with 1 to 9 employees has 20 hours, of which the programme pays 75 %."""
    hours = {SizeBand.NO_STAFF: 40, SizeBand.SMALL: HOURS, SizeBand.MEDIUM: 120}
    said: dict[str, Any] = {
        "in_force_from": timezone.localdate(),
        "forms": frozenset({LegalForm.COOPERATIVE, LegalForm.NON_PROFIT, LegalForm.MUTUAL}),
        "hours": {**hours, SizeBand.LARGE: 160},
        "share": SHARE,
        "rate": RATE,
        "year_begins": 1,
    }
    return Terms(**said | given)


def director() -> Actor:
    """Who directs the programme, with an account of their own."""
    return replace(DIRECTOR, account=str(person("dan@example.org", SiteRole.DIRECTOR).id))


def set_terms(**given: Any) -> None:
    """Write terms after the last ones."""
    last, today = last_terms(), timezone.localdate()
    base = last.number if last else 0
    words = actions.Words("Merci", "Thanks")
    assert actions.set_terms(
        actor=director(), base=base, terms=terms(**given), words=words, today=today
    )


def set_envelope(office: Office, cents: int = 10_000_00, year: int = 0) -> None:
    """Give an office an envelope for the year of today."""
    year = year or timezone.localdate().year
    assert actions.set_envelope(actor=director(), office=office, year=year, base=0, cents=cents)


def holder() -> Actor:
    """Who holds the account of the co-op."""
    return actor_of(person(HOLDER))


def a_case(**coop: Any) -> Accompaniment:
    """The case of a diagnosed co-op of Saguenay, which Ivy has; Léa leads the office."""
    office = Office.objects.filter(name="Bureau du Saguenay").first() or an_office()
    ivy = Advisor.objects.filter(account__email=ADVISOR).first() or an_advisor(ADVISOR, office)
    if not Advisor.objects.filter(account__email=LEAD).exists():
        an_advisor(LEAD, office, lead=True)
    case = asked(a_diagnosed_coop(**coop))
    assert assign(actor=DIRECTOR, case=case, advisor=ivy)
    return fresh_case(case)


def fresh_case(case: Accompaniment) -> Accompaniment:
    """A case as it is now."""
    rows = Accompaniment.objects.select_related("organisation", "office", "advisor__account")
    return rows.get(id=case.id)


def fresh(mandate: Mandate) -> Mandate:
    """A mandate as it is now."""
    known = ("organisation", "office", "terms", "accompaniment__advisor__account")
    return Mandate.objects.select_related(*known).get(id=mandate.id)


def ivy() -> Actor:
    """The advisor who has the case."""
    return at_the_desk(Advisor.objects.get(account__email=ADVISOR))


def lead() -> Actor:
    """Who leads the office."""
    return at_the_desk(Advisor.objects.get(account__email=LEAD))


def an_application(*, cents: int = 10_000_00) -> Mandate:
    """What a co-op applied for, once the terms and the envelope are set."""
    case = a_case()
    set_terms()
    assert case.office
    set_envelope(case.office, cents)
    account = person(HOLDER)
    made = actions.apply(actor=holder(), account=account, organisation=case.organisation)
    return fresh(made)


def approved(mandate: Mandate) -> Mandate:
    """The same, once the lead approved it."""
    actions.approve(actor=lead(), mandate=mandate)
    return fresh(mandate)


def acceptance(mandate: Mandate, **given: Any) -> Acceptance:
    """What the signatory of the board says."""
    agreement = Agreement.objects.get(mandate=mandate)
    said: dict[str, Any] = {
        "name": "Ana Tremblay",
        "resolution": "2026-14",
        "resolved_on": timezone.localdate(),
        "language": "fr",
        "digest": agreement.digest_fr,
    }
    return Acceptance(**said | given)


def at_work(mandate: Mandate | None = None) -> Mandate:
    """A mandate whose agreement is accepted."""
    mandate = approved(mandate or an_application())
    actions.accept(actor=holder(), mandate=mandate, acceptance=acceptance(mandate))
    return fresh(mandate)


def wanted(quarters: int = 4, kind: Any = Activity.PLAN, **given: Any) -> WantedHours:
    """Hours of today."""
    on = given.get("on", timezone.localdate())
    return WantedHours(Work(kind, quarters, on), given.get("words", "Plan dressé"))


def a_meeting(**given: Any) -> Wanted:
    """A meeting of tomorrow."""
    said: dict[str, Any] = {
        "title": "Lire le portrait",
        "starts_at": timezone.now() + timedelta(days=1),
        "minutes": 60,
        "link": "https://video.example.org/salle",
    }
    return Wanted(**said | given)


def the_mandate() -> Mandate:
    """The mandate of the walks, made once a test: at work, with one thing of each kind.

    Its advisor is who may open every page, when they advise; else it waits for somebody.
    """
    found = Mandate.objects.filter(accompaniment__words=WORDS).first()
    return found or _made(a_coop().organisation)


def _made(place: Organisation) -> Mandate:
    now = timezone.now()
    case = Accompaniment.objects.create(
        organisation=place, words=WORDS, language="fr", office_id=the_office(), asked_at=now,
        waiting_since=now, advisor=Advisor.objects.filter(account__email=HOLDER).first(),
    )  # fmt: skip
    return one_of_each(case, NAME)


def one_of_each(case: Accompaniment, words: str) -> Mandate:
    """A mandate at work, and one row of each kind of thing that it may hold, which says words."""
    now = timezone.now()
    mandate = Mandate.objects.create(
        organisation=case.organisation, accompaniment=case, office=case.office,
        stage=Stage.WORK.value, applied_at=now, decided_at=now, refusal=words, rate=RATE,
        share=SHARE, granted=HOURS, used=4, judged=[{"outcome": "yes", "fr": "1", "en": "1"}],
    )  # fmt: skip
    held: dict[str, Any] = {"organisation": case.organisation, "mandate": mandate}
    Agreement.objects.create(
        **held, made_at=now, pdf_fr=b"%PDF-fr", pdf_en=b"%PDF-en", digest_fr="0" * 64,
        digest_en="0" * 64, accepted_at=now, name=words, resolution=words, resolved_on=now.date(),
        language="fr", digest="0" * 64,
    )  # fmt: skip
    Amendment.objects.create(**held, quarters=8, words=words, asked_at=now, agreed_at=now)
    Meeting.objects.create(**held, title=words, starts_at=now, minutes=30, changed_at=now)
    Note.objects.create(**held, words=words, made_at=now)
    Document.objects.create(
        **held, name=f"{words}.pdf", kind="application/pdf", size=5, content=b"%PDF-", made_at=now
    )
    marks = dict.fromkeys(("useful", "clear", "independent", "autonomous"), 4)
    Evaluation.objects.create(**held, marks=marks, words=words, made_at=now)
    worked = {"on": now.date().isoformat(), "activity": "plan", "quarters": 4, "words": words}
    frozen = {
        "organisation": words, "office": {}, "advisors": [], "rate": RATE, "share": SHARE,
        "granted": HOURS, "hours": [worked],
    }  # fmt: skip
    Claim.objects.create(**held, made_at=now, quarters=4, cost=RATE, subsidy=SHARE, frozen=frozen)
    Hours.objects.create(
        **held, on=now.date(), activity="plan", quarters=4, words=words, made_at=now
    )
    return mandate


def one_of(model: type[Hours] | type[Meeting] | type[Document] | type[Amendment]) -> UUID:
    """The one thing of a kind in the mandate of the walks."""
    return model._default_manager.get(mandate=the_mandate()).id
