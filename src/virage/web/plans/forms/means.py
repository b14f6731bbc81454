"""What the co-op can give: time, money, people, and what matters to it."""

from collections.abc import Iterable, Mapping
from datetime import date

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from virage.core.initiatives import SizeBand
from virage.core.questionnaire import Named
from virage.core.roadmap import Objective
from virage.core.roadmap.problem import CHOSEN_BY_DEFAULT
from virage.documents.roadmap import quarter_in_words, season_in_words
from virage.web.funding.forms.cases import MoneyField
from virage.web.plans.contents import YEAR, Means
from virage.web.ui.page import language

LONGEST, MOST_DAYS, MOST_AT_ONCE = 16, 200, 10
DAYS_AT_FIRST = 5
FIRST_CHOICES = 6  # quarters among which the first one is chosen
ROLE = "days_"
OBJECTIVES = [
    (Objective.NEEDS.value, pgettext_lazy("aim", "Answering the strongest needs")),
    (Objective.MATURITY.value, pgettext_lazy("aim", "Digital maturity")),
    (Objective.AUTONOMY.value, pgettext_lazy("aim", "Autonomy")),
    (Objective.NET_COST.value, pgettext_lazy("aim", "Spending less")),
    (Objective.SOONEST.value, pgettext_lazy("aim", "Being done sooner")),
]
SIZES = [
    (SizeBand.NO_STAFF.value, gettext_lazy("Nobody is employed")),
    (SizeBand.SMALL.value, gettext_lazy("1 to 9 employees")),
    (SizeBand.MEDIUM.value, gettext_lazy("10 to 49 employees")),
    (SizeBand.LARGE.value, gettext_lazy("50 employees or more")),
]


class MeansForm(forms.Form):
    """The limits within which a plan is sought; each has a sensible value at first."""

    quarters = forms.IntegerField(
        label=gettext_lazy("How many quarters the plan lasts"),
        help_text=gettext_lazy("Eight quarters are two years."),
        min_value=1,
        max_value=LONGEST,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    begins = forms.ChoiceField(label=gettext_lazy("First quarter of the plan"))
    fiscal = forms.ChoiceField(label=gettext_lazy("Your fiscal year begins with"))
    first_budget = MoneyField(
        label=gettext_lazy("Most to spend in the fiscal year in which the plan begins, in dollars"),
        help_text=gettext_lazy(
            "0: only what costs nothing. Blank: no limit. Without any grant: what is granted comes "
            "on top."
        ),
    )
    next_budget = MoneyField(
        label=gettext_lazy("Most to spend in each fiscal year after it, in dollars"),
        help_text=gettext_lazy("What goes on costing after a step is over must fit in it too."),
    )
    at_once = forms.IntegerField(
        label=gettext_lazy("Most steps at once"),
        help_text=gettext_lazy("A small organisation tires: two are much."),
        min_value=1,
        max_value=MOST_AT_ONCE,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    closed = forms.MultipleChoiceField(
        label=gettext_lazy("Quarters in which nobody has time for it"),
        help_text=gettext_lazy("Harvest, holidays, end of year: nothing is begun in them."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    shared = forms.BooleanField(
        label=gettext_lazy("Other organisations could share steps with us"), required=False
    )
    most = forms.ChoiceField(label=gettext_lazy("What matters most"), choices=OBJECTIVES)
    then = forms.ChoiceField(label=gettext_lazy("What matters next"), choices=OBJECTIVES)
    size = forms.ChoiceField(
        label=gettext_lazy("How many people are employed"),
        help_text=gettext_lazy("The diagnosis does not tell it, and costs follow it."),
        choices=[("", gettext_lazy("Choose…")), *SIZES],
    )

    def __init__(
        self,
        roles: Iterable[Named],
        today: date,
        *,
        data: Mapping[str, object] | None = None,
        known: Means | None = None,
        sized: bool = True,
    ) -> None:
        """`known` are the means of now; unless `sized`, the size is asked."""
        self.roles, self.today, self.known = tuple(roles), today, known
        begins = quarters_after(today)
        if known is not None and known.begins not in begins:
            begins = (known.begins, *begins)
        super().__init__(data=data, initial=_shown(known or at_first(self.roles, begins[0])))
        self.fields["begins"].choices = [  # type: ignore[attr-defined]
            (f"{year}-{at}", quarter_in_words(year, at, language())) for year, at in begins
        ]
        seasons = [(str(at), season_in_words(at, language())) for at in range(YEAR)]
        self.fields["fiscal"].choices = seasons  # type: ignore[attr-defined]
        self.fields["closed"].choices = seasons  # type: ignore[attr-defined]
        for role in self.roles:
            self.fields[ROLE + role.id] = _days(role)
        if sized:
            del self.fields["size"]

    @property
    def days(self) -> list[forms.BoundField]:
        """The fields of the days, one a role."""
        return [self[ROLE + role.id] for role in self.roles]

    def clean_closed(self) -> list[str]:
        """Some quarter must stay open."""
        closed: list[str] = self.cleaned_data["closed"]
        if len(closed) == YEAR:
            raise forms.ValidationError(_("Leave at least one quarter open."))
        return closed

    def clean(self) -> dict[str, object]:
        """Two aims, not the same twice."""
        cleaned = super().clean() or {}
        if cleaned.get("most") and cleaned.get("most") == cleaned.get("then"):
            self.add_error("then", _("Choose another aim than the one above."))
        return cleaned

    def told(self, now: Means) -> tuple[tuple[str, str], ...]:
        """What the means of now say: labels and values, for who typed something else."""
        shown = MeansForm(self.roles, self.today, known=now, sized="size" not in self.fields)
        return tuple((str(each.label), _read(each)) for each in shown if each.value() is not None)

    @property
    def means(self) -> Means:
        """What was typed, once it is valid."""
        given = self.cleaned_data
        year, at = str(given["begins"]).split("-")
        first = (Objective(given["most"]), Objective(given["then"]))
        kept = self.known.size if self.known else None
        return Means(
            quarters=given["quarters"],
            begins=(int(year), int(at)),
            fiscal=int(given["fiscal"]),
            budget=(given["first_budget"], given["next_budget"]),
            days={role.id: given[ROLE + role.id] for role in self.roles},
            at_once=given["at_once"],
            closed=frozenset(int(each) for each in given["closed"]),
            shared=given["shared"],
            order=(*first, *(each for each in CHOSEN_BY_DEFAULT if each not in first)),
            size=SizeBand(given["size"]) if "size" in given else kept,
        )


def quarters_after(today: date) -> tuple[tuple[int, int], ...]:
    """The quarters of the calendar that come next, as a year and a quarter from 0."""
    here = today.year * YEAR + (today.month - 1) // 3
    found = (divmod(here + ahead, YEAR) for ahead in range(1, FIRST_CHOICES + 1))
    return tuple(found)


def at_first(roles: Iterable[Named], begins: tuple[int, int]) -> Means:
    """What a form says before anybody wrote in it; sharing is for who has others to share with."""
    days = dict.fromkeys((each.id for each in roles), DAYS_AT_FIRST)
    return Means(quarters=8, begins=begins, days=days, shared=False)


def _read(field: forms.BoundField) -> str:
    """The value of a field as a person reads it."""
    value, offered = field.value(), dict(getattr(field.field, "choices", ()))
    chosen = value if isinstance(value, list) else [value]
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return ", ".join(str(offered.get(each, each)) for each in chosen)


def _days(role: Named) -> forms.IntegerField:
    return forms.IntegerField(
        label=role.title.in_(language()),
        min_value=0,
        max_value=MOST_DAYS,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


def _shown(means: Means) -> dict[str, object]:
    first, after = means.budget
    return {
        "quarters": means.quarters,
        "begins": f"{means.begins[0]}-{means.begins[1]}",
        "fiscal": str(means.fiscal),
        "first_budget": first,
        "next_budget": after,
        "at_once": means.at_once,
        "closed": [str(each) for each in sorted(means.closed)],
        "shared": means.shared,
        "most": means.order[0].value,
        "then": means.order[1].value,
        "size": means.size.value if means.size else "",
        **{ROLE + role: days for role, days in means.days.items()},
    }
