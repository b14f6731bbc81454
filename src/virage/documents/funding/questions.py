"""The facts that funding asks for beside a profile, as questions: read and said like its own."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from functools import cache
from typing import TypeVar

from virage.core.funding.criteria import HasArtefact
from virage.core.funding.facts import Fact, FactName
from virage.core.funding.programmes import Catalogue
from virage.core.funding.told import DATE_OF, NONE, OTHER, revenue_id, told_id
from virage.core.funding.values import LegalForm, Zone
from virage.core.questionnaire import Choice, Kind, Numeric, Question
from virage.core.text import Language, LocalText
from virage.documents.funding.labels import legal_forms, zones
from virage.documents.language import words

Word = TypeVar("Word", bound=Enum)
DAY = r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"
MOST_DOLLARS = 1_000_000_000_000
MOST_PROJECTS = 99
YES_OR_NO = (FactName.HAS_FRENCH_SITE, FactName.FRANCIZATION_DUTIES_MET, FactName.IN_RENA)
SHARES = (FactName.GST_RECOVERED, FactName.QST_RECOVERED)


def questions_for(catalogue: Catalogue) -> Mapping[str, Question]:
    """The questions that funding adds to a profile, by id, for the rules of a catalogue."""
    found = (*_of_everybody(), *_of_rules(catalogue))
    return {question.id: question for question in found}


def _text(key: object) -> LocalText:
    return LocalText(_texts("fr")[key][0], _texts("en")[key][0])


def _why(key: object) -> LocalText:
    return LocalText(_texts("fr")[key][1], _texts("en")[key][1])


def _of_everybody() -> Iterator[Question]:
    yield _choice(FactName.LEGAL_FORM, _words(LegalForm, legal_forms))
    yield _choice(FactName.ZONE, _words(Zone, zones))
    for name in YES_OR_NO:
        yield _choice(name, _yes_or_no())
    for name in SHARES:
        yield _number(told_id(Fact(name)), name, Numeric(LocalText("%", "%"), 0, 100))
    for back, key in ((1, "a year before"), (2, "two years before")):
        yield _number(revenue_id(back), key, Numeric(LocalText("$", "$"), 0, MOST_DOLLARS))


def _words(kinds: Iterable[Word], said: Callable[[Language], Mapping[Word, str]]) -> list[Choice]:
    return [
        Choice(each.value, LocalText(said("fr")[each].capitalize(), said("en")[each].capitalize()))
        for each in kinds
    ]


def _choice(name: FactName, choices: list[Choice]) -> Question:
    text, why = _text(name), _why(name)
    return Question(told_id(Fact(name)), Kind.CHOICE, text, text, why, choices=tuple(choices))


def _number(question: str, key: object, numeric: Numeric) -> Question:
    return Question(question, Kind.NUMBER, _text(key), _text(key), _why(key), numeric=numeric)


def _yes_or_no() -> list[Choice]:
    return [Choice(each, _text(each)) for each in ("yes", "no")]


def _of_rules(catalogue: Catalogue) -> Iterator[Question]:
    """One question for each declared fact, thing held and count of projects that a rule reads."""
    asked = {fact for leaf in catalogue.leaves for fact in leaf.facts}
    for fact in sorted(asked, key=lambda each: each.id):
        match fact.name:
            case FactName.ARTEFACT:
                yield from _artefact(fact, catalogue)
            case FactName.DECLARED:
                told = catalogue.vocabulary.declared[fact.subject]
                yield Question(
                    told_id(fact), Kind.CHOICE, told.question, told.question, told.why,
                    choices=tuple(_yes_or_no()),
                )  # fmt: skip
            case FactName.PROJECTS_BEFORE:
                yield _projects(fact, catalogue)


def _artefact(fact: Fact, catalogue: Catalogue) -> Iterator[Question]:
    """Whether it is held and who issued it, then when."""
    of_it = [
        leaf
        for leaf in catalogue.leaves
        if isinstance(leaf, HasArtefact) and leaf.what == fact.subject
    ]
    issuers = sorted({issuer for leaf in of_it for issuer in leaf.issued_under})
    title = catalogue.vocabulary.artefacts[fact.subject]
    choices = [
        Choice(NONE, _text(NONE)),
        *(Choice(each, _issued(each, catalogue)) for each in issuers),
        Choice(OTHER, _text(OTHER)),
    ]
    text = _named("held", title)
    why = _why("held")
    yield Question(told_id(fact), Kind.CHOICE, title, text, why, choices=tuple(choices))
    text = _named("issued", title)
    yield Question(told_id(fact) + DATE_OF, Kind.TEXT, text, text, _why("issued"), pattern=DAY)


def _issued(programme: str, catalogue: Catalogue) -> LocalText:
    known = catalogue.by_id.get(programme)
    return _named("under", LocalText(programme, programme) if known is None else known.name)


def _projects(fact: Fact, catalogue: Catalogue) -> Question:
    known = catalogue.by_id.get(fact.subject)
    name = LocalText(fact.subject, fact.subject) if known is None else known.name
    text, numeric = _named("projects", name), Numeric(None, 0, MOST_PROJECTS, whole=True)
    return Question(told_id(fact), Kind.NUMBER, text, text, _why("projects"), numeric=numeric)


def _named(key: str, name: LocalText) -> LocalText:
    text = _text(key)
    return LocalText(text.fr % {"name": name.fr}, text.en % {"name": name.en})


@cache
def _texts(language: Language) -> Mapping[object, tuple[str, str]]:
    """Each question, and why it is asked."""
    return _of_the_law(language) | _of_money(language) | _of_the_past(language)


def _of_the_law(language: Language) -> dict[object, tuple[str, str]]:
    _ = words(language).gettext
    return {
        "yes": (_("Yes"), ""),
        "no": (_("No"), ""),
        FactName.LEGAL_FORM: (
            _("What is the organisation, in the eyes of the law?"),
            _("Most programmes are kept for some legal forms."),
        ),
        FactName.HAS_FRENCH_SITE: (
            _("Do you have a website in French?"),
            _("Some programmes ask for it before they pay for a digital project."),
        ),
        FactName.FRANCIZATION_DUTIES_MET: (
            _("Are your francization duties met?"),
            _("They begin at 25 people employed. Say yes when you have none."),
        ),
        FactName.IN_RENA: (
            _("Are you on the register of enterprises ineligible for public contracts (RENA)?"),
            _("Local investment funds leave out whoever is on it."),
        ),
    }


def _of_money(language: Language) -> dict[object, tuple[str, str]]:
    _ = words(language).gettext
    taxes = _("Aid is counted on costs without the taxes that come back to you.")
    earlier = _("Some programmes look at the best of the last years.")
    return {
        FactName.ZONE: (
            _("How vital is the economy of the place?"),
            _("Some rates are higher where the economy is weaker; your RCM can tell you."),
        ),
        FactName.GST_RECOVERED: (_("Which share of the GST that you pay comes back?"), taxes),
        FactName.QST_RECOVERED: (_("Which share of the QST that you pay comes back?"), taxes),
        "a year before": (_("Annual revenue, a year before the last one"), earlier),
        "two years before": (_("Annual revenue, two years before the last one"), earlier),
    }


def _of_the_past(language: Language) -> dict[object, tuple[str, str]]:
    _ = words(language).gettext
    return {
        "held": (
            _("%(name)s: do you have one?"),
            _("Some programmes pay only what such a document plans."),
        ),
        "issued": (
            _("%(name)s: when was it delivered?"),
            _("A year, a month or a day: 2026, 2026-01 or 2026-01-22."),
        ),
        "under": (_("Yes, paid by %(name)s"), ""),
        "none": (_("No, none"), ""),
        "other": (_("Yes, made otherwise"), ""),
        "projects": (
            _("How many of your projects has %(name)s paid already?"),
            _("The part that it pays goes down from project to project."),
        ),
    }
