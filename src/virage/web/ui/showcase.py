"""The sample values of the components page: an invented co-op, in words a real page could hold."""

from dataclasses import dataclass

from django import forms
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from virage.documents import charts
from virage.documents.charts.drawing import Words
from virage.web.ui.parts import GridRow, Option, Problem, Section, Step
from virage.web.ui.templatetags.ui import problems


class SampleForm(forms.Form):
    """One field of each shape."""

    name = forms.CharField(
        label=gettext_lazy("Name of the co-operative"),
        help_text=gettext_lazy("As it is written in your statutes."),
    )
    employees = forms.IntegerField(
        label=gettext_lazy("How many people work in it?"),
        min_value=0,
        help_text=gettext_lazy("Full time and part time, seasonal workers too."),
        error_messages={"invalid": gettext_lazy("Write the number of people with digits: 12.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    region = forms.ChoiceField(
        label=gettext_lazy("Region"),
        required=False,
        choices=[
            ("", gettext_lazy("Choose a region")),
            ("01", gettext_lazy("Bas-Saint-Laurent")),
            ("02", gettext_lazy("Saguenay–Lac-Saint-Jean")),
        ],
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What kind of co-operative is it?"),
        choices=[
            ("producteurs", gettext_lazy("Producers’ co-operative")),
            ("solidarite", gettext_lazy("Solidarity co-operative")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose the kind of co-operative.")},
    )
    share = forms.BooleanField(
        label=gettext_lazy("Share our portrait with the advisor of our region"),
        required=False,
    )


@dataclass(frozen=True)
class Showcase:
    """What the components page shows."""

    sections: tuple[Section, ...]
    steps: tuple[Step, ...]
    stages: tuple[Option, ...]
    boxes: tuple[Option, ...]
    three: tuple[Option, ...]
    heads: tuple[str, ...]
    rows: tuple[GridRow, ...]
    form: SampleForm
    problems: tuple[Problem, ...]
    radar: SafeString
    bars: SafeString


def page() -> Showcase:
    """Return the sample page, in the language of the visitor."""
    form = SampleForm({"name": _("Les Jardins du Fleuve"), "employees": _("twelve")})
    return Showcase(
        sections=sections(),
        steps=steps(),
        stages=stages(),
        boxes=boxes(),
        three=(
            Option("yes", _("Yes")),
            Option("partly", _("Partly"), checked=True),
            Option("no", _("No")),
            Option("dont_know", _("I don’t know"), aside=True),
        ),
        heads=(_("No"), _("Partly"), _("Yes"), _("Does not apply"), _("I don’t know")),
        rows=(
            row("sample_invoicing", _("Invoices to clients"), "partly"),
            row("sample_payroll", _("Payroll"), "yes", applicable=False),
            row("sample_purchasing", _("Orders to suppliers"), ""),
        ),
        form=form,
        problems=problems(form),
        radar=mark_safe(radar()),  # noqa: S308  the drawing escapes its words
        bars=mark_safe(bars()),  # noqa: S308
    )


def sections() -> tuple[Section, ...]:
    """Return the families of components, in the order of the page."""
    return (
        Section("type", _("Type")),
        Section("actions", _("Actions")),
        Section("messages", _("Messages")),
        Section("progress", _("Progress")),
        Section("forms", _("Forms")),
        Section("questions", _("Questions")),
        Section("cards", _("Cards")),
        Section("tables", _("Tables")),
        Section("charts", _("Charts")),
    )


def steps() -> tuple[Step, ...]:
    """Return four stops of a road."""
    done, todo = _("4 of 4 answered"), _("not started")
    return (
        Step(_("Leadership and governance"), "#progress", "done", done),
        Step(_("Members and democratic life"), "#progress", "started", _("2 of 4 answered")),
        Step(_("Customers and sales"), "#progress", "started", _("1 of 4 answered"), current=True),
        Step(_("Operations and production"), "#progress", "todo", todo),
    )


def stages() -> tuple[Option, ...]:
    """Return the stages of one question, and the two answers that stand apart."""
    return (
        Option("none", _("Nothing is copied elsewhere.")),
        Option("sometimes", _("Somebody copies the important files from time to time.")),
        Option("regular", _("Copies are made every week, by hand or alone."), checked=True),
        Option("elsewhere", _("Copies are made every day, and one is kept in another place.")),
        Option("tested", _("In the last year, we got everything back from a copy to make sure.")),
        Option("dont_know", _("I don’t know"), aside=True),
        Option("not_applicable", _("This does not apply to us"), aside=True),
    )


def boxes() -> tuple[Option, ...]:
    """Return boxes of which several may be ticked, and the one that excludes the others."""
    return (
        Option("person", _("Somebody is in charge, and people know who"), checked=True),
        Option("register", _("We know what we hold about whom"), hint=_("A list is enough.")),
        Option("consent", _("We ask people before using what they told us")),
        Option("none", _("None of these"), exclusive=True, aside=True),
    )


def row(name: str, text: str, chosen: str, *, applicable: bool = True) -> GridRow:
    """Return one row of the sample grid."""
    offered = (
        Option("no", _("No")),
        Option("partly", _("Partly")),
        Option("yes", _("Yes")),
        Option("not_applicable", _("Does not apply")) if applicable else None,
        Option("dont_know", _("I don’t know")),
    )
    return GridRow(name, text, tuple(o and choose(o, chosen) for o in offered))


def choose(option: Option, chosen: str) -> Option:
    """Check the option that was chosen."""
    return Option(option.value, option.text, checked=option.value == chosen)


def radar() -> str:
    """Draw seven dimensions, of which one stands on too few answers."""
    words = Words("sample-radar", _("Radar of the seven dimensions"), _("Each score out of 100."))
    return charts.radar(
        words,
        (
            charts.Axis(_("Governance"), 62, 62, 62, "62"),
            charts.Axis(_("Members"), 48, 48, 48, "48"),
            charts.Axis(_("Customers"), 35, 35, 35, "35"),
            charts.Axis(_("Operations"), 55, 55, 55, "55"),
            charts.Axis(_("Data"), 28, 21, 46, "28", firm=False),
            charts.Axis(_("Security"), 41, 41, 41, "41"),
            charts.Axis(_("People"), 70, 70, 70, "70"),
        ),
    )


def bars() -> str:
    """Draw three scores, of which one could be lower or higher."""
    words = Words("sample-bars", _("Three scores as bars"), _("Each score out of 100."))
    return charts.bars(
        words,
        (
            charts.Bar(_("Governance"), 62, 62, 62, "62"),
            charts.Bar(_("Data"), 28, 21, 46, "28"),
            charts.Bar(_("Security"), 41, 41, 41, "41"),
        ),
        thresholds=(25, 50, 75),
    )
