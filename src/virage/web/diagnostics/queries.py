"""Reads of the self-diagnosis; each starts from who asks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from virage.core.access import Actor
from virage.core.answers import Json
from virage.web.diagnostics.models import GivenAnswer, Key, Purpose, Sheet, ToolRow

LINK_LIFE = timedelta(days=30)
OF_BROWSERS = (Purpose.BROWSER, Purpose.GUEST)


@dataclass(frozen=True, slots=True)
class Opened:
    """A sheet that a key of a browser opens, as its own or as a guest's."""

    sheet_id: str
    as_guest: bool


def opened_by(digests: Iterable[str]) -> dict[str, Opened]:
    """What these keys of a browser open, by key; dead keys are left out."""
    keys = Key.objects.filter(digest__in=list(digests), purpose__in=OF_BROWSERS)
    rows = keys.values_list("digest", "sheet_id", "purpose")
    return {digest: Opened(str(sheet), kind == Purpose.GUEST) for digest, sheet, kind in rows}


def sheets_visible_to(actor: Actor) -> QuerySet[Sheet]:
    """The sheets whose key the actor holds or that their account answers, last touched first."""
    own = Q(respondent=actor.account) if actor.account else Q()
    return Sheet.objects.filter(Q(id__in=actor.keys) | own).order_by("-touched_at")


def keys_to(sheet_id: UUID, digests: Iterable[str]) -> tuple[Key, ...]:
    """Those of a browser's keys that open one sheet, each with the sheet."""
    keys = Key.objects.filter(sheet_id=sheet_id, digest__in=list(digests), purpose__in=OF_BROWSERS)
    return tuple(keys.select_related("sheet"))


def has_owner(sheet: Sheet) -> bool:
    """Whether a browser owns the sheet, or an account answers it."""
    owned = Key.objects.filter(sheet=sheet, purpose=Purpose.BROWSER).exists()
    return owned or sheet.respondent_id is not None


def sheet_of_account(account: str, sheet_id: UUID) -> Sheet | None:
    """One sheet, when it is the account that answers it."""
    return Sheet.objects.filter(id=sheet_id, respondent=UUID(account)).first()


def sheet_behind_link(digest: str, now: datetime) -> Sheet | None:
    """The sheet that a private link opens; None once it was revoked or is too old."""
    found = Sheet.objects.filter(
        keys__digest=digest, keys__purpose=Purpose.LINK, keys__made_at__gt=now - LINK_LIFE
    )
    return found.select_for_update(of=("self",)).first()


class Kept(NamedTuple):
    """An answer as it is kept: the columns that pages read, at half the cost of a whole row."""

    question: str
    value: Json | None
    version: int
    client: str


def answers_of(sheet: Sheet) -> dict[str, Kept]:
    """The answers of a sheet that the actor may see, by question, cleared ones included."""
    rows = GivenAnswer.objects.filter(sheet=sheet).values_list(*Kept._fields)
    return {row[0]: Kept(*row) for row in rows}


def tools_of(sheet: Sheet) -> tuple[ToolRow, ...]:
    """The inventory of a sheet that the actor may see, in the order it was typed."""
    return tuple(ToolRow.objects.filter(sheet=sheet))


def tool_of(sheet: Sheet, tool_id: UUID) -> ToolRow | None:
    """One tool of a sheet that the actor may see."""
    return ToolRow.objects.filter(sheet=sheet, id=tool_id).first()


def link_count(sheet: Sheet, now: datetime) -> int:
    """How many private links open a sheet that the actor may see."""
    links = Key.objects.filter(sheet=sheet, purpose=Purpose.LINK)
    return links.filter(made_at__gt=now - LINK_LIFE).count()
