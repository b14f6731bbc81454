"""What the pages of the inventory show."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from virage.core.autonomy import ENOUGH_FUNCTIONS, USUAL_FUNCTIONS, Tool, value_of
from virage.documents.language import number
from virage.web.diagnostics import bridge
from virage.web.diagnostics.forms.tools import ToolForm
from virage.web.diagnostics.models import Sheet, ToolRow
from virage.web.diagnostics.views.road import end_of
from virage.web.ui.forms import posted
from virage.web.ui.page import language


@dataclass(frozen=True, slots=True)
class ToolLine:
    """A tool in the list."""

    function: str
    name: str
    url: str
    controls: str


@dataclass(frozen=True, slots=True)
class Missing:
    """A usual function that is not described yet."""

    title: str
    summary: str
    url: str


@dataclass(frozen=True, slots=True)
class ToolsPage:
    """The inventory."""

    sheet_id: str
    lines: tuple[ToolLine, ...]
    missing: tuple[Missing, ...]
    described: int
    usual: int
    enough: str
    end: str
    in_organisation: bool


def tools_page(sheet: Sheet, rows: tuple[ToolRow, ...]) -> ToolsPage:
    """Build the list of tools and of the functions still to describe."""
    questionnaire = bridge.questionnaire_of(sheet)
    described = {row.function for row in rows}
    usual = [each for each in questionnaire.functions if each.id in USUAL_FUNCTIONS]
    add = reverse("diagnostics:add_tool", args=[sheet.id])
    return ToolsPage(
        sheet_id=str(sheet.id),
        lines=tuple(_line(sheet, row) for row in rows),
        missing=tuple(
            Missing(
                each.title.in_(language()),
                each.summary.in_(language()) if each.summary else "",
                f"{add}?function={each.id}",
            )
            for each in usual
            if each.id not in described
        ),
        described=len(described & set(USUAL_FUNCTIONS)),
        usual=len(usual),
        enough=_enough(len(described & set(USUAL_FUNCTIONS))),
        end=reverse(end_of(sheet), args=[sheet.id]),
        in_organisation=sheet.organisation_id is not None,
    )


def _enough(described: int) -> str:
    left = ENOUGH_FUNCTIONS - described
    if left <= 0:
        return _("That is enough for a full autonomy index.")
    return ngettext(
        "Describe %(count)s more usual function for a full autonomy index.",
        "Describe %(count)s more usual functions for a full autonomy index.",
        left,
    ) % {"count": number(left, language())}


def _line(sheet: Sheet, row: ToolRow) -> ToolLine:
    tool = bridge.tool_from(row)
    states = [held for _control, held in value_of(tool).tool.controls]
    told = {"held": states.count(True), "count": len(states)}
    return ToolLine(
        function=bridge.questionnaire_of(sheet).function(row.function).title.in_(language()),
        name=row.name,
        url=reverse("diagnostics:change_tool", args=[sheet.id, row.id]),
        controls=_("%(held)s of %(count)s controls held") % told,
    )


@dataclass(frozen=True, slots=True)
class ToolPage:
    """The form of one tool and where it is sent; `base` is the version that it stands on.

    `changed` and `gone` say what somebody else did meanwhile: change the tool, or take it out.
    """

    sheet_id: str
    action: str
    base: int
    remove_url: str
    changed: bool = False
    gone: bool = False

    @property
    def status(self) -> int:
        """The status of the response when the form itself is well filled in."""
        return 409 if self.changed or self.gone else 200


def tool_form(request: HttpRequest, sheet: Sheet, tool: Tool) -> ToolForm:
    """The form of a tool, filled with what was posted."""
    return ToolForm(bridge.questionnaire_of(sheet), language(), data=posted(request), tool=tool)


def new_tool(sheet: Sheet, *, gone: bool = False) -> ToolPage:
    """The page that describes a tool, perhaps again."""
    action = reverse("diagnostics:add_tool", args=[sheet.id])
    return ToolPage(str(sheet.id), action, 0, "", gone=gone)


def kept_tool(sheet: Sheet, row: ToolRow, *, base: int, changed: bool = False) -> ToolPage:
    """The page that changes a tool."""
    action = reverse("diagnostics:change_tool", args=[sheet.id, row.id])
    remove = reverse("diagnostics:remove_tool", args=[sheet.id, row.id])
    return ToolPage(str(sheet.id), action, base, remove, changed=changed)


def show_tool(request: HttpRequest, form: ToolForm, page: ToolPage) -> HttpResponse:
    """Show the form of a tool; 422 when it is refused, 409 when somebody else was there first."""
    status = 422 if form.is_bound and not form.is_valid() else page.status
    context = {"page": page, "form": form}
    return render(request, "diagnostics/tool.html", context, status=status)
