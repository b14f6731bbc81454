"""Describing the tools that the co-op leans on."""

from uuid import UUID

from django.db import transaction

from virage.core.access import Actor
from virage.core.autonomy import Tool
from virage.web.diagnostics import bridge, queries
from virage.web.diagnostics.actions.doors import FullError, require, touch
from virage.web.diagnostics.models import Sheet, ToolRow

MOST_TOOLS = 40


def add_tool(*, actor: Actor, sheet: Sheet, tool: Tool) -> ToolRow:
    """Describe one more tool of the inventory."""
    require("diagnosis.answer", actor, sheet)
    with transaction.atomic():
        touch(sheet)
        if len(queries.tools_of(sheet)) >= MOST_TOOLS:
            raise FullError("too many tools")
        return ToolRow.objects.create(sheet=sheet, **bridge.tool_fields(tool))


def change_tool(*, actor: Actor, sheet: Sheet, tool_id: UUID, tool: Tool, base: int) -> bool:
    """Change a tool; False, with nothing written, when somebody else changed it meanwhile."""
    require("diagnosis.answer", actor, sheet)
    with transaction.atomic():
        touch(sheet)
        row = queries.tool_of(sheet, tool_id)
        if row is None or row.version != base:
            return row is not None and bridge.tool_from(row) == tool
        fields = bridge.tool_fields(tool)
        ToolRow.objects.filter(id=tool_id).update(version=base + 1, **fields)
        return True


def remove_tool(*, actor: Actor, sheet: Sheet, tool_id: UUID) -> None:
    """Take a tool out of the inventory."""
    require("diagnosis.answer", actor, sheet)
    with transaction.atomic():
        touch(sheet)
        ToolRow.objects.filter(sheet=sheet, id=tool_id).delete()
