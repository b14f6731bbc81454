"""A plan as it is put before a board: all that its page says, in both languages, as JSON."""

import json
from dataclasses import asdict, dataclass
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import override

from virage.web.plans.bridge import drafted
from virage.web.plans.contents import from_data
from virage.web.plans.models import Plan, Version
from virage.web.plans.views import sums
from virage.web.plans.views.cards import Card
from virage.web.plans.views.purposing import PurposePage, purpose_page
from virage.web.plans.views.screens import Roadmap, roadmap_of
from virage.web.ui.page import language

FORMAT = "virage-plan/1"
CARD = "id name when until way cost days held needs gains opens causes who note".split()
LISTS = "faults flags unanswered proof".split()
Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Frozen:
    """A version as its page shows it: `page` is what `Roadmap` was that day, as plain values."""

    name: str
    words: str
    purpose: PurposePage
    diagnosis: Data
    page: Data
    drawing: SafeString


def frozen_of(plan: Plan, words: str) -> str:
    """All that a plan says now, as canonical JSON: sorted names, no space, the same bytes."""
    whole, campaign = drafted(plan), plan.campaign
    data = {
        "format": FORMAT,
        "name": plan.organisation.name,
        "words": words,
        "diagnosis": {
            "id": str(campaign.id),
            "number": campaign.number,
            "closed_on": timezone.localdate(campaign.closed_at).isoformat(),
            "questionnaire": campaign.questionnaire,
            "version": campaign.version,
            "content_hash": campaign.content_hash,
        },
        "content": plan.content,
        "proof": plan.proof,
        "bars": [asdict(each) for each in sums.bars_of(whole)],
        "planned": sums.planned_of(whole),
        "said": {code: _said_in(plan, code) for code, _name in settings.LANGUAGES},
    }
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _said_in(plan: Plan, code: str) -> Data:
    with override(code):
        return _said(roadmap_of(plan))


def _said(page: Roadmap) -> Data:
    return {
        "groups": [
            {"title": group.title, "cards": [_card(each) for each in group.cards]}
            for group in page.groups
        ],
        "years": [asdict(each) for each in page.years],
        "loads": [asdict(each) for each in page.loads],
        "promises": [asdict(each) for each in page.promises],
        "left": [asdict(each) for each in page.left],
        **{name: list(getattr(page, name)) for name in LISTS},
    }


def _card(card: Card) -> Data:
    return {name: getattr(card, name) for name in CARD} | {"facts": asdict(card.facts)}


def thawed(version: Version) -> Frozen:
    """What is frozen, in the language of the page."""
    data = json.loads(version.frozen)
    page = data["said"][language()]
    cards = [card for group in page["groups"] for card in group["cards"]]
    names = {card["id"]: card["name"] for card in cards}
    for card in cards:  # a version of before anybody said it
        card.setdefault("who", "")
        card.setdefault("note", "")
    content = from_data(data["content"])
    bars = [sums.Bar(**each) for each in data["bars"]]
    drawing = sums.drawn(content, bars, names)
    return Frozen(
        name=data["name"],
        words=data["words"],
        purpose=purpose_page(content.purpose, names),
        diagnosis=data["diagnosis"],
        page=page,
        drawing=SafeString(drawing),  # every text in it is escaped
    )
