"""A group case as a lead writes it, whom it invites, and for which organisation one answers."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from virage.web.offices.actions.groups import Gathering
from virage.web.offices.bridge.independence import needs_in
from virage.web.offices.forms.asking import LANGUAGES
from virage.web.offices.forms.fields import a_line
from virage.web.offices.models import NAME_LENGTH, WORDS_LENGTH, Advisor, Office
from virage.web.organisations.models import Organisation
from virage.web.ui.page import language

MOST_ADDRESSES, LONGEST = 60, 6000


class GroupForm(forms.Form):
    """What a group is about, where, and with whom."""

    title = a_line(gettext_lazy("What the group is for"), longest=NAME_LENGTH)
    words = forms.CharField(
        label=gettext_lazy("What you propose to these organisations"),
        help_text=gettext_lazy("They read it before they accept or decline."),
        max_length=WORDS_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language of the mail"), choices=LANGUAGES)

    def __init__(
        self, offices: Iterable[Office], advisors: Iterable[Advisor], **given: Any
    ) -> None:
        super().__init__(**given)
        here = language()
        self.advisors = {str(each.id): each for each in advisors}
        places = [(str(each.id), each.name_in(here)) for each in offices]
        people = [(key, each.name) for key, each in self.advisors.items()]
        self.fields |= {
            "office": forms.ChoiceField(label=gettext_lazy("Office"), choices=places),
            "need": forms.ChoiceField(
                label=gettext_lazy("The need that they share"),
                choices=[("", _("Not known yet")), *needs_in(here).items()],
                required=False,
            ),
            "advisor": forms.ChoiceField(
                label=gettext_lazy("Its advisor"),
                choices=[("", _("Nobody yet: each request waits in the office")), *people],
                required=False,
            ),
        }

    def clean(self) -> dict[str, Any]:
        """The advisor is one of the office."""
        cleaned = super().clean() or {}
        advisor = self.advisors.get(cleaned.get("advisor", ""))
        there = {str(post.office_id) for post in advisor.posts.all()} if advisor else set()
        if advisor and "office" in cleaned and cleaned["office"] not in there:
            self.add_error("advisor", _("This person does not advise in this office."))
        return cleaned

    @property
    def gathering(self) -> Gathering:
        """What is opened."""
        said = self.cleaned_data
        given = {
            "office": UUID(said["office"]),
            "advisor": self.advisors.get(said["advisor"]),
            "words": said["words"].replace("\r\n", "\n"),
        }
        return Gathering(**said | given)


class InviteForm(forms.Form):
    """The addresses of the managers of these organisations."""

    emails = forms.CharField(
        label=gettext_lazy("Addresses of the people who lead these organisations"),
        help_text=gettext_lazy("One a line. Each gets a mail, and answers for its organisation."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off"}),
    )

    def clean_emails(self) -> tuple[str, ...]:
        """The addresses, each once."""
        lines = [each.strip() for each in str(self.cleaned_data["emails"]).splitlines()]
        kept = tuple(dict.fromkeys(filter(None, lines)))
        if len(kept) > MOST_ADDRESSES:
            raise ValidationError(
                _("At most %(count)s addresses at once.") % {"count": MOST_ADDRESSES}
            )
        for each in kept:
            try:
                validate_email(each)
            except ValidationError:
                raise ValidationError(
                    _("%(text)s is not an e-mail address.") % {"text": each}
                ) from None
        return kept


class AnswerForm(forms.Form):
    """For which of the organisations whose account one holds."""

    def __init__(self, places: Iterable[Organisation], **given: Any) -> None:
        super().__init__(**given)
        self.places = {str(each.id): each for each in places}
        named = [(key, each.name) for key, each in self.places.items()]
        self.fields["organisation"] = forms.ChoiceField(
            label=gettext_lazy("For which organisation"), choices=named
        )

    @property
    def organisation(self) -> Organisation:
        """The one that was chosen."""
        return self.places[self.cleaned_data["organisation"]]


class GroupAdvisorForm(forms.Form):
    """To whom a group goes; each choice says what speaks against."""

    advisor = forms.ChoiceField(label=gettext_lazy("Its advisor"), widget=forms.RadioSelect)
    all_the_same = forms.BooleanField(
        label=gettext_lazy("Even if something speaks against, as said above"), required=False
    )

    def __init__(self, people: Iterable[tuple[Advisor, str]], **given: Any) -> None:
        super().__init__(**given)
        pairs = [*people]
        self.people = {str(row.id): row for row, _said in pairs}
        named = [(str(row.id), f"{row.name} ({said})") for row, said in pairs]
        self.fields["advisor"].choices = named  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Advisor:
        """Who was chosen."""
        return self.people[self.cleaned_data["advisor"]]
