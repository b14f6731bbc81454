"""Which steps survive when costs and days turn out otherwise, as a search kept it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from virage.core.roadmap.naming import Names
from virage.core.roadmap.shaking import Shake
from virage.documents.roadmap.choices import when_in_words
from virage.documents.roadmap.telling import Telling
from virage.web.ui.page import language


@dataclass(frozen=True, slots=True)
class Survival:
    """Whether a step is solid, and why one says so."""

    solid: bool
    why: str


def sturdy_in(proof: Mapping[str, Any] | None) -> dict[str, Survival]:
    """The steps of which it is known, by initiative; none before it was sought."""
    said: dict[str, list[str]] = (proof or {}).get("sturdy", {})
    return {name: _survival([Shake(each) for each in shakes]) for name, shakes in said.items()}


def _survival(shakes: list[Shake]) -> Survival:
    tell = Telling(Names(), language())
    whens = "; ".join(when_in_words(each, tell) for each in shakes or Shake)
    said = (
        _("It leaves the best plan in these cases: %(whens)s.")
        if shakes
        else _("It stays in the best plan in each of these cases: %(whens)s.")
    )
    return Survival(not shakes, said % {"whens": whens})
