"""An organisation's identity, and how a person takes part in it."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from virage.core.access import Role
from virage.web.organisations.forms.names import refuse_addresses

ROLES = [
    (Role.MANAGER.value, _("General manager, or the person in charge of the file")),
    (Role.BOARD.value, _("Member of the board")),
    (Role.MANAGEMENT.value, _("Management team")),
    (Role.STAFF.value, _("Staff")),
    (Role.MEMBER.value, _("Member of the co-op")),
]
LANGUAGES = [("fr", _("French")), ("en", _("English"))]
NEQ = re.compile(r"(11|22|33|88)\d{8}")


class IdentityForm(forms.Form):
    """What an organisation is called."""

    name = forms.CharField(
        label=_("Name of the organisation"),
        max_length=120,
        validators=[refuse_addresses],
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    neq = forms.CharField(
        label=_("Québec enterprise number (NEQ)"),
        help_text=_(
            "The ten digits under which the register of enterprises knows you. You may leave it "
            "blank."
        ),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    language = forms.ChoiceField(label=_("Language of our mails"), choices=LANGUAGES)

    def clean_neq(self) -> str:
        """Ten digits that begin as an enterprise number does; spaces, dots and hyphens go."""
        neq = re.sub(r"[\s.\-\u2010-\u2013]", "", self.cleaned_data["neq"])
        if neq and not NEQ.fullmatch(neq):
            raise forms.ValidationError(_("A NEQ has ten digits and begins with 11, 22, 33 or 88."))
        return neq


class FoundForm(IdentityForm):
    """A new organisation, and one's role in it."""

    role = forms.ChoiceField(label=_("Your role in it"), choices=ROLES)


class InviteForm(forms.Form):
    """Somebody who is to take part."""

    email = forms.EmailField(
        label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    role = forms.ChoiceField(label=_("Their role"), choices=ROLES, initial=Role.BOARD.value)
    holder = forms.BooleanField(
        label=_("Holds the organisation’s account"),
        help_text=_("Begins and closes diagnoses, invites, shares: as much as you."),
        required=False,
    )
    language = forms.ChoiceField(label=_("Language of the mail"), choices=LANGUAGES)


class SeatForm(forms.Form):
    """What somebody's place is."""

    role = forms.ChoiceField(label=_("Role"), choices=ROLES)
    holder = forms.BooleanField(label=_("Holds the organisation’s account"), required=False)
