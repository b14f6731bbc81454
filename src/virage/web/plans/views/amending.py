"""What an amendment changes, against the version in force: step by step, and in all."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from virage.documents.funding.labels import in_dollars
from virage.web.ui.page import language

Planned = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Side:
    """A version, or the plan of now: its steps as cards, and what each is to cost."""

    cards: Sequence[Mapping[str, Any]]
    planned: Planned


@dataclass(frozen=True, slots=True)
class Change:
    """A step that is not the same on both sides: its name, and in what."""

    name: str
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Amendment:
    """All that changes; the costs are "" where a side does not say them."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[Change, ...]
    before: str
    after: str

    @property
    def nothing(self) -> bool:
        """Whether both sides have the same steps in the same places."""
        return not (self.added or self.removed or self.changed)


def frozen_side(data: Mapping[str, Any]) -> Side:
    """A version, from what is frozen of it, in the language of the page."""
    groups = data["said"][language()]["groups"]
    return Side([card for group in groups for card in group["cards"]], data.get("planned", {}))


def amendment(before: Side, after: Side) -> Amendment:
    """What changes from one side to the other."""
    old = {card["id"]: card for card in before.cards}
    new = {card["id"]: card for card in after.cards}
    return Amendment(
        added=tuple(f"{card['name']} ({card['when']})" for card in _but(after.cards, old)),
        removed=tuple(str(card["name"]) for card in _but(before.cards, new)),
        changed=tuple(
            Change(str(card["name"]), said)
            for card in after.cards
            if card["id"] in old and (said := tuple(_moved(old[card["id"]], card)))
        ),
        before=_whole(before),
        after=_whole(after),
    )


def _but(
    cards: Sequence[Mapping[str, Any]], others: Mapping[str, object]
) -> Iterator[Mapping[str, Any]]:
    return (card for card in cards if card["id"] not in others)


def _moved(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    for name in ("when", "way", "cost"):
        if old[name] != new[name]:
            yield _("%(before)s → %(after)s") % {"before": old[name], "after": new[name]}


def _whole(side: Side) -> str:
    """The likely cost of all steps; "" where it was not written down."""
    costs = [side.planned.get(card["id"], {}).get("cost") for card in side.cards]
    known = [each for each in costs if each is not None]
    return in_dollars(sum(known), language()) if len(known) == len(costs) else ""
