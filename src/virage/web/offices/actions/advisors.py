"""Writing an advisor, changing what they serve, and what each decides about themselves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from virage.core.access import Actor, SiteRole
from virage.web.accounts.actions import grant, open_account, revoke
from virage.web.jobs.actions import post_mail
from virage.web.jobs.links import absolute
from virage.web.journal.actions import record
from virage.web.offices.models import Advisor, Post
from virage.web.offices.queries.cases import load_of
from virage.web.refusals import RefusedError, require

LISTS = ("regions", "sectors", "kinds", "languages")


@dataclass(frozen=True, slots=True, kw_only=True)
class AdvisorWanted:
    """What the director writes of an advisor; `offices` and `leads` hold ids of offices."""

    name: str
    languages: tuple[str, ...]
    load_limit: int
    offices: frozenset[UUID]
    leads: frozenset[UUID] = frozenset()
    regions: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    absent_from: date | None = None
    absent_to: date | None = None

    @property
    def columns(self) -> Mapping[str, Any]:
        """What the row holds."""
        plain = ("name", "load_limit", "absent_from", "absent_to")
        kept: dict[str, Any] = {name: getattr(self, name) for name in plain}
        return MappingProxyType(kept | {name: list(getattr(self, name)) for name in LISTS})


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnChoice:
    """What an advisor decides: when they are away, and whether their name is public."""

    absent_from: date | None = None
    absent_to: date | None = None
    public: bool = False


class HasCasesError(RefusedError):
    """An advisor with cases does not stop."""


class AdvisesAlreadyError(RefusedError):
    """The address is an advisor's already."""


def add_advisor(*, actor: Actor, email: str, language: str, wanted: AdvisorWanted) -> Advisor:
    """Make somebody an advisor, and write to them; AdvisesAlreadyError when they are one.

    Their account is made when there is none; the role asks them for a second proof.
    """
    require("office.keep", actor)
    now = timezone.now()
    with transaction.atomic():
        user = open_account(actor=actor, email=email, language=language)
        if Advisor.objects.filter(account=user).exists():
            raise AdvisesAlreadyError("advises already")
        advisor = Advisor.objects.create(account=user, made_at=now, **wanted.columns)
        _place(advisor, wanted)
        _entrust(advisor)
        post_mail(
            now=now,
            purpose="advisor.welcome",
            occasion=str(advisor.id),
            recipient=user.email,
            language=user.language,
            template="offices/mail/welcome",
            context={"url": absolute("offices:desk", language=user.language)},
        )
        _record("advisor.add", actor, advisor)
    return advisor


def change_advisor(*, actor: Actor, advisor: Advisor, base: int, wanted: AdvisorWanted) -> bool:
    """Change an advisor; False, and nothing changed, when somebody changed it since `base`."""
    require("office.keep", actor)
    with transaction.atomic():
        rows = Advisor.objects.filter(id=advisor.id, version=base)
        if not rows.update(**wanted.columns, version=base + 1):
            return False
        _place(advisor, wanted)
        if advisor.ended_at is None:
            _entrust(advisor)
        _record("advisor.change", actor, advisor)
    return True


def turn_advisor(*, actor: Actor, advisor: Advisor, ended: bool) -> None:
    """Let somebody stop advising, or begin again; doing it a second time changes nothing.

    HasCasesError while they have cases: assign them to others first.
    """
    require("office.keep", actor)
    with transaction.atomic():
        row = Advisor.objects.select_for_update().get(id=advisor.id)
        if (row.ended_at is not None) is ended:
            return
        if ended and load_of(row):
            raise HasCasesError("has cases")
        Advisor.objects.filter(id=row.id).update(
            ended_at=timezone.now() if ended else None, version=F("version") + 1
        )
        if ended:
            for role in (SiteRole.ADVISOR, SiteRole.LEAD):
                revoke(account=row.account, role=role)
        else:
            _entrust(row)
        _record("advisor.stop" if ended else "advisor.resume", actor, row)


def choose_for_oneself(*, actor: Actor, base: int, choice: OwnChoice) -> bool:
    """Say when one is away, and whether one's name is public; False when changed since `base`."""
    require("advisor.work", actor)
    with transaction.atomic():
        rows = Advisor.objects.filter(account=UUID(str(actor.account)), ended_at=None, version=base)
        advisor = rows.first()
        if advisor is None:
            return False
        rows.update(
            absent_from=choice.absent_from,
            absent_to=choice.absent_to,
            public=choice.public,
            version=base + 1,
        )
        _record("advisor.choose", actor, advisor)
    return True


def _place(advisor: Advisor, wanted: AdvisorWanted) -> None:
    """Give the advisor these offices and no other."""
    Post.objects.filter(advisor=advisor).exclude(office__in=wanted.offices).delete()
    for office in sorted(wanted.offices):
        lead = {"lead": office in wanted.leads}
        Post.objects.update_or_create(advisor=advisor, office_id=office, defaults=lead)


def _entrust(advisor: Advisor) -> None:
    """Give the roles that go with the places, and take back that of a lead who leads no more."""
    grant(account=advisor.account, role=SiteRole.ADVISOR)
    leads = Post.objects.filter(advisor=advisor, lead=True).exists()
    (grant if leads else revoke)(account=advisor.account, role=SiteRole.LEAD)


def _record(verb: str, actor: Actor, advisor: Advisor) -> None:
    record(verb=verb, actor=actor, organisation=None, thing=UUID(str(advisor.id)))
