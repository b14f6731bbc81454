"""The components as tags: `{% load ui %}`; docs/design.md shows each."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django import template
from django.forms import BoundField, Form, RadioSelect, Select, Textarea
from django.forms.widgets import CheckboxInput, CheckboxSelectMultiple
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from virage.documents.language import day_in_words, moment_in_words
from virage.web.ui import page
from virage.web.ui.icons import ICONS
from virage.web.ui.parts import GridRow, Option, Problem, Step

register = template.Library()

ALERTS = {"info": "info", "success": "success", "warning": "warning", "danger": "flag"}
DRAWN = 2048  # the same choices, answered in the same way, look the same to everybody
SHAPE = (
    '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">'
    '<path d="{}" /></svg>'
)


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon; it is silent for screen readers, so a word always stands beside it."""
    return format_html(SHAPE, ICONS[name])


@register.filter(expects_localtime=True)
def day(value: date | None) -> str:
    """A day in the words of the page: « 1er mai 2026 »; nothing for none."""
    return day_in_words(value, page.language()) if value else ""


@register.filter(expects_localtime=True)
def moment(value: datetime | None) -> str:
    """A day and an hour: « 1er mai 2026 à 13 h 30 »; nothing for none."""
    return moment_in_words(value, page.language()) if value else ""


@register.simple_tag(takes_context=True)
def told(context: Context) -> str:
    """What was just done, when the page before had it said; once."""
    return page.told(context.get("request"))


@register.simple_tag(takes_context=True)
def site(context: Context) -> page.Site:
    """Return what the header and the footer say, also on an error page without a request."""
    return page.site(context.get("request"))


@register.simple_block_tag(end_name="endalert")
def alert(content: SafeString, kind: str, title: str = "", *, level: int = 3) -> SafeString:
    """Show a message; `danger` is a red flag, whose first move stands in a `.flag-first`."""
    heading = format_html('<h{} class="alert-title">{}</h{}>', level, title, level) if title else ""
    extra = " flag" if kind == "danger" else ""
    return format_html(
        '<div class="alert alert-{}{}">{}<div class="alert-body">{}{}</div></div>',
        kind,
        extra,
        icon(ALERTS[kind]),
        heading,
        content,
    )


@register.simple_tag
@lru_cache(DRAWN)
def choices(
    name: str, options: tuple[Option, ...], *, kind: str = "radio", layout: str = "plain"
) -> SafeString:
    """Show tappable choices; kind is radio or checkbox, layout is plain, stage or row."""
    shown = {"name": name, "options": options, "kind": kind, "layout": layout}
    return render_to_string("ui/parts/choices.html", shown)


@register.simple_tag
@lru_cache(DRAWN)
def grid(rows: tuple[GridRow, ...], heads: tuple[str, ...]) -> SafeString:
    """Show a grid question: a table where it fits, one row after the other on a phone."""
    return render_to_string("ui/parts/grid.html", {"rows": rows, "heads": heads})


@register.inclusion_tag("ui/parts/field.html")
def field(bound: BoundField, unit: str = "") -> dict[str, Any]:
    """Show one field of a form with its label, hint and errors."""
    widget = bound.field.widget
    grouped = isinstance(widget, RadioSelect | CheckboxSelectMultiple)
    if isinstance(widget, CheckboxInput):
        return {"field": bound, "shape": "box", "control": bound.as_widget()}
    if grouped:
        return {"field": bound, "shape": "group", "kind": widget.input_type}
    control = bound.as_widget(attrs={"class": "input"})
    native = isinstance(widget, Select | Textarea)
    return {"field": bound, "shape": "line", "control": control, "unit": "" if native else unit}


@register.inclusion_tag("ui/parts/error_summary.html")
def error_summary(problems: Sequence[Problem], *, focus: bool = True) -> dict[str, Any]:
    """List what must be corrected, each with a link to its place; nothing when all is well."""
    return {"problems": problems, "focus": focus}


@register.filter
def problems(form: Form) -> tuple[Problem, ...]:
    """Return the problems of a form, in the order of its fields."""
    general = [Problem("content", str(error)) for error in form.non_field_errors()]
    return (*general, *(Problem(anchor(bound), str(e)) for bound in form for e in bound.errors))


def anchor(bound: BoundField) -> str:
    """Return the id of a field's first control."""
    if isinstance(bound.field.widget, RadioSelect | CheckboxSelectMultiple):
        return f"{bound.auto_id}_0"
    return str(bound.auto_id)


@register.inclusion_tag("ui/parts/progress.html")
def progress(done: int, total: int, left: str = "") -> dict[str, Any]:
    """Show how many questions are answered; `left` says the time left, in words."""
    return {"done": done, "total": total, "left": left}


@register.inclusion_tag("ui/parts/steps.html")
def steps(stops: Iterable[Step]) -> dict[str, Any]:
    """Show the stops of a road, where the visitor stands and what is done."""
    return {"stops": stops}


@register.inclusion_tag("ui/parts/save_status.html")
def save_status(text: str = "", state: str = "saved", *, live: bool = True) -> dict[str, Any]:
    """Show whether the answers are saved; state is saved, saving or failed.

    Where the page replaces it, `live` is false and an element that stays has `role="status"`.
    """
    return {"text": text, "state": state, "live": live}


@register.inclusion_tag("ui/parts/pips.html")
def pips(level: int, levels: int = 4) -> dict[str, Any]:
    """Show a level as filled dots, so that its rank is seen without its colour."""
    return {"dots": [rank < level for rank in range(levels)]}
