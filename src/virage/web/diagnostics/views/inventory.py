"""The inventory of tools behind the dependence map."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from virage.core.access import Actor
from virage.core.autonomy import Tool
from virage.web.diagnostics import actions, bridge, queries
from virage.web.diagnostics.forms.questions import version_of
from virage.web.diagnostics.models import Sheet
from virage.web.diagnostics.views import toolbox
from virage.web.diagnostics.views.doors import on_sheet


@on_sheet("diagnosis.read")
@require_safe
def tools(request: HttpRequest, actor: Actor, sheet: Sheet) -> HttpResponse:
    """List the tools described so far and the usual functions still to describe."""
    page = toolbox.tools_page(sheet, queries.tools_of(sheet))
    return render(request, "diagnostics/tools.html", {"page": page})


@on_sheet("diagnosis.answer")
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, actor: Actor, sheet: Sheet) -> HttpResponse:
    """Describe a tool."""
    form = toolbox.tool_form(request, sheet, Tool(request.GET.get("function", "")))
    if form.is_valid():
        try:
            actions.add_tool(actor=actor, sheet=sheet, tool=form.tool())
            return redirect("diagnostics:tools", sheet.id)
        except actions.FullError:
            form.add_error(None, _("The inventory is full: remove a tool before you add one."))
    return toolbox.show_tool(request, form, toolbox.new_tool(sheet))


@on_sheet("diagnosis.answer")
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, actor: Actor, sheet: Sheet, *, tool_id: UUID) -> HttpResponse:
    """Change a tool; the second of two people is told, and the first one's tool stays."""
    row = queries.tool_of(sheet, tool_id)
    if row is None:
        return _gone(request, sheet)
    form = toolbox.tool_form(request, sheet, bridge.tool_from(row))
    base = version_of(request.POST.get("base", "")) if form.is_bound else row.version
    page = toolbox.kept_tool(sheet, row, base=base)
    if form.is_valid():
        tool = form.tool()
        if actions.change_tool(actor=actor, sheet=sheet, tool_id=tool_id, tool=tool, base=base):
            return redirect("diagnostics:tools", sheet.id)
        page = toolbox.kept_tool(sheet, row, base=row.version, changed=True)
    return toolbox.show_tool(request, form, page)


def _gone(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    """What was typed about a tool that somebody else took out meanwhile, to describe it again."""
    form = toolbox.tool_form(request, sheet, Tool(""))
    if not form.is_bound:
        raise Http404
    return toolbox.show_tool(request, form, toolbox.new_tool(sheet, gone=True))


@on_sheet("diagnosis.answer")
@require_http_methods(["POST"])
def remove(request: HttpRequest, actor: Actor, sheet: Sheet, *, tool_id: UUID) -> HttpResponse:
    """Take a tool out of the inventory."""
    actions.remove_tool(actor=actor, sheet=sheet, tool_id=tool_id)
    return redirect("diagnostics:tools", sheet.id)
