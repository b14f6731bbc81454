"""What was said of a plan, as its page shows it: threads by part, and suggestions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from virage.core.access import Actor
from virage.core.initiatives import InitiativeCatalogue, Way
from virage.documents.roadmap.sentences import way_in_words
from virage.web.accounts.models import User
from virage.web.plans.bridge import catalogue_for, content_of, portrait_of
from virage.web.plans.contents import Content
from virage.web.plans.models import Change, Plan, Remark, Suggestion
from virage.web.plans.queries import remarks as queries
from virage.web.plans.views.words import name_in, quarter_of
from virage.web.ui.page import language


@dataclass(frozen=True, slots=True)
class Saying:
    """A remark, who wrote it, and whether it is the reader's own."""

    row: Remark
    who: str
    own: bool


@dataclass(frozen=True, slots=True)
class Thread:
    """A remark, what it is about, and its answers."""

    first: Saying
    about: str
    answers: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """A suggestion in words."""

    row: Suggestion
    who: str
    text: str
    answered_by: str


@dataclass(frozen=True, slots=True)
class Talk:
    """All that was said: what waits, then what is over."""

    open: tuple[Thread, ...]
    settled: tuple[Thread, ...]
    waiting: tuple[Wish, ...]
    answered: tuple[Wish, ...]


@dataclass(frozen=True)
class Subject:
    """The plan that people speak of, read once: what it holds, and what things are called."""

    plan: Plan
    content: Content
    catalogue: InitiativeCatalogue

    @property
    def parts(self) -> list[tuple[str, str]]:
        """The parts of which something may be said."""
        steps = sorted(self.content.steps, key=lambda each: each.start)
        return [
            ("plan", _("The whole plan")),
            ("vision", _("The vision")),
            *(
                (f"goal:{each.id}", _("Objective: %(goal)s") % {"goal": each.text})
                for each in self.content.purpose.goals
            ),
            ("budget", _("The budget")),
            *((f"step:{each.initiative}", self.name(each.initiative)) for each in steps),
        ]

    def name(self, step: str) -> str:
        """What a step is called."""
        return name_in(self.catalogue, step)


def subject_of(plan: Plan) -> Subject:
    """The plan that people speak of."""
    content = content_of(plan)
    return Subject(plan, content, catalogue_for(portrait_of(plan.campaign), content))


def talk_of(subject: Subject, actor: Actor) -> Talk:
    """All that was said of a plan, for a reader."""
    rows, parts = queries.remarks_of(subject.plan), dict(subject.parts)
    threads = [_thread(each, rows, parts, actor=actor) for each in rows if each.answers_id is None]
    wishes = [_wish(subject, each) for each in queries.suggestions_of(subject.plan)]
    return Talk(
        open=tuple(each for each in threads if each.first.row.settled_at is None),
        settled=tuple(each for each in threads if each.first.row.settled_at is not None),
        waiting=tuple(each for each in wishes if each.row.answered_at is None),
        answered=tuple(each for each in wishes if each.row.answered_at is not None),
    )


def _thread(
    row: Remark, rows: Iterable[Remark], parts: Mapping[str, str], *, actor: Actor
) -> Thread:
    answers = (each for each in rows if each.answers_id == row.id)
    return Thread(
        first=_saying(row, actor),
        about=parts.get(row.part, _("A part that left the plan")),
        answers=tuple(_saying(each, actor) for each in answers),
    )


def _saying(row: Remark, actor: Actor) -> Saying:
    own = row.author is not None and str(row.author_id) == actor.account
    return Saying(row, who_said(row.author), own and row.taken_back_at is None)


def who_said(author: User | None) -> str:
    """The address of who wrote something; nobody knows any more once the account was erased."""
    return author.email if author else _("Somebody whose account was erased")


def _wish(subject: Subject, row: Suggestion) -> Wish:
    means = subject.content.means
    said = {
        Change.MOVE: _("Move %(step)s: %(quarter)s"),
        Change.MODE: _("Do %(step)s in another way: %(mode)s"),
        Change.DROP: _("Take out %(step)s"),
        Change.ADD: _("Add %(step)s (%(mode)s): %(quarter)s"),
    }
    text = said[Change(row.change)] % {
        "step": subject.name(row.step),
        "quarter": "" if row.quarter is None else quarter_of(means, row.quarter),
        "mode": way_in_words(Way(row.mode), language()) if row.mode else "",
    }
    answered_by = who_said(row.answered_by) if row.answered_at else ""
    return Wish(row, who_said(row.author), text, answered_by)
