"""What is said in the same words of every plan, whichever way its ids are named."""

from collections.abc import Iterator

from virage.core.initiatives import Way
from virage.core.roadmap.problem import Mode
from virage.core.roadmap.sums import high_cost, mid_cost
from virage.core.text import Language
from virage.documents.funding.labels import in_dollars
from virage.documents.language import words


def way_in_words(way: Way, language: Language) -> str:
    """Who does the work."""
    _ = words(language).gettext
    return {
        Way.IN_HOUSE: _("in-house"),
        Way.SHARED: _("shared with other co-ops"),
        Way.SUPPLIER: _("with a supplier"),
    }[way]


def cost_in_words(mode: Mode, language: Language) -> str:
    """What a way costs, once and each year after: "no money" when it costs nothing."""
    return "; ".join(_costs(mode, language)) or words(language).gettext("no money")


def _costs(mode: Mode, language: Language) -> Iterator[str]:
    _ = words(language).gettext
    if high_cost(mode):
        yield _("%(middle)s, at most %(high)s") % {
            "middle": in_dollars(mid_cost(mode), language),
            "high": in_dollars(high_cost(mode), language),
        }
    if mode.recurring:
        yield _("then at most %(cost)s a year") % {"cost": in_dollars(mode.recurring, language)}


def stages_in_words(
    title: str, before: int | None, after: int | None, *, language: Language
) -> str:
    """A question lifted from a stage to another, counted from 1; None: not known."""
    unknown = words(language).gettext("not known")
    return f"{title} ({unknown if before is None else before} → {after})"


def flag_in_words(flag: str, cleared_after: int | None, language: Language) -> str:
    """What becomes of a red flag; None: it stays up."""
    _ = words(language).gettext
    said = (
        _("stays up within these constraints")
        if cleared_after is None
        else _("cleared by the end of quarter %(quarter)s") % {"quarter": cleared_after}
    )
    return f"{flag} → {said}"
