"""The version in force beside what people told of its steps: where it stands, what is past."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from virage.core.roadmap.past import Begun, Past
from virage.core.text import Language
from virage.web.plans.contents import Chosen, Content, from_data
from virage.web.plans.models import Course, Progress, Version
from virage.web.plans.pasts import QUARTERS, absolute_quarter

OVER = (Course.DONE, Course.STOPPED)
OPEN = (Course.NOT_BEGUN, Course.POSTPONED)


@dataclass(frozen=True, slots=True)
class Planned:
    """A step of a version: when it begins, the quarter after its last, the middle of its cost."""

    id: str
    start: int
    end: int
    cost: int | None
    days: int | None


@dataclass(frozen=True)
class InForce:
    """A version that a board adopted, with what became of its steps until a day."""

    version: Version
    progress: Mapping[str, Progress]
    today: date

    @cached_property
    def data(self) -> dict[str, Any]:
        """What is frozen."""
        read: dict[str, Any] = json.loads(self.version.frozen)
        return read

    @cached_property
    def content(self) -> Content:
        """What was planned."""
        return from_data(self.data["content"])

    @cached_property
    def steps(self) -> tuple[Planned, ...]:
        """The steps in the order of the page."""
        sums = self.data.get("planned", {})
        return tuple(
            Planned(
                each["id"],
                each["start"],
                each["end"],
                sums.get(each["id"], {}).get("cost"),
                sums.get(each["id"], {}).get("days"),
            )
            for each in self.data["bars"]
        )

    def card(self, step: str, language: Language) -> dict[str, Any] | None:
        """What the version says of a step."""
        groups = self.data["said"][language]["groups"]
        cards = (card for group in groups for card in group["cards"])
        return next((card for card in cards if card["id"] == step), None)

    def name(self, step: str, language: Language) -> str:
        """What the version calls a step."""
        card = self.card(step, language)
        return str(card["name"]) if card else step

    def course(self, step: str) -> Course:
        """Where a step stands."""
        told = self.progress.get(step)
        return Course(told.course) if told else Course.NOT_BEGUN

    @property
    def first(self) -> int:
        """The first quarter of the plan, counted from the year 0."""
        return absolute_quarter(*self.content.means.begins)

    @property
    def now(self) -> int:
        """The quarter of today, counted from the first of the plan; before it, less than 0."""
        return quarter_at(self.today) - self.first

    @property
    def done(self) -> tuple[Planned, ...]:
        """The steps that are done."""
        return tuple(each for each in self.steps if self.course(each.id) is Course.DONE)

    @property
    def late(self) -> tuple[Planned, ...]:
        """Those whose planned quarter is over without their being begun, or done."""
        return tuple(each for each in self.steps if self.is_late(each))

    def is_late(self, step: Planned) -> bool:
        """Whether time went on without a step."""
        course = self.course(step.id)
        if course is Course.UNDER_WAY:
            return step.end <= self.now
        return course in OPEN and step.start < self.now

    @property
    def beginning(self) -> tuple[Planned, ...]:
        """Those that are to begin in the quarter of today, and have not."""
        return tuple(
            each
            for each in self.steps
            if self.course(each.id) is Course.NOT_BEGUN and each.start == self.now
        )

    @property
    def next(self) -> Planned | None:
        """The first step to begin."""
        waiting = (each for each in self.steps if self.course(each.id) in OPEN)
        return min(waiting, key=lambda each: each.start, default=None)

    def past(self) -> Past:
        """What became of the steps, in quarters counted from the year 0."""
        begun, stopped, waits = [], [], []
        for each in self.steps:
            told, chosen = self.progress.get(each.id), self.content.step(each.id)
            if told is None or chosen is None:
                continue
            if told.course in {Course.UNDER_WAY, Course.DONE}:
                begun.append(self._begun(each, told, chosen))
            elif told.course == Course.STOPPED:
                stopped.append(self._begun(each, told, chosen))
            elif told.course == Course.POSTPONED and told.on:
                waits.append((each.id, quarter_at(told.on)))
        return Past(quarter_at(self.today), tuple(begun), tuple(stopped), tuple(waits))

    def _begun(self, step: Planned, told: Progress, chosen: Chosen) -> Begun:
        """A step as it went; what is under way takes at least the quarter of today.

        Of one that is over and whose first day nobody told, the planned one counts.
        """
        over = told.course in OVER
        last = quarter_at(told.on) if over and told.on else quarter_at(self.today)
        start = quarter_at(told.begun_on) if told.begun_on else self.first + step.start
        start = min(start, last)
        end = last + 1 if over else max(start + step.end - step.start, last + 1)
        return Begun(step.id, chosen.mode, start, end, told.cost, over)


def quarter_at(day: date) -> int:
    """The quarter of a day, counted from the year 0."""
    return absolute_quarter(day.year, (day.month - 1) * QUARTERS // 12)


def from_today(content: Content, force: InForce) -> Content:
    """What a plan holds, ready to be proposed again from today on: the past is as it went.

    What is not begun is let go where its quarter is over. It begins where the version in force
    does, for its quarters to be the same.
    """
    past, means = force.past(), replace(content.means, begins=force.content.means.begins)
    counted = past.counted_from(force.first)
    settled = {each.initiative for each in (*past.begun, *past.stopped)}
    went = (Chosen(each.initiative, each.mode, each.start, held=True) for each in counted.begun)
    own = {each.id: each for each in (*force.content.own, *content.own)}
    kept = {each.initiative for each in content.steps} | settled
    return replace(
        content,
        means=means,
        steps=(
            *went,
            *(
                _not_before(each, counted.earliest(each.initiative))
                for each in content.steps
                if each.initiative not in settled
            ),
        ),
        dropped=content.dropped - {each.initiative for each in past.begun},
        own=tuple(each for each in own.values() if each.id in kept),
        past=past,
    )


def _not_before(step: Chosen, earliest: int) -> Chosen:
    return step if step.start >= earliest else replace(step, start=earliest, held=False)
