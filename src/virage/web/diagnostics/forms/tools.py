"""One tool of the inventory: what it is for, who holds it, what happens without it."""

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from virage.core.autonomy import DataIn, HeldBy, RunBy, Tool
from virage.core.logic import Truth
from virage.core.questionnaire import Questionnaire
from virage.core.text import Language

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

TRUTHS: dict[str, Truth] = {"yes": True, "no": False, "unknown": None}
LONGEST_WAIT = 3650


def _truth(label: "_StrPromise", hint: "_StrPromise") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        initial="unknown",
        widget=forms.RadioSelect,
        choices=[
            ("yes", gettext_lazy("Yes")),
            ("no", gettext_lazy("No")),
            ("unknown", gettext_lazy("I don’t know")),
        ],
    )


class ToolForm(forms.Form):
    """Everything is about control, not about the quality of the tool."""

    function = forms.ChoiceField(label=gettext_lazy("What is it for?"))
    name = forms.CharField(
        label=gettext_lazy("What do you call it?"),
        help_text=gettext_lazy("So that you recognise it in the portrait. You may leave it blank."),
        max_length=80,
        required=False,
    )
    run_by = forms.ChoiceField(
        label=gettext_lazy("Who keeps it running?"),
        initial=RunBy.UNKNOWN.value,
        choices=[
            (RunBy.IN_HOUSE.value, gettext_lazy("Ourselves")),
            (RunBy.OTHER_COOP.value, gettext_lazy("Another co-op or our federation")),
            (RunBy.SUPPLIER.value, gettext_lazy("An outside supplier")),
            (RunBy.UNKNOWN.value, gettext_lazy("I don’t know")),
        ],
    )
    account_held_by = forms.ChoiceField(
        label=gettext_lazy("In whose name is the account or the domain?"),
        initial=HeldBy.UNKNOWN.value,
        choices=[
            (HeldBy.COOP.value, gettext_lazy("The co-op’s")),
            (HeldBy.PERSON.value, gettext_lazy("One person’s")),
            (HeldBy.SUPPLIER.value, gettext_lazy("The supplier’s")),
            (HeldBy.UNKNOWN.value, gettext_lazy("I don’t know")),
        ],
    )
    data_in = forms.ChoiceField(
        label=gettext_lazy("Where are the data kept?"),
        initial=DataIn.UNKNOWN.value,
        choices=[
            (DataIn.QUEBEC.value, gettext_lazy("In Québec")),
            (DataIn.CANADA.value, gettext_lazy("Elsewhere in Canada")),
            (DataIn.ELSEWHERE.value, gettext_lazy("Elsewhere in the world")),
            (DataIn.UNKNOWN.value, gettext_lazy("I don’t know")),
        ],
    )
    export_tried = _truth(
        gettext_lazy("Have you already taken all your data out, to see?"),
        gettext_lazy("Into a file that another program can open."),
    )
    second_person = _truth(
        gettext_lazy("Does a second person in the co-op know how it works?"),
        gettext_lazy("Well enough to take over for a month."),
    )
    exit_terms = _truth(
        gettext_lazy("Are the conditions for leaving written down?"),
        gettext_lazy("How long it takes, what it costs, and that your data are returned."),
    )
    hurts_after_days = forms.IntegerField(
        label=gettext_lazy("If it stopped, after how many days would it hurt?"),
        help_text=gettext_lazy("0 for the same day. Leave blank if you don’t know."),
        min_value=0,
        max_value=LONGEST_WAIT,
        required=False,
    )

    def __init__(
        self,
        questionnaire: Questionnaire,
        language: Language,
        *,
        data: object = None,
        tool: Tool | None = None,
    ) -> None:
        """Show a tool to change, or an empty form."""
        super().__init__(data=data, initial=_initial(tool) if tool else None)  # type: ignore[arg-type]
        functions = [(each.id, each.title.in_(language)) for each in questionnaire.functions]
        choices = self.fields["function"]
        if isinstance(choices, forms.ChoiceField):
            choices.choices = [("", _("Choose…")), *functions]

    def tool(self) -> Tool:
        """The tool that a valid form describes."""
        said = self.cleaned_data
        return Tool(
            function=said["function"],
            name=said["name"],
            run_by=RunBy(said["run_by"]),
            data_in=DataIn(said["data_in"]),
            account_held_by=HeldBy(said["account_held_by"]),
            export_tried=TRUTHS[said["export_tried"]],
            second_person=TRUTHS[said["second_person"]],
            exit_terms=TRUTHS[said["exit_terms"]],
            hurts_after_days=said["hurts_after_days"],
        )


def _initial(tool: Tool) -> dict[str, object]:
    words = {truth: word for word, truth in TRUTHS.items()}
    return {
        "function": tool.function,
        "name": tool.name,
        "run_by": tool.run_by.value,
        "data_in": tool.data_in.value,
        "account_held_by": tool.account_held_by.value,
        "export_tried": words[tool.export_tried],
        "second_person": words[tool.second_person],
        "exit_terms": words[tool.exit_terms],
        "hurts_after_days": tool.hurts_after_days,
    }
