"""Reads of the self-diagnosis; each starts from who asks."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from virage.core.access import Actor
from virage.web.diagnostics.models import GivenAnswer, Key, Purpose, Sheet, ToolRow


def sheet_ids_opened_by(digests: Iterable[str]) -> dict[str, str]:
    """The ids of the sheets that these keys of a browser open, by key; dead keys are left out."""
    keys = Key.objects.filter(digest__in=list(digests), purpose=Purpose.BROWSER)
    return {digest: str(sheet_id) for digest, sheet_id in keys.values_list("digest", "sheet_id")}


def sheets_visible_to(actor: Actor) -> QuerySet[Sheet]:
    """The sheets whose key the actor holds, the last touched first."""
    return Sheet.objects.filter(id__in=actor.keys).order_by("-touched_at")


def sheet_visible_to(actor: Actor, sheet_id: UUID) -> Sheet | None:
    """One of the sheets that the actor may see."""
    return sheets_visible_to(actor).filter(id=sheet_id).first()


def sheet_behind_link(digest: str) -> Sheet | None:
    """The sheet that a private link opens; None when the link was revoked or never was."""
    found = Sheet.objects.filter(keys__digest=digest, keys__purpose=Purpose.LINK)
    return found.select_for_update(of=("self",)).first()


def answers_of(sheet: Sheet) -> dict[str, GivenAnswer]:
    """The rows of answers of a sheet that the actor may see, by question, cleared ones included."""
    return {row.question: row for row in GivenAnswer.objects.filter(sheet=sheet)}


def tools_of(sheet: Sheet) -> tuple[ToolRow, ...]:
    """The inventory of a sheet that the actor may see, in the order it was typed."""
    return tuple(ToolRow.objects.filter(sheet=sheet))


def tool_of(sheet: Sheet, tool_id: UUID) -> ToolRow | None:
    """One tool of a sheet that the actor may see."""
    return ToolRow.objects.filter(sheet=sheet, id=tool_id).first()


def link_count(sheet: Sheet) -> int:
    """How many private links open a sheet that the actor may see."""
    return Key.objects.filter(sheet=sheet, purpose=Purpose.LINK).count()
