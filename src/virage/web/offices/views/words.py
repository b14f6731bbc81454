"""What the pages of the offices say: regions, fields and reasons in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.forms import Form
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from virage.core.routing import Reason, Why
from virage.documents.language import day_in_words, listed
from virage.web.offices.bridge import KIND, REGION, SECTOR, choices_of
from virage.web.offices.models import Accompaniment, Ending, Raised
from virage.web.offices.waiting import answer_by
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


def reasons_in_words(reasons: Iterable[Reason]) -> str:
    """What speaks for and against an advisor, in one line."""
    return ", ".join(_reason(each) for each in reasons)


def _reason(reason: Reason) -> str:
    said = {
        **dict.fromkeys((Why.REGION, Why.ELSEWHERE, Why.REGION_UNKNOWN), _of_region),
        **dict.fromkeys((Why.LANGUAGE, Why.NO_LANGUAGE), _of_language),
        **dict.fromkeys((Why.SECTOR, Why.KIND), _of_the_field),
        **dict.fromkeys((Why.LOAD, Why.FULL), _of_load),
        Why.ABSENT: _of_absence,
    }
    return said.get(reason.why, _of_the_rest)(reason)


def _of_the_field(reason: Reason) -> str:
    if reason.why is Why.SECTOR:
        return _("knows the sector: %(name)s") % {"name": _named(SECTOR, reason.value)}
    return _("knows this kind: %(name)s") % {"name": _named(KIND, reason.value)}


def _of_region(reason: Reason) -> str:
    region = {"region": _named(REGION, reason.value)}
    if reason.why is Why.REGION_UNKNOWN:
        return _("the region is not known")
    if reason.why is Why.REGION:
        return _("serves %(region)s") % region
    return _("does not serve %(region)s") % region


def _of_language(reason: Reason) -> str:
    if reason.why is Why.LANGUAGE:
        return _("speaks English") if reason.value == "en" else _("speaks French")
    return (
        _("does not advise in English") if reason.value == "en" else _("does not advise in French")
    )


def _of_load(reason: Reason) -> str:
    counts = {"load": reason.load, "limit": reason.limit}
    if reason.why is Why.FULL:
        return _("no room: %(load)s of %(limit)s cases") % counts
    return _("%(load)s of %(limit)s cases") % counts


def _of_absence(reason: Reason) -> str:
    if reason.until is None:
        return _("away until further notice")
    return _("away until %(day)s") % {"day": day_in_words(reason.until, language())}


def _of_the_rest(reason: Reason) -> str:
    return {
        Why.OTHER_SECTORS: _("serves other sectors"),
        Why.OTHER_KINDS: _("serves other kinds of organisations"),
        Why.BEFORE: _("the organisation asked for somebody else"),
    }[reason.why]


def _named(question: str, value: str) -> str:
    return choices_of(question, language()).get(value, value)


def asked_of(case: Accompaniment) -> tuple[Line, ...]:
    """What an office may see of a request: where, what, how large, in which language."""
    size = _size(case.employees)
    lines = (
        Line(_("Region"), _named(REGION, case.region)),
        Line(_("Kind"), _named(KIND, case.kind)),
        Line(_("Sector"), _named(SECTOR, case.sector)),
        Line(_("Size"), size),
        Line(_("Language"), _("English") if case.language == "en" else _("French")),
        Line(_("How"), _("online, preferably") if case.online else ""),
    )
    return tuple(line for line in lines if line.value)


def _size(employees: int | None) -> str:
    if employees is None:
        return ""
    words = ngettext("%(count)s person employed", "%(count)s people employed", employees)
    return words % {"count": employees}


def day_of(moment: datetime | None) -> str:
    """A moment as a day, in words."""
    return day_in_words(timezone.localdate(moment), language()) if moment else ""


def where_it_stands(case: Accompaniment) -> str:
    """Where a request or a case stands, in a sentence that says who acts next."""
    if case.ended_at:
        return _ended(case)
    if case.unconfirmed and case.advisor:
        opened = {"name": case.advisor.name, "day": day_of(case.asked_at)}
        return _("%(name)s opened it after a call on %(day)s: to be confirmed.") % opened
    if case.advisor:
        said = {"name": case.advisor.name, "day": day_of(case.taken_at)}
        return _("%(name)s has this case since %(day)s.") % said
    if case.office is None:
        return _("No office serves this region yet: the programme’s director looks for somebody.")
    said = {"office": case.office.name_in(language())}
    said["day"] = day_in_words(answer_by(case), language())
    return {
        Raised.OFFICE: _("It is with %(office)s: an advisor answers by %(day)s."),
        Raised.LEAD: _(
            "Nobody answered in three working days: who leads %(office)s answers by %(day)s."
        ),
        Raised.DIRECTOR: _(
            "Nobody answered in six working days: the programme’s director looks after it."
        ),
    }[Raised(case.raised)] % said


def _ended(case: Accompaniment) -> str:
    day = {"day": day_of(case.ended_at)}
    if case.ending == Ending.WITHDRAWN:
        return _("The organisation withdrew it on %(day)s.") % day
    return _("It ended on %(day)s.") % day
