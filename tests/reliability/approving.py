"""Leads who approve mandates, or write hours, all at once; they run as threads of one process."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Barrier
from uuid import UUID

from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from tests.coops import found_coop
from tests.mandates import LEAD, RATE, SHARE, fresh, set_envelope, set_terms, wanted
from tests.offices import ADVISOR, an_advisor, an_office, at_the_desk
from virage.core.access import Actor
from virage.core.mandates import Stage
from virage.core.subsidy import price
from virage.web.mandates import actions
from virage.web.mandates.models import Agreement, Mandate, TermsRow
from virage.web.offices.models import Accompaniment, Advisor, Office

HOURS = 8


@dataclass(frozen=True)
class Ground:
    """The mandates that wait, and who decides."""

    mandates: tuple[UUID, ...]


def lay_out(*, mandates: int, fit: int) -> Ground:
    """Make the tables, an office whose envelope pays so many mandates, and all who apply."""
    call_command("migrate", verbosity=0, interactive=False)
    office = an_office()
    ivy = an_advisor(ADVISOR, office)
    an_advisor(LEAD, office, lead=True)
    set_terms()
    one = price(HOURS, rate=RATE, share=SHARE).subsidy
    set_envelope(office, one * fit + one - 1)
    made = tuple(_apply(number, office, ivy) for number in range(mandates))
    connection.close()
    return Ground(made)


def _apply(number: int, office: Office, ivy: Advisor) -> UUID:
    coop, now = found_coop(f"holder{number}@example.coop", name=f"Coop {number}"), timezone.now()
    case = Accompaniment.objects.create(
        organisation=coop, words="Aide", language="fr", region="02", office=office, advisor=ivy,
        asked_at=now, waiting_since=now, taken_at=now,
    )  # fmt: skip
    made = Mandate.objects.create(
        organisation=coop, accompaniment=case, office=office, terms=TermsRow.objects.get(),
        applied_at=now, rate=RATE, share=SHARE, granted=HOURS,
    )  # fmt: skip
    return made.id


def approve_all(ground: Ground) -> list[str]:
    """Approve every mandate at once, each in its thread, all read before: what each was told."""
    actor = at_the_desk(Advisor.objects.get(account__email=LEAD))
    rows = [fresh(Mandate(id=each)) for each in ground.mandates]
    return _together([_approving(actor, row) for row in rows])


def approve_twice(ground: Ground) -> list[str]:
    """Approve one mandate as often, all at once."""
    actor = at_the_desk(Advisor.objects.get(account__email=LEAD))
    rows = [fresh(Mandate(id=ground.mandates[0])) for _each in ground.mandates]
    return _together([_approving(actor, row) for row in rows])


def write_all(ground: Ground) -> list[str]:
    """Write an hour in one mandate from as many windows, all at once."""
    now, mandate = timezone.now(), Mandate.objects.get(id=ground.mandates[0])
    Agreement.objects.create(
        organisation=mandate.coop, mandate=mandate, made_at=now, pdf_fr=b"",
        pdf_en=b"", digest_fr="", digest_en="", accepted_at=now,
    )  # fmt: skip
    Mandate.objects.filter(id=mandate.id).update(stage=Stage.WORK.value)
    actor = at_the_desk(Advisor.objects.get(account__email=ADVISOR))
    rows = [fresh(mandate) for _each in ground.mandates]
    return _together([_writing(actor, row) for row in rows])


def _approving(actor: Actor, row: Mandate) -> Callable[[], object]:
    return lambda: actions.approve(actor=actor, mandate=row)


def _writing(actor: Actor, row: Mandate) -> Callable[[], object]:
    return lambda: actions.write_hours(actor=actor, mandate=row, wanted=wanted(4))


def _together(deeds: list[Callable[[], object]]) -> list[str]:
    """Do all of them from the same moment on; "done", or why not, for each."""
    connection.close()
    barrier = Barrier(len(deeds))

    def do(deed: Callable[[], object]) -> str:
        barrier.wait(60)
        try:
            deed()
        except actions.EnvelopeSpentError as refusal:
            return str(refusal)
        except actions.ChangedMeanwhileError as refusal:
            return str(refusal)
        except actions.RefusedHoursError as refusal:
            return str(refusal)
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(do, deeds))
