"""What is said of a plan and of its steps, sentence by sentence, wherever it is shown."""

from collections.abc import Iterator

from virage.core.initiatives import Way
from virage.core.roadmap.plan import Placed
from virage.core.roadmap.sums import high_cost, mid_cost
from virage.core.solver import Result
from virage.core.text import Language
from virage.documents.funding.labels import in_dollars
from virage.documents.language import percent, words
from virage.documents.roadmap.drawn import Drawn, Gain


class Said:
    """The words for one plan in one language."""

    def __init__(self, drawn: Drawn, language: Language) -> None:
        self.drawn, self.language = drawn, language
        self.say = words(language).gettext

    def way(self, mode: str) -> str:
        """Who does the work."""
        return way_in_words(Way(mode), self.language)

    def cost(self, step: Placed) -> str:
        """What a step costs once, and each year afterwards."""
        _, said = self.say, []
        if high_cost(step.mode):
            said.append(
                _("%(middle)s, at most %(high)s")
                % {
                    "middle": in_dollars(mid_cost(step.mode), self.language),
                    "high": in_dollars(high_cost(step.mode), self.language),
                }
            )
        if step.mode.recurring:
            said.append(
                _("then at most %(cost)s a year")
                % {"cost": in_dollars(step.mode.recurring, self.language)}
            )
        return "; ".join(said) or _("no money")

    def days(self, step: Placed) -> str:
        """The days that a step asks of each role."""
        return ", ".join(f"{self.role(role)} {days}" for role, days in step.mode.days)

    def role(self, role: str) -> str:
        """The title of a role."""
        titles = {each.id: each.title for each in self.drawn.portrait.questionnaire.roles}
        return titles[role].in_(self.language)

    def gain(self, gain: Gain) -> str:
        """What a step lifts, from where to where."""
        asked = self.drawn.portrait.questionnaire.by_id[gain.question]
        title = asked.title.in_(self.language)
        if gain.boxes:
            return f"{title} (+{gain.boxes})"
        before = self.say("not known") if gain.before is None else gain.before
        return f"{title} ({before} → {gain.after})"

    def need(self, need: str) -> str:
        """The title of a need."""
        titles = {each.need.id: each.need.title for each in self.drawn.portrait.needs}
        return titles[need].in_(self.language)

    def flags(self) -> Iterator[str]:
        """What becomes of each red flag that is up."""
        _ = self.say
        for raised, when in self.drawn.flags:
            said = (
                _("stays up within these constraints")
                if when is None
                else _("cleared by the end of quarter %(quarter)s") % {"quarter": when}
            )
            yield f"{raised.flag.text.in_(self.language)} → {said}"

    def proof(self) -> Iterator[str]:
        """How far the plan is proved, and whether another run gives the same."""
        yield proved(self.drawn.result, self.language)
        yield searched(self.drawn.result, self.language)


def way_in_words(way: Way, language: Language) -> str:
    """Who does the work."""
    _ = words(language).gettext
    return {
        Way.IN_HOUSE: _("in-house"),
        Way.SHARED: _("shared with other co-ops"),
        Way.SUPPLIER: _("with a supplier"),
    }[way]


def proved(result: Result, language: Language) -> str:
    """How far a plan is from the best that may exist."""
    _ = words(language).gettext
    gaps = [each.gap for each in result.proofs if not each.proved]
    known = [each for each in gaps if each is not None]
    if not gaps:
        return _("Proof: no plan does better within these constraints.")
    if len(known) < len(gaps):
        return _("Proof: how far the best may be is not known.")
    furthest = {"gap": percent(max(known), language, 1)}
    return _("Proof: within %(gap)s of the best that may exist.") % furthest


def searched(result: Result, language: Language) -> str:
    """What searched, and whether it would find the same again."""
    _ = words(language).gettext
    same = (
        _("the same problem gives the same plan")
        if result.repeatable
        else _("stopped by the clock: another run may give another plan")
    )
    return f"OR-Tools {result.version}, {result.platform}: {same}."
