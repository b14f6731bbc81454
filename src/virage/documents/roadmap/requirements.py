"""What to ask of whoever sells something for a step: no vendor named, each asked the same."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from virage.core.roadmap.plan import Placed
from virage.documents.roadmap.dossier import Dossier

QUOTES = 3
YEARS_COMPARED = 3
TOP_MARK = 4
ESSENTIAL, IMPORTANT, USEFUL = 3, 2, 1


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that is asked: its short name, what exactly, how to check it, what it weighs.

    What is `essential` is not traded against anything: a quote without it is set aside.
    """

    criterion: str
    asked: str
    check: str
    weight: int

    @property
    def essential(self) -> bool:
        """Whether a quote that does not have it is set aside."""
        return self.weight == ESSENTIAL


def buys(step: Placed, dossier: Dossier) -> bool:
    """Whether a step buys something in the way that the plan chose."""
    modes = dossier.drawn.initiative(step).modes
    return any(each.buys for each in modes if each.way.value == step.mode.id)


def bought_steps(dossier: Dossier) -> tuple[Placed, ...]:
    """The steps that buy something."""
    return tuple(each for each in dossier.drawn.placed if buys(each, dossier))


def exit_of(step: Placed, dossier: Dossier) -> str:
    """The exit clause to ask for; "" where the catalogue says none."""
    clause = dossier.drawn.initiative(step).exit_clause
    return "" if clause is None else clause.in_(dossier.language)


def requirements_of(step: Placed, dossier: Dossier) -> tuple[Requirement, ...]:
    """What to ask for a step, what is its own first."""
    told = (_of_what_is_yours, _of_the_thing, _of_people)
    return (*_own(step, dossier), *(each for part in told for each in part(dossier.say)))


def _own(step: Placed, dossier: Dossier) -> Iterator[Requirement]:
    _, known = dossier.say, dossier.drawn.initiative(step)
    yield Requirement(
        _("What it must do"),
        known.done.in_(dossier.language),
        _("A demonstration with your own cases, by those who will use it."),
        ESSENTIAL,
    )
    clause = exit_of(step, dossier)
    if clause:
        yield Requirement(
            _("Leaving"), clause, _("The clause is in the contract, before signing."), ESSENTIAL
        )


def _of_what_is_yours(_: Callable[[str], str]) -> Iterator[Requirement]:
    yield Requirement(
        _("Your data"),
        _("All your data come out at any time, at no charge, in an open and documented format."),
        _("A trial export, opened with another program."),
        ESSENTIAL,
    )
    yield Requirement(
        _("Your accounts"),
        _("Accounts, licences and the web address are in the co-op’s legal name."),
        _("The name on the order and on the bill."),
        ESSENTIAL,
    )
    yield Requirement(
        _("Where data live"),
        _(
            "The place where data are kept, and everyone who may read them, are named in writing;"
            " a privacy impact assessment is done before anything personal leaves Québec."
        ),
        _("The clause, and the assessment when there is one."),
        ESSENTIAL,
    )
    yield Requirement(
        _("French"),
        _("The interface, the documentation and the support are in French."),
        _("A demonstration and a call to the support, in French."),
        ESSENTIAL,
    )


def _of_the_thing(_: Callable[[str], str]) -> Iterator[Requirement]:
    yield Requirement(
        _("Accessibility"),
        _("It works by keyboard, with a screen reader and on a phone (WCAG 2.2, level AA)."),
        _("A conformance report, and a trial by keyboard."),
        IMPORTANT,
    )
    yield Requirement(
        _("Security"),
        _("One account for each person, sign-in in two steps, a record of who did what."),
        _("A demonstration of all three."),
        ESSENTIAL,
    )
    yield Requirement(
        _("Backups"),
        _("Copies are made every day and put back within a delay that is written."),
        _("The date and the result of the last trial."),
        IMPORTANT,
    )
    yield Requirement(
        _("Ties with your tools"),
        _("It exchanges data with what you have, through a documented and open interface."),
        _("The documentation, read by somebody who does not sell it."),
        IMPORTANT,
    )


def _of_people(_: Callable[[str], str]) -> Iterator[Requirement]:
    yield Requirement(
        _("Training and support"),
        _("Who trains, for how many hours, and how fast the support answers, is written."),
        _("The clause, and a call to a customer."),
        IMPORTANT,
    )
    yield Requirement(
        _("References"),
        _("Two organisations of your size, co-operatives if possible, have used it for a year."),
        _("A call to both, without the supplier."),
        USEFUL,
    )
    yield Requirement(
        _("Price in writing"),
        _("The price once, the price each year, what is not included and how prices may rise."),
        _("A quote that adds up over three years."),
        ESSENTIAL,
    )
