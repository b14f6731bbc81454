"""Co-ops of groups that accept, leave and are approved all at once; threads of one process."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from tests.coops import found_coop
from tests.mandates import LEAD, RATE, SHARE, fresh, set_envelope, set_terms
from tests.offices import ADVISOR, a_group, an_advisor, an_office, at_the_desk
from tests.people import person
from tests.together import accept, director, holding, manager, part
from virage.core.access import Actor
from virage.core.sharing import Basis
from virage.core.subsidy import price
from virage.web.mandates import actions
from virage.web.mandates.models import Mandate, TermsRow
from virage.web.offices.models import Accompaniment, Advisor, Office
from virage.web.refusals import RefusedError

HOURS, OF_EACH = 8, 2


def lay_out(*, groups: int, fit: int) -> None:
    """Groups of two co-ops, each with its mandate put forward; the envelope pays for so many."""
    call_command("migrate", verbosity=0, interactive=False)
    office = an_office()
    ivy = an_advisor(ADVISOR, office, load_limit=200)
    an_advisor(LEAD, office, lead=True)
    set_terms()
    one = price(HOURS * OF_EACH, rate=RATE, share=SHARE).subsidy
    set_envelope(office, one * fit + one - 1)
    for number in range(groups):
        _put_forward(office, ivy, range(number * OF_EACH, (number + 1) * OF_EACH))
    person("dan@example.org")
    connection.close()


def one_group(*, coops: int) -> None:
    """One group of so many co-ops, whose mandate is approved."""
    lay_out(groups=0, fit=coops)
    office, ivy = Office.objects.get(), Advisor.objects.get(account__email=ADVISOR)
    actions.approve(actor=director(), mandate=_put_forward(office, ivy, range(coops)))
    connection.close()


def _put_forward(office: Office, ivy: Advisor, numbers: range) -> Mandate:
    now, terms = timezone.now(), TermsRow.objects.get()
    group = a_group(office, advisor=ivy, title=f"Groupe {numbers.start}")
    said = {"office": office, "terms": terms, "rate": RATE, "share": SHARE, "applied_at": now}
    whole = Mandate.objects.create(
        group=group, basis=Basis.EQUAL.value, granted=HOURS * len(numbers), **said
    )
    for number in numbers:
        coop = found_coop(manager(number), name=f"Forestière {number:02}")
        case = Accompaniment.objects.create(
            organisation=coop, words="Aide", language="fr", region="02", office=office,
            advisor=ivy, asked_at=now, waiting_since=now, taken_at=now,
        )  # fmt: skip
        Mandate.objects.create(
            whole=whole, organisation=coop, accompaniment=case, granted=HOURS, weight=1, **said
        )
    return fresh(whole)


def approve_all() -> list[str]:
    """Approve the mandate of every group at once."""
    dan = director()
    rows = [fresh(each) for each in Mandate.objects.filter(group__isnull=False)]
    return together([_approving(dan, each) for each in rows])


def accept_and_leave() -> list[str]:
    """Of one group, half accept while the other half withdraws, all at once."""
    count = Mandate.objects.filter(whole__isnull=False).count()
    rows = [(number, part(number), holding(number)) for number in range(count)]
    return together(
        [
            _withdrawing(actor, row) if number % 2 else _accepting(number)
            for number, row, actor in rows
        ]
    )


def accept_twice() -> list[str]:
    """Both people of a co-op accept its part at once, as often as there are co-ops."""
    count = Mandate.objects.filter(whole__isnull=False).count()
    return together([_accepting(0) for _each in range(count)])


def begin_twice() -> list[str]:
    """Begin one mandate from many windows, once all but one accepted, who accepts meanwhile."""
    parts = Mandate.objects.filter(whole__isnull=False).count()
    accept(*range(parts - 1))
    whole = fresh(Mandate.objects.get(group__isnull=False))
    lea = at_the_desk(Advisor.objects.get(account__email=LEAD))
    return together([*(_beginning(lea, whole) for _each in range(parts)), _accepting(parts - 1)])


def _approving(actor: Actor, row: Mandate) -> Callable[[], object]:
    return lambda: actions.approve(actor=actor, mandate=row)


def _beginning(actor: Actor, row: Mandate) -> Callable[[], object]:
    return lambda: actions.begin(actor=actor, mandate=row)


def _withdrawing(actor: Actor, row: Mandate) -> Callable[[], object]:
    return lambda: actions.withdraw(actor=actor, mandate=row)


def _accepting(number: int) -> Callable[[], object]:
    return lambda: accept(number)


def together(deeds: list[Callable[[], object]]) -> list[str]:
    """Do all of them from the same moment on; "done", or why not, for each."""
    connection.close()
    barrier = Barrier(len(deeds))

    def do(deed: Callable[[], object]) -> str:
        barrier.wait(60)
        try:
            deed()
        except RefusedError as refusal:
            return str(refusal)
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(do, deeds))
