"""An office as the director writes it, and the region of somebody who looks for one."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from virage.web.offices.actions.offices import OfficeWanted
from virage.web.offices.bridge import REGION, choices_of
from virage.web.offices.forms.fields import a_line, several
from virage.web.offices.models import ADDRESS_LENGTH, NAME_LENGTH, PHONE_LENGTH
from virage.web.ui.page import language


class RegionForm(forms.Form):
    """Where the person is."""

    region = forms.ChoiceField(label=gettext_lazy("Your region"), required=False)

    def __init__(self, *args: object, **given: object) -> None:
        super().__init__(*args, **given)  # type: ignore[arg-type]
        offered = [("", _("Every region")), *choices_of(REGION, language()).items()]
        self.fields["region"] = forms.ChoiceField(
            label=gettext_lazy("Your region"), required=False, choices=offered
        )

    @property
    def chosen(self) -> str:
        """The region; empty when none, or one that does not exist, was chosen."""
        return str(self.cleaned_data.get("region", "")) if self.is_valid() else ""


class OfficeForm(forms.Form):
    """What an office is called, where it serves, how to reach it."""

    name = a_line(gettext_lazy("Name of the office"), longest=NAME_LENGTH)
    name_en = a_line(
        gettext_lazy("Name in English"),
        longest=NAME_LENGTH,
        hint=gettext_lazy("When it is another one."),
        required=False,
    )
    phone = a_line(gettext_lazy("Telephone"), longest=PHONE_LENGTH, required=False)
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    address = a_line(gettext_lazy("Address"), longest=ADDRESS_LENGTH, required=False)
    online = forms.BooleanField(
        label=gettext_lazy("It works online and serves every region"), required=False
    )

    def __init__(self, *args: object, **given: object) -> None:
        super().__init__(*args, **given)  # type: ignore[arg-type]
        regions = choices_of(REGION, language())
        self.fields["regions"] = several(gettext_lazy("Regions that it serves"), regions)

    def clean(self) -> dict[str, object]:
        """An office serves somebody, and can be reached."""
        cleaned = super().clean() or {}
        if not (cleaned.get("online") or cleaned.get("regions") or self.errors.get("regions")):
            self.add_error("regions", _("Tick at least one region, or say that it works online."))
        if not (cleaned.get("phone") or cleaned.get("email") or self.errors.get("email")):
            self.add_error("phone", _("Give a telephone number or an e-mail address."))
        return cleaned

    @property
    def wanted(self) -> OfficeWanted:
        """What the row is to say."""
        said = self.cleaned_data
        return OfficeWanted(**said | {"regions": frozenset(said["regions"])})
