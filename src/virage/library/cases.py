"""Reading a case: the steps of a plan with their costs, aid asked or granted, the sheet beside."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from virage.core.funding.facts import Cost, Step
from virage.core.funding.montage import Aid, AidState, Plan, PlanStep, Receipt
from virage.core.funding.programmes import Catalogue
from virage.core.funding.values import Expense, Nature
from virage.core.questionnaire import Questionnaire
from virage.library.facts import read_facts
from virage.library.funding.known import Known
from virage.library.funding.values import NONE, known, member, money, of, whole
from virage.library.reading import Entry, gettext_noop, read_yaml
from virage.library.shelves import Library

KEYS = ("sheet", "opened", "programmes", "steps", "aids", "received")
STEP_KEYS = ("id", "name", "nature", "costs", "decide_by", "fallback")
COST_KEYS = ("category", "before_taxes", "gst", "qst", "assets")
AID_KEYS = ("step", "programme", "state", "amount")
RECEIPT_KEYS = ("date", "amount")


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A plan to be financed, whose it is, and the day its case was opened, if the file says.

    `catalogue` has the programmes that the file names, or all of them where it names none.
    """

    plan: Plan
    catalogue: Catalogue
    questionnaire: Questionnaire
    name: str
    opened: date | None


def read_case(path: Path, library: Library) -> CaseFile:
    """Read a case and the sheet that it names beside it; CatalogueError names file and line."""
    entry = read_yaml(path, path.parent).only(*KEYS)
    sheet = read_facts(path.parent / entry["sheet"].name, library)
    words = Known(library.funding.vocabulary, frozenset(library.funding.by_id))
    steps = _steps(entry)
    ids = frozenset(each.id for each in steps)
    plan = Plan(
        steps=steps,
        facts=sheet.facts,
        aids=tuple(_aid(each, ids, words) for each in entry.each("aids")),
        received=_received(entry, words),
    )
    return CaseFile(
        plan=plan,
        catalogue=_catalogue(entry, library.funding, words),
        questionnaire=sheet.questionnaire,
        name=sheet.name,
        opened=entry.optional("opened", _day, None),
    )


def _catalogue(entry: Entry, full: Catalogue, words: Known) -> Catalogue:
    named = frozenset(words.programme(each) for each in entry.each("programmes"))
    if not named:
        return full
    kept = tuple(each for each in full.programmes if each.id in named)
    return Catalogue(kept, full.vocabulary)


def _steps(entry: Entry) -> tuple[PlanStep, ...]:
    found: dict[str, PlanStep] = {}
    for each in entry["steps"].items:
        step = _step(each.only(*STEP_KEYS))
        if step.id in found:
            raise each.error(gettext_noop("%(id)s: this id is taken"), id=step.id)
        found[step.id] = step
    if not found:
        raise entry["steps"].error(gettext_noop("expected at least one step"))
    return tuple(found.values())


def _step(entry: Entry) -> PlanStep:
    return PlanStep(
        id=entry["id"].name,
        work=Step(
            tuple(_cost(each.only(*COST_KEYS)) for each in entry["costs"].items),
            known(entry, "nature", of(Nature)),
        ),
        name=entry.optional("name", lambda each: each.name, ""),
        decide_by=entry.optional("decide_by", _day, None),
        fallback=entry.optional("fallback", lambda each: each.name, ""),
    )


def _cost(entry: Entry) -> Cost:
    return Cost(
        category=member(entry["category"], Expense),
        before_taxes=money(entry["before_taxes"]),
        gst=entry.optional("gst", money, 0),
        qst=entry.optional("qst", money, 0),
        assets=entry.optional("assets", whole, 1),
    )


def _aid(entry: Entry, steps: frozenset[str], words: Known) -> Aid:
    entry.only(*AID_KEYS)
    if entry["step"].name not in steps:
        raise entry["step"].error(gettext_noop("unknown step '%(name)s'"), name=entry["step"].name)
    aid = Aid(
        step=entry["step"].name,
        programme=words.programme(entry["programme"]),
        state=member(entry["state"], AidState),
        amount=entry.optional("amount", money, None),
    )
    if aid.settled and aid.amount is None:
        raise entry.error(gettext_noop("an aid that is granted or received has its 'amount'"))
    return aid


def _received(entry: Entry, words: Known) -> dict[str, tuple[Receipt, ...]]:
    """What each programme paid before the plan; `none` is known to be nothing."""
    given = entry["received"].table if entry.has("received") else {}
    return {
        words.programme(Entry(name, each.file, each.line)): ()
        if each.value == NONE
        else tuple(_receipt(paid.only(*RECEIPT_KEYS)) for paid in each.items)
        for name, each in given.items()
    }


def _receipt(entry: Entry) -> Receipt:
    return Receipt(_day(entry["date"]), money(entry["amount"]))


def _day(entry: Entry) -> date:
    if not isinstance(entry.value, date) or isinstance(entry.value, datetime):
        raise entry.error(gettext_noop("expected a date such as 2026-11-22"))
    return entry.value
