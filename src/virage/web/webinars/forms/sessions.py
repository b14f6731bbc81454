"""A webinar, or a series of them, as an organiser announces it."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from virage.core.text import Language
from virage.core.webinars import TIME_ZONES, Session, series_days
from virage.documents.webinars import zone_in_words
from virage.web.awareness.bridge import facets
from virage.web.ui.page import language
from virage.web.webinars.bridge import NAMES
from virage.web.webinars.forms.fields import (
    LANGUAGES,
    a_day,
    a_line,
    a_number,
    a_text,
    an_address,
    not_gone,
)

MOST_PEOPLE, LONGEST_IN_MINUTES = 10_000, 480
MOST_IN_A_SERIES, MOST_WEEKS = 12, 8


class SessionForm(forms.Form):
    """Everything that is announced; `day` and `hour` are those of the clock of the time zone."""

    title = a_line(gettext_lazy("Title"))
    facet = forms.ChoiceField(
        label=gettext_lazy("About which facet?"),
        help_text=gettext_lazy("The page of the facet will lead to this webinar."),
        required=False,
    )
    learn = a_text(
        gettext_lazy("What does one learn?"),
        hint=gettext_lazy("One thing a line, as you would say it to a volunteer director."),
    )
    presenter = a_line(
        gettext_lazy("Who presents?"), hint=gettext_lazy("A name, and what the person does.")
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=LANGUAGES)
    day = a_day(gettext_lazy("Day"))
    hour = forms.TimeField(
        label=gettext_lazy("Hour of the beginning"),
        help_text=gettext_lazy("For example: 12:00"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        input_formats=["%H:%M", "%Hh%M", "%H h %M"],
    )
    time_zone = forms.ChoiceField(label=gettext_lazy("On whose clock?"))
    minutes = a_number(gettext_lazy("How long, in minutes?"), least=10, most=LONGEST_IN_MINUTES)
    capacity = a_number(
        gettext_lazy("How many places?"),
        least=1,
        most=MOST_PEOPLE,
        hint=gettext_lazy("Those who come later wait in line, and get the places that are freed."),
    )
    link = an_address(
        gettext_lazy("Link of the video conference"),
        hint=gettext_lazy(
            "Any tool will do. Only who registered sees it, from half an hour before."
        ),
    )
    place = a_line(
        gettext_lazy("Place"),
        hint=gettext_lazy("When people may also come in person: room and address."),
        longest=200,
        required=False,
    )
    accessibility = a_text(
        gettext_lazy("What makes it accessible?"),
        hint=gettext_lazy(
            "Captions, sign language, documents sent before, an entrance without steps; and whom "
            "to ask for something else."
        ),
        longest=600,
        rows=3,
        required=False,
    )

    def __init__(self, *given: Any, today: date | None = None, **named: Any) -> None:
        """`today` refuses days that have gone; a webinar that was held may still be corrected."""
        super().__init__(*given, **named)
        self.today = today
        here: Language = language()
        known = [(each.id, each.title.in_(here)) for each in facets().facets]
        self._offer("facet", [("", _("None in particular")), *known])
        self._offer("time_zone", [(each, zone_in_words(each, here)) for each in TIME_ZONES])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def clean_day(self) -> date:
        """A day that has not gone by."""
        return not_gone(self.cleaned_data["day"], self.today)

    def clean(self) -> dict[str, Any]:
        """A link or a place; an hour that exists."""
        said = super().clean() or self.cleaned_data
        if not said.get("link") and not said.get("place") and "link" in said:
            self.add_error("link", _("Say where: a link, a place, or both."))
        if {"day", "hour", "time_zone"} <= said.keys() and not self._exists(said, said["day"]):
            self.add_error("hour", _("That day, clocks skip this hour."))
        return said

    @property
    def session(self) -> Session:
        """What is announced, once the form is valid."""
        return self._on(self.cleaned_data["day"])

    def _on(self, day: date) -> Session:
        said = {name: self.cleaned_data[name] for name in NAMES if name in self.cleaned_data}
        return Session(**said, starts_at=_moment(self.cleaned_data, day))

    @staticmethod
    def _exists(said: Mapping[str, Any], day: date) -> bool:
        local = _moment(said, day).astimezone(ZoneInfo(said["time_zone"]))
        return bool(local.time() == said["hour"])


class SeriesForm(SessionForm):
    """The same several times, some weeks apart, at the same hour on the clock."""

    series = a_line(gettext_lazy("Title of the series"))
    count = a_number(gettext_lazy("How many webinars?"), least=2, most=MOST_IN_A_SERIES)
    weeks = a_number(gettext_lazy("How many weeks apart?"), least=1, most=MOST_WEEKS)

    field_order = ("series", "count", "weeks")

    @property
    def sessions(self) -> tuple[Session, ...]:
        """What is announced, once the form is valid."""
        said = self.cleaned_data
        days = series_days(said["day"], count=said["count"], weeks=said["weeks"])
        return tuple(self._on(day) for day in days)

    def clean(self) -> dict[str, Any]:
        """The hour must exist on each of the days."""
        said = super().clean()
        if self.errors:
            return said
        days = series_days(said["day"], count=said["count"], weeks=said["weeks"])
        if not all(self._exists(said, day) for day in days):
            self.add_error("hour", _("On one of the days, clocks skip this hour."))
        return said


class CopySeriesForm(forms.Form):
    """A series held again: its title, and the day of the first webinar."""

    series = a_line(gettext_lazy("Title of the series"))
    day = a_day(
        gettext_lazy("Day of the first webinar"),
        hint=gettext_lazy("The others follow as far apart as they were, at the same hours."),
    )

    def clean_day(self) -> date:
        """A day that has not gone by."""
        return not_gone(self.cleaned_data["day"], timezone.localdate())


def initial_of(session: Session) -> dict[str, Any]:
    """What a form shows of a webinar."""
    local = session.starts_at.astimezone(ZoneInfo(session.time_zone))
    said = {name: getattr(session, name) for name in NAMES}
    return said | {"day": local.date(), "hour": local.time()}


def _moment(said: Mapping[str, Any], day: date) -> datetime:
    local = datetime.combine(day, said["hour"], tzinfo=ZoneInfo(said["time_zone"]))
    return local.astimezone(UTC)
