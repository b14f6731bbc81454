"""Making an organisation, naming it, saying its facts."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from virage.core.access import Actor, Role
from virage.core.answers import Answer, Json, as_json
from virage.web.accounts.models import User
from virage.web.journal.actions import record
from virage.web.limits import CALLS, FOUNDINGS, spend
from virage.web.organisations.actions.inviting import offer
from virage.web.organisations.bridge import thing_of
from virage.web.organisations.models import Fact, Organisation, SeatRow, compared
from virage.web.refusals import require


def found_organisation(
    *, actor: Actor, account: User, name: str, role: Role, neq: str = "", language: str = "fr"
) -> Organisation:
    """Make an organisation whose account the person holds; TooOftenError past ten in a day."""
    require("organisation.found", actor)
    now = timezone.now()
    with transaction.atomic():
        spend(FOUNDINGS, str(actor.account))
        organisation = Organisation.objects.create(
            name=name, neq=neq, language=language, made_at=now
        )
        SeatRow.objects.create(
            organisation=organisation, account=account, role=role.value, holder=True, made_at=now
        )
        record(
            verb="organisation.found",
            actor=actor,
            organisation=organisation.id,
            fields={"name": name, "neq": neq},
        )
    return organisation


def found_after_a_call(*, actor: Actor, name: str, email: str, language: str) -> Organisation:
    """Make an organisation for somebody who called an advisor; its account is offered to them.

    Nobody holds it until they take the seat. TooOftenError past twenty in a day.
    """
    require("accompaniment.open", actor)
    with transaction.atomic():
        spend(CALLS, str(actor.account))
        organisation = Organisation.objects.create(
            name=name, language=language, made_at=timezone.now()
        )
        record(
            verb="organisation.found",
            actor=actor,
            organisation=organisation.id,
            fields={"name": name},
        )
        offer(
            actor=actor,
            organisation=organisation,
            email=email.strip().lower(),
            role=Role.MANAGER,
            holder=True,
            language=language,
        )
    return organisation


def change_identity(
    *, actor: Actor, organisation: Organisation, base: int, name: str, neq: str, language: str
) -> bool:
    """Change what an organisation is called; False when somebody changed it since `base`."""
    require("organisation.change", actor, thing_of(organisation))
    with transaction.atomic():
        row = Organisation.objects.filter(id=organisation.id, version=base)
        said = {"name": name, "plain_name": compared(name), "neq": neq, "language": language}
        if not row.update(**said, version=base + 1):
            return False
        record(
            verb="organisation.change",
            actor=actor,
            organisation=organisation.id,
            fields={"name": name, "neq": neq},
        )
    return True


@dataclass(frozen=True, slots=True)
class Said:
    """A fact as a person sends it; `was` is what their page showed, `base` its version."""

    question: str
    answer: Answer | None
    base: int
    was: str

    @property
    def value(self) -> Json | None:
        """The fact as it is kept."""
        return None if self.answer is None else as_json(self.answer)


def save_facts(
    *, actor: Actor, account: User, organisation: Organisation, facts: Iterable[Said]
) -> tuple[str, ...]:
    """Save facts; return the questions whose fact somebody else changed meanwhile, left as is."""
    require("organisation.change", actor, thing_of(organisation))
    conflicts: list[str] = []
    with transaction.atomic():
        Organisation.objects.select_for_update().get(id=organisation.id)
        rows = {row.question: row for row in Fact.objects.filter(organisation=organisation)}
        changed = False
        for said in facts:
            row = rows.get(said.question)
            if said.value == (row.value if row else None) or _untouched(said):
                continue
            if (row.version if row else 0) != said.base:
                conflicts.append(said.question)
                continue
            _write(organisation, account, said, row=row)
            changed = True
        if changed:
            record(verb="organisation.facts", actor=actor, organisation=organisation.id)
    return tuple(conflicts)


def _untouched(said: Said) -> bool:
    """Whether the person left the field as the page showed it."""
    return said.was == ("" if said.value is None else str(said.value))


def _write(organisation: Organisation, account: User, said: Said, *, row: Fact | None) -> None:
    if row is not None and said.value is None:
        row.delete()
        return
    row = row or Fact(organisation=organisation, question=said.question, version=0)
    row.value, row.said_by, row.said_at = said.value, account, timezone.now()
    row.version += 1
    row.save()
