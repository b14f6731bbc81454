"""An advisor as the director writes them, and what each decides about themselves."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from virage.web.offices.actions.advisors import LISTS, AdvisorWanted, OwnChoice
from virage.web.offices.bridge import KIND, REGION, SECTOR, choices_of
from virage.web.offices.forms.fields import a_day, a_line, several
from virage.web.offices.models import NAME_LENGTH, Advisor, Office
from virage.web.ui.page import language

MOST_CASES = 200
ORDER = (
    *("email", "name", "offices", "leads", "languages", "load_limit", "regions", "sectors"),
    *("kinds", "absent_from", "absent_to", "language"),
)
LANGUAGES = [("fr", gettext_lazy("French")), ("en", gettext_lazy("English"))]


class AbsenceForm(forms.Form):
    """When an advisor is away."""

    absent_from = a_day(gettext_lazy("Away from"))
    absent_to = a_day(
        gettext_lazy("Away until, included"), gettext_lazy("Leave blank when it is not known yet.")
    )

    def clean(self) -> dict[str, Any]:
        """The days in order; a last one goes with a first one."""
        cleaned = super().clean() or {}
        first, last = cleaned.get("absent_from"), cleaned.get("absent_to")
        if isinstance(last, date) and not isinstance(first, date) and not self.errors:
            self.add_error("absent_from", _("Say also from which day."))
        if isinstance(first, date) and isinstance(last, date) and last < first:
            self.add_error("absent_to", _("This day is before the one above it."))
        return cleaned


class OwnForm(AbsenceForm):
    """What an advisor decides about themselves."""

    public = forms.BooleanField(
        label=gettext_lazy("Show my name on the public page of my office"),
        help_text=gettext_lazy("Off until you choose it; never your address."),
        required=False,
    )

    @property
    def choice(self) -> OwnChoice:
        """What the row is to say."""
        return OwnChoice(**self.cleaned_data)


class AdvisorForm(AbsenceForm):
    """Whom and what an advisor serves."""

    name = a_line(
        gettext_lazy("Name"),
        longest=NAME_LENGTH,
        hint=gettext_lazy("An organisation sees it once the advisor has its case."),
    )
    load_limit = forms.IntegerField(
        label=gettext_lazy("Most cases at once"), min_value=0, max_value=MOST_CASES, initial=8
    )

    def __init__(self, offices: Iterable[Office], **given: Any) -> None:
        super().__init__(**given)
        here = language()
        places = {str(each.id): each.name_in(here) for each in offices}
        every = gettext_lazy("Tick none for all of them.")
        self.fields |= {
            "offices": several(gettext_lazy("Offices"), places, required=True),
            "leads": several(
                gettext_lazy("Offices that they lead"), places,
                hint=gettext_lazy("Who leads an office shares out its cases."),
            ),
            "languages": several(
                gettext_lazy("Languages in which they advise"),
                {code: str(name) for code, name in LANGUAGES}, required=True,
            ),
            "regions": several(
                gettext_lazy("Regions"), choices_of(REGION, here),
                hint=gettext_lazy("Tick none for all those of their offices."),
            ),
            "sectors": several(gettext_lazy("Sectors"), choices_of(SECTOR, here), hint=every),
            "kinds": several(
                gettext_lazy("Kinds of organisation"), choices_of(KIND, here), hint=every
            ),
        }  # fmt: skip
        self.order_fields(ORDER)

    def clean(self) -> dict[str, Any]:
        """Nobody leads an office where they are not."""
        cleaned = super().clean()
        if set(cleaned.get("leads", ())) - set(cleaned.get("offices", ())):
            self.add_error("leads", _("They lead an office only where they advise."))
        return cleaned

    @property
    def wanted(self) -> AdvisorWanted:
        """What the rows are to say."""
        said = {key: value for key, value in self.cleaned_data.items() if key in WANTED}
        ids = {name: frozenset(map(UUID, said[name])) for name in ("offices", "leads")}
        return AdvisorWanted(**said | {name: tuple(said[name]) for name in LISTS} | ids)


WANTED = frozenset(AdvisorWanted.__slots__)


class NewAdvisorForm(AdvisorForm):
    """The same, for somebody who is not an advisor yet."""

    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        help_text=gettext_lazy("With which they sign in; it is never public."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language of the mail"), choices=LANGUAGES)


def written(advisor: Advisor) -> dict[str, Any]:
    """What the form of an advisor shows at first."""
    plain = ("name", "load_limit", "absent_from", "absent_to", *LISTS)
    posts = tuple(advisor.posts.all())
    return {name: getattr(advisor, name) for name in plain} | {
        "offices": [str(post.office_id) for post in posts],
        "leads": [str(post.office_id) for post in posts if post.lead],
    }
