"""What an advisor writes of their work: hours, journal, meetings, documents, what was delivered."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from virage.core.funding.values import Expense
from virage.core.mandates import Activity, Work
from virage.documents.funding.labels import expenses
from virage.documents.language import length_in_words
from virage.documents.mandates.wording import activities
from virage.web.mandates.actions import sharing, working
from virage.web.mandates.forms.fields import HoursField, a_text, the_day
from virage.web.mandates.models.work import LINE_LENGTH, LINK_LENGTH
from virage.web.offices.forms.fields import a_line
from virage.web.ui.page import language
from virage.web.ui.uploads import RefusedFileError, Upload, read_upload

OTHERS = (Expense.SOFTWARE, Expense.HARDWARE, Expense.EQUIPMENT, Expense.LICENCES)
MINUTES = (30, 45, 60, 90, 120, 180, 240)


def lengths() -> list[tuple[int, str]]:
    """How long a meeting may be, in the words of the page."""
    return [(each, length_in_words(each, language())) for each in MINUTES]


class ActivityForm(forms.Form):
    """What an hour goes to; also what some would like paid, so that the answer says why not."""

    kind = forms.ChoiceField(label=gettext_lazy("What it went to"))

    def __init__(self, data: Any = None, *, others: bool = True, **given: Any):
        super().__init__(data=data, **given)
        advice = [(each.value, said) for each, said in activities(language()).items()]
        named = expenses(language())
        refused = [(each.value, named[each]) for each in OTHERS]
        groups: list[Any] = [(_("Advice"), advice)]
        groups += [(_("Not paid by the mandate"), refused)] if others else []
        self.fields["kind"].choices = groups  # type: ignore[attr-defined]

    @property
    def activity(self) -> Activity | Expense:
        """The choice."""
        chosen = str(self.cleaned_data["kind"])
        known = {each.value for each in Activity}
        return Activity(chosen) if chosen in known else Expense(chosen)


class HoursForm(ActivityForm):
    """Hours of a day."""

    on = the_day(gettext_lazy("Day"))
    quarters = HoursField(
        label=gettext_lazy("Hours"), help_text=gettext_lazy("By quarters: 1.25, 1 h 15 or 1:15.")
    )
    words = a_line(gettext_lazy("What was done"), longest=LINE_LENGTH)
    field_order = ("on", "quarters", "kind", "words")

    @property
    def wanted(self) -> working.Wanted:
        """What is to be written."""
        said = self.cleaned_data
        return working.Wanted(Work(self.activity, said["quarters"], said["on"]), said["words"])


class StopForm(forms.Form):
    """What was done while the timer ran."""

    words = a_line(gettext_lazy("What was done"), longest=LINE_LENGTH)


class NoteForm(forms.Form):
    """An entry of the journal."""

    words = a_text(
        gettext_lazy("New entry"), hint=gettext_lazy("Both sides read it. Name no third person.")
    )


class MeetingForm(forms.Form):
    """When and where a meeting is."""

    title = a_line(gettext_lazy("What it is about"), longest=LINE_LENGTH)
    on = the_day(gettext_lazy("Day"))
    at = forms.TimeField(
        label=pgettext_lazy("of a day", "Time"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        input_formats=["%H:%M"],
    )
    minutes = forms.TypedChoiceField(label=gettext_lazy("How long"), choices=lengths, coerce=int)
    place = a_line(gettext_lazy("Where"), longest=LINE_LENGTH, required=False)
    link = forms.URLField(
        label=gettext_lazy("Link of the video"),
        help_text=gettext_lazy("It begins with https://"),
        required=False,
        max_length=LINK_LENGTH,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"autocomplete": "off"}),
    )

    def clean_link(self) -> str:
        """Only a link that is encrypted."""
        link = str(self.cleaned_data["link"])
        if link and not link.startswith("https://"):
            raise forms.ValidationError(_("The link begins with https://"))
        return link

    def clean_on(self) -> date:
        """A meeting is of a year that calendars know."""
        day: date = self.cleaned_data["on"]
        if abs(day.year - timezone.localdate().year) > 1:
            raise forms.ValidationError(_("Choose a day of this year or of the next."))
        return day

    @property
    def wanted(self) -> sharing.Wanted:
        """The meeting."""
        said = self.cleaned_data
        moment = timezone.make_aware(datetime.combine(said["on"], said["at"]))
        kept = {name: said[name] for name in ("title", "minutes", "place", "link")}
        return sharing.Wanted(starts_at=moment, **kept)


def shown(
    title: str, starts_at: datetime, minutes: int, *, place: str, link: str
) -> dict[str, Any]:
    """A meeting as the form shows it."""
    local = timezone.localtime(starts_at)
    at = time(local.hour, local.minute)
    return {"title": title, "on": local.date(), "at": at, "minutes": minutes,
            "place": place, "link": link}  # fmt: skip


class DocumentForm(forms.Form):
    """A file for the other side."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("PDF, image, Word, Excel or OpenDocument, 8 MB at most."),
    )

    def clean_file(self) -> Upload:
        """The file, once its content was looked at."""
        try:
            return read_upload(self.cleaned_data["file"])
        except RefusedFileError as refused:
            raise forms.ValidationError(_why(refused.reason)) from None


def _why(reason: str) -> str:
    return {
        "empty": _("This file is empty."),
        "large": _("This file is larger than 8 MB."),
        "kind": _("This is no PDF, image, Word, Excel or OpenDocument file, or it holds macros."),
    }[reason]


class PortraitForm(forms.Form):
    """On which day the portrait was read together."""

    portrait_on = the_day(gettext_lazy("The portrait was read together on"))

    def clean_portrait_on(self) -> date:
        """A day that has come."""
        day: date = self.cleaned_data["portrait_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet."))
        return day


class PlanForm(forms.Form):
    """Which version of the plan the mandate brought about."""

    def __init__(self, versions: Iterable[tuple[str, str]], data: Any = None):
        super().__init__(data=data)
        self.fields["plan"] = forms.ChoiceField(
            label=_("The plan that was put before the board"), choices=[*versions]
        )
