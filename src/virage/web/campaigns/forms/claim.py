"""Into which organisation a sheet goes."""

from collections.abc import Iterable, Mapping

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from virage.web.organisations.forms.names import refuse_addresses
from virage.web.organisations.forms.organisation import ROLES
from virage.web.organisations.models import Organisation

NEW = "new"

REFUSALS = {
    "answers already": gettext_lazy(
        "You already take part in the diagnosis that is open in this organisation."
    ),
    "another version is being answered": gettext_lazy(
        "The diagnosis that is open in this organisation asks other questions than this sheet: it "
        "is of another version. Close it first."
    ),
    "only who holds the account": gettext_lazy(
        "No diagnosis is open in this organisation; only the people who hold its account may "
        "begin one."
    ),
}


def refused_claim(reason: str) -> str:
    """Why a sheet cannot be taken in, in words."""
    return str(REFUSALS.get(reason, _("This sheet can no longer be taken into an organisation.")))


class ClaimForm(forms.Form):
    """One of my organisations, or a new one with its name and my role in it."""

    organisation = forms.ChoiceField(
        label=gettext_lazy("Which organisation is this sheet about?"), widget=forms.RadioSelect
    )
    name = forms.CharField(
        label=gettext_lazy("Name of the new organisation"),
        max_length=120,
        error_messages={"required": gettext_lazy("Type the name of the organisation.")},
    )
    role = forms.ChoiceField(label=gettext_lazy("Your role in the new organisation"), choices=ROLES)

    def __init__(
        self,
        organisations: Iterable[Organisation],
        *,
        name: str = "",
        data: Mapping[str, object] | None = None,
    ) -> None:
        """Offer the person's organisations, and a new one under the name of the sheet.

        Nothing is asked where there is nothing to choose; the name and the role are needed for a
        new organisation only.
        """
        super().__init__(data=data, initial={"name": name})
        self.mine = {str(each.id): each for each in organisations}
        asked = self.fields["organisation"]
        if not self.mine:
            asked.required, asked.widget = False, forms.HiddenInput()
        if isinstance(asked, forms.ChoiceField):
            new = (NEW, _("A new organisation"))
            asked.choices = [*((key, each.name) for key, each in self.mine.items()), new]
        if self.mine:
            self.fields["name"].help_text = _("Only for a new organisation.")
        if self.mine and data is not None and data.get("organisation") != NEW:
            self.fields["name"].required = self.fields["role"].required = False

    def clean(self) -> dict[str, object]:
        """Keep addresses out of the name of a new organisation; that of the sheet may be unused."""
        cleaned = super().clean() or {}
        if cleaned.get("organisation") not in self.mine:
            try:
                refuse_addresses(str(cleaned.get("name", "")))
            except ValidationError as refusal:
                self.add_error("name", refusal)
        return cleaned

    @property
    def chosen(self) -> Organisation | None:
        """The organisation that was chosen; None for a new one."""
        return self.mine.get(self.cleaned_data["organisation"])
