"""Narrowing the programmes by what they pay for and by the kind of money."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext as _


class FilterForm(forms.Form):
    """Which programmes to show; a choice that does not exist narrows nothing."""

    use_required_attribute = False

    def __init__(
        self, needs: Mapping[str, str], kinds: Mapping[str, str], initial: Mapping[str, str]
    ) -> None:
        """Offer these needs and these forms of money."""
        super().__init__(initial=dict(initial))
        self.fields["need"] = forms.ChoiceField(
            label=_("To pay for"), choices=[("", _("Any need")), *needs.items()]
        )
        self.fields["form"] = forms.ChoiceField(
            label=_("Kind of money"), choices=[("", _("Any kind")), *kinds.items()]
        )
