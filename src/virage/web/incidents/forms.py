"""An incident in plain words: what happened, whether it may hurt, who was told."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from virage.core.access import Actor
from virage.core.incidents import Degree, Incident, Owed, Risk, owed
from virage.web.incidents.bridge import DEGREES, columns_of
from virage.web.incidents.queries import organisation_concerned

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as Words

LONGEST, MOST_PEOPLE = 4000, 100_000_000
DEGREE_WORDS = [
    (Degree.LOW.value, pgettext_lazy("harm", "Low")),
    (Degree.MEDIUM.value, pgettext_lazy("harm", "Medium")),
    (Degree.HIGH.value, pgettext_lazy("harm", "High")),
    (Degree.UNKNOWN.value, gettext_lazy("Not known yet")),
]
RISK_WORDS = [
    (Risk.YES.value, gettext_lazy("Yes, there is a risk of serious injury")),
    (Risk.NO.value, gettext_lazy("No")),
    (Risk.UNDECIDED.value, gettext_lazy("Not decided yet")),
]
OWED_WORDS = {
    Owed.CONCLUSION: gettext_lazy("Conclude whether there is a risk of serious injury."),
    Owed.REASONS: gettext_lazy("Write what led you to this conclusion."),
    Owed.COMMISSION: gettext_lazy("Notify the Commission d’accès à l’information promptly."),
    Owed.PEOPLE: gettext_lazy(
        "Notify the persons concerned, unless that would hamper an investigation led under the law."
    ),
    Owed.MEASURES: gettext_lazy("Write what was done to reduce the risk."),
}


def a_day(
    label: "Words", *, hint: "Words | str" = "", missing: "Words | str" = ""
) -> forms.DateField:
    """Ask for a day; it is required when `missing` says what to do without one."""
    return forms.DateField(
        label=label,
        help_text=hint,
        required=bool(missing),
        error_messages={"required": missing},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
    )


def id_in(text: object) -> UUID | None:
    """The identifier that somebody typed, or that an address holds; None when it is none."""
    try:
        return UUID(str(text).strip())
    except ValueError:
        return None


class TextField(forms.CharField):
    """A few sentences; browsers end lines in their own manner, which changes nothing."""

    def to_python(self, value: Any) -> str:
        """The text, with plain ends of lines."""
        return str(super().to_python(value)).replace("\r\n", "\n")


def a_text(
    label: "Words", *, hint: "Words | str" = "", missing: "Words | str" = ""
) -> forms.CharField:
    """Ask for a few sentences; they are required when `missing` says what to do without any."""
    return TextField(
        label=label,
        help_text=hint,
        required=bool(missing),
        error_messages={"required": missing},
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off", "translate": "no"}),
    )


def a_degree(label: "Words", *, hint: "Words") -> forms.ChoiceField:
    """Ask one of the three questions about harm."""
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        choices=DEGREE_WORDS,
        initial=Degree.UNKNOWN.value,
        widget=forms.RadioSelect,
    )


class IncidentForm(forms.Form):
    """An incident. Hardly anything is required: in the first hours little is known."""

    circumstances = a_text(
        gettext_lazy("What happened?"),
        hint=gettext_lazy("A few sentences, without anybody’s name."),
        missing=gettext_lazy("Write what happened, in one sentence at least."),
    )
    information = a_text(
        gettext_lazy("Which personal information is concerned?"),
        hint=gettext_lazy(
            "The kinds only, for example: e-mail addresses, answers to a diagnosis. When you do "
            "not know, write why."
        ),
        missing=gettext_lazy("Write which information is concerned, or why you do not know."),
    )
    aware_on = a_day(
        gettext_lazy("When did you become aware of it?"),
        missing=gettext_lazy("Write the day on which you became aware of it."),
    )
    began_on = a_day(
        gettext_lazy("When did it happen, or begin?"),
        hint=gettext_lazy("Leave it blank as long as nobody knows."),
    )
    ended_on = a_day(
        gettext_lazy("When did it end?"), hint=gettext_lazy("Blank when it lasted one day only.")
    )
    dates_about = forms.BooleanField(
        label=gettext_lazy("These dates are an approximation"), required=False
    )
    people = forms.IntegerField(
        label=gettext_lazy("How many persons are concerned?"),
        help_text=gettext_lazy("Leave it blank as long as you cannot even estimate it."),
        min_value=0,
        max_value=MOST_PEOPLE,
        required=False,
    )
    people_about = forms.BooleanField(
        label=gettext_lazy("This number is an approximation"), required=False
    )
    organisation_id = forms.UUIDField(
        label=gettext_lazy("Identifier of the organisation"),
        help_text=gettext_lazy(
            "When a single organisation is concerned. The list of organisations fills it in: "
            "choose “Write an incident for this organisation” there."
        ),
        required=False,
    )
    sensitivity = a_degree(
        gettext_lazy("How sensitive is this information?"),
        hint=gettext_lazy("Health, finances, identity and passwords are sensitive, for example."),
    )
    consequences = a_degree(
        gettext_lazy("How badly could its use hurt somebody?"),
        hint=gettext_lazy("Theft of identity, loss of money or of a job, humiliation…"),
    )
    likelihood = a_degree(
        gettext_lazy("How likely is it that somebody uses it to do harm?"),
        hint=gettext_lazy("Who has it now, can it be taken back, was it sought on purpose?"),
    )
    serious = forms.ChoiceField(
        label=gettext_lazy("Your conclusion: is there a risk of serious injury?"),
        help_text=gettext_lazy(
            "No sum of the answers above decides for you. The law asks that the person in charge "
            "of personal information be consulted."
        ),
        choices=RISK_WORDS,
        initial=Risk.UNDECIDED.value,
        widget=forms.RadioSelect,
    )
    reasons = a_text(
        gettext_lazy("What led you to this conclusion?"),
        hint=gettext_lazy(
            "The three questions above, and the ill-intentioned uses that are possible."
        ),
    )
    commission_told_on = a_day(
        gettext_lazy("Day of the notice to the Commission d’accès à l’information")
    )
    people_told_on = a_day(gettext_lazy("Day of the notice to the persons concerned"))
    public_notice = forms.BooleanField(
        label=gettext_lazy("A public notice was given"), required=False
    )
    public_notice_why = a_text(gettext_lazy("Why a public notice?"))
    measures = a_text(
        gettext_lazy("What was done to reduce the risk?"),
        hint=gettext_lazy("What stopped it, what keeps it from happening again."),
    )
    closed = forms.BooleanField(
        label=gettext_lazy("Nothing more is to be done: the incident is closed"), required=False
    )

    def __init__(
        self,
        today: date,
        *,
        actor: Actor,
        data: Mapping[str, Any] | None = None,
        known: Incident | None = None,
        about: UUID | None = None,
    ) -> None:
        """`today` is the last day that may be written, `known` what the register says already.

        `about` is the organisation that a new incident concerns, as far as is known; `actor` keeps
        the register, and is told when no organisation has the identifier that they typed.
        """
        new = {"aware_on": today, "organisation_id": about}
        super().__init__(data=data, initial=columns_of(known) if known else new)
        self.today, self.actor = today, actor

    def clean_organisation_id(self) -> UUID | None:
        """An organisation there is, or the one that the register names already, erased since."""
        typed: UUID | None = self.cleaned_data["organisation_id"]
        kept = self.initial["organisation_id"]
        if typed in {None, kept} or organisation_concerned(self.actor, typed):
            return typed
        raise ValidationError(
            _(
                "No organisation has this identifier. Start from the list of organisations, or "
                "leave this blank."
            )
        )

    def clean(self) -> dict[str, Any]:
        """Days that have come, in their order; what a conclusion, a notice or an end asks for."""
        said = super().clean() or self.cleaned_data
        self._days(said)
        if said.get("public_notice") and not said.get("public_notice_why"):
            self.add_error("public_notice_why", _("Write why a public notice was given."))
        if said.get("serious") != Risk.UNDECIDED.value and not said.get("reasons"):
            self.add_error("reasons", str(OWED_WORDS[Owed.REASONS]))
        if not self.errors and said["closed"]:
            for each in owed(self.incident):
                self.add_error("closed", _("Not yet: %(what)s") % {"what": OWED_WORDS[each]})
        return said

    def _days(self, said: Mapping[str, Any]) -> None:
        days = ("aware_on", "began_on", "ended_on", "commission_told_on", "people_told_on")
        given = {name: said[name] for name in days if said.get(name)}
        for name, day in given.items():
            if day > self.today:
                self.add_error(name, _("This day has not come yet."))
        order = (
            ("began_on", "ended_on", _("It cannot end before it begins.")),
            ("began_on", "aware_on", _("Nobody is aware of it before it happens.")),
            ("aware_on", "commission_told_on", _("A notice follows the day you became aware.")),
            ("aware_on", "people_told_on", _("A notice follows the day you became aware.")),
        )
        for first, then, sentence in order:
            if {first, then} <= given.keys() and given[then] < given[first]:
                self.add_error(then, ValidationError(sentence))

    @property
    def concerned(self) -> UUID | None:
        """The organisation that the form names now, be it valid or not."""
        return id_in(self["organisation_id"].value())

    @property
    def incident(self) -> Incident:
        """What the form says, once it is valid."""
        said = dict(self.cleaned_data)
        said |= {name: Degree(said[name]) for name in DEGREES}
        return Incident(**said | {"serious": Risk(said["serious"])})
