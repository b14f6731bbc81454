"""When an advisor's digest comes, and what it tells of."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from virage.core.digests import About, Rhythm
from virage.web.offices.actions.digests import Tuning
from virage.web.offices.models import Digest

RHYTHMS = [
    (Rhythm.DAILY.value, gettext_lazy("Every working day")),
    (Rhythm.WEEKLY.value, gettext_lazy("Once a week")),
    (Rhythm.NEVER.value, gettext_lazy("Never")),
]
ABOUT = [
    (About.OVERDUE.value, gettext_lazy("What is overdue in my cases")),
    (About.SOON.value, gettext_lazy("What comes within a week in my cases")),
    (About.REQUESTS.value, gettext_lazy("How many requests wait in my offices")),
]
WEEKDAYS = [
    ("0", gettext_lazy("Monday")),
    ("1", gettext_lazy("Tuesday")),
    ("2", gettext_lazy("Wednesday")),
    ("3", gettext_lazy("Thursday")),
    ("4", gettext_lazy("Friday")),
    ("5", gettext_lazy("Saturday")),
    ("6", gettext_lazy("Sunday")),
]
ZONES = [
    ("America/Toronto", gettext_lazy("Eastern time (Québec, Montréal)")),
    ("America/Halifax", gettext_lazy("Atlantic time (Îles-de-la-Madeleine)")),
    ("America/Blanc-Sablon", gettext_lazy("Atlantic time all year (Lower North Shore)")),
    ("America/St_Johns", gettext_lazy("Newfoundland time")),
    ("America/Winnipeg", gettext_lazy("Central time")),
    ("America/Edmonton", gettext_lazy("Mountain time")),
    ("America/Vancouver", gettext_lazy("Pacific time")),
    ("Europe/Paris", gettext_lazy("Time of France")),
    ("UTC", gettext_lazy("Universal time (UTC)")),
]
HOURS = [(str(hour), f"{hour:02}:00") for hour in range(24)]


class DigestForm(forms.Form):
    """The choices; all of them are asked, those that do not serve do no harm."""

    rhythm = forms.ChoiceField(
        label=gettext_lazy("How often"), choices=RHYTHMS, widget=forms.RadioSelect
    )
    about = forms.MultipleChoiceField(
        label=gettext_lazy("What it tells of"),
        choices=ABOUT,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    weekday = forms.ChoiceField(
        label=gettext_lazy("On which day, when it is once a week"), choices=WEEKDAYS
    )
    hour = forms.ChoiceField(label=gettext_lazy("From which hour"), choices=HOURS)
    zone = forms.ChoiceField(label=gettext_lazy("Your time zone"), choices=ZONES)

    @property
    def tuning(self) -> Tuning:
        """What is chosen."""
        said = self.cleaned_data
        return Tuning(
            rhythm=Rhythm(said["rhythm"]),
            hour=int(said["hour"]),
            weekday=int(said["weekday"]),
            zone=said["zone"],
            about=tuple(map(About, said["about"])),
        )


def chosen(row: Digest | None) -> dict[str, Any]:
    """What the form shows at first: nothing comes until it is chosen."""
    if row is None:
        about = [each.value for each in About]
        start = {"rhythm": Rhythm.NEVER.value, "about": about, "weekday": "0", "hour": "8"}
        return {**start, "zone": "America/Toronto"}
    return {name: getattr(row, name) for name in ("rhythm", "about", "weekday", "hour", "zone")}
