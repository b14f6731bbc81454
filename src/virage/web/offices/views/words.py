"""What the pages of the offices say: regions, fields and reasons in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.forms import Form
from django.utils.translation import gettext as _

from virage.documents.language import listed
from virage.web.offices.bridge import REGION, choices_of
from virage.web.ui.page import language


@dataclass(frozen=True, slots=True)
class Line:
    """A thing that is known, by its name."""

    label: str
    value: str


def regions_in_words(codes: Iterable[str], *, online: bool) -> str:
    """Where an office serves."""
    if online:
        return _("every region, online")
    names = choices_of(REGION, language())
    return listed([names.get(code, code) for code in codes], language())


def kept_lines(form: Form) -> tuple[Line, ...]:
    """What a form shows at first, field by field, for who meant to say otherwise."""
    said = ((str(each.label), _said(each.initial, each.field)) for each in form)
    return tuple(Line(label, value) for label, value in said if value)


def _said(value: object, field: object) -> str:
    choices = dict(getattr(field, "choices", ()))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list | tuple):
        return ", ".join(str(choices.get(each, each)) for each in value)
    return "" if value is None else str(value)
