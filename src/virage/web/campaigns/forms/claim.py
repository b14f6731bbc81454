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
        label=gettext_lazy("Name of the new organisation"), max_length=120, required=False
    )
    role = forms.ChoiceField(
        label=gettext_lazy("Your role in the new organisation"), choices=ROLES, required=False
    )

    def __init__(
        self,
        organisations: Iterable[Organisation],
        *,
        name: str = "",
        data: Mapping[str, object] | None = None,
    ) -> None:
        """Offer the person's organisations, and a new one under the name of the sheet."""
        mine = {str(each.id): each for each in organisations}
        chosen = next(iter(mine), NEW)
        super().__init__(data=data, initial={"organisation": chosen, "name": name})
        self.mine = mine
        choices = self.fields["organisation"]
        if isinstance(choices, forms.ChoiceField):
            new = (NEW, _("A new organisation"))
            choices.choices = [*((key, each.name) for key, each in mine.items()), new]

    def clean(self) -> dict[str, object]:
        """A new organisation needs a name that may be its own, and a role."""
        cleaned = super().clean() or {}
        if cleaned.get("organisation") == NEW and not self.has_error("name"):
            self._name_of_new(str(cleaned.get("name", "")))
        return cleaned

    def _name_of_new(self, name: str) -> None:
        if not name:
            self.add_error("name", _("Type the name of the organisation."))
        try:
            refuse_addresses(name)
        except ValidationError as refusal:
            self.add_error("name", refusal)

    @property
    def chosen(self) -> Organisation | None:
        """The organisation that was chosen; None for a new one."""
        return self.mine.get(self.cleaned_data["organisation"])
