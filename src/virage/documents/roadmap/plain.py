"""A plan as plain text, for a terminal."""

from collections.abc import Iterator

from virage.core.roadmap.plan import Placed
from virage.core.roadmap.problem import AUTONOMY, TOTAL
from virage.core.text import Language
from virage.documents.language import number, words
from virage.documents.roadmap.drawn import Drawn
from virage.documents.roadmap.lines import named, titled, wrapped
from virage.documents.roadmap.proof import proof_in_words
from virage.documents.roadmap.wording import Wording


def plan_text(drawn: Drawn, language: Language) -> str:
    """The roadmap by quarter: each step, why, what it brings and costs; then the proof."""
    text = _Text(drawn, language)
    lines = (line for part in text.parts() if part for line in (*part, ""))
    return "\n".join(lines).rstrip() + "\n"


class _Text:
    """The parts of the text in one language."""

    def __init__(self, drawn: Drawn, language: Language) -> None:
        self.drawn, self.language = drawn, language
        self.say = words(language).gettext
        self.tell = Wording(drawn, language)

    def parts(self) -> Iterator[list[str]]:
        """Each part with its lines."""
        _ = self.say
        yield list(self._head())
        yield list(self._promise())
        for quarter in range(self.drawn.within.quarters):
            steps = [each for each in self.drawn.placed if each.start == quarter]
            if steps:
                yield titled(_("Quarter %(quarter)s") % {"quarter": quarter + 1}, "-")
                yield from (list(self._step(each)) for each in steps)
        yield list(self._money())
        yield list(self._flags())
        yield list(self._left())
        yield list(self._proof())

    def _head(self) -> Iterator[str]:
        _, within = self.say, self.drawn.within
        title = _("Plan over %(quarters)s quarters") % {"quarters": within.quarters}
        yield from titled(" · ".join(filter(None, (self.drawn.portrait.sheet.name, title))), "=")
        yield from wrapped(_("The best we found for your constraints."))
        roles = self.drawn.portrait.questionnaire.roles
        days = (
            f"{role.title.in_(self.language)} {within.days[role.id]}"
            for role in roles
            if role.id in within.days
        )
        yield from self._named(_("Days a quarter"), ", ".join(days), mark="")
        yield from self._named(
            _("Steps at once, at most"), str(self.drawn.problem.at_once), mark=""
        )

    def _promise(self) -> Iterator[str]:
        _ = self.say
        yield from titled(_("If everything is done and adopted"), "-")
        for name, title in ((TOTAL, _("Portrait")), (AUTONOMY, _("Autonomy"))):
            today, then = (
                self.drawn.score(name, 0),
                self.drawn.score(name, self.drawn.problem.horizon),
            )
            if today is not None and then is not None:
                said = _("%(before)s today, %(after)s expected, out of 100") % {
                    "before": number(float(today), self.language),
                    "after": number(float(then), self.language),
                }
                yield from self._named(title, said)
        yield from wrapped(
            _(
                "What is not known today counts as 0; what applies today goes on"
                " applying. Gains in a table of tasks are not counted."
            )
        )

    def _step(self, step: Placed) -> Iterator[str]:
        _, tell = self.say, self.tell
        yield from wrapped(f"{tell.step(step)} · {tell.way(step)}", "* ")
        if step.mode.quarters > 1:
            yield from self._named(_("Until the end of quarter"), str(step.end), mark="    ")
        yield from self._named(_("Cost"), tell.cost(step), mark="    ")
        yield from self._named(_("Days"), tell.days(step), mark="    ")
        yield from self._named(_("Required by law"), tell.law(step), mark="    ")
        yield from self._named(_("To answer"), tell.needs(step), mark="    ")
        yield from self._named(_("Lifts"), "; ".join(tell.gains(step)), mark="    ")
        opened = "; ".join(each.name.in_(self.language) for each in self.drawn.opens(step))
        yield from self._named(_("Must come before"), opened, mark="    ")

    def _money(self) -> Iterator[str]:
        _, years = self.say, self.drawn.within.years
        yield from titled(_("Money, at the high cost, without any grant"), "-")
        for year, cents in enumerate(self.drawn.spent):
            said = self.tell.money(cents)
            most = years[year] if years else None
            if most is not None:
                said = _("%(cost)s of %(budget)s") % {"cost": said, "budget": self.tell.money(most)}
            yield from self._named(_("Year %(year)s") % {"year": year + 1}, said)
        yield from wrapped(
            _(
                "Costs are guesses before taxes, to be checked. The year after the plan is counted"
                " too, because some costs go on."
            )
        )

    def _flags(self) -> Iterator[str]:
        for said in self.tell.flags():
            yield from wrapped(said, "! ")

    def _left(self) -> Iterator[str]:
        _ = self.say
        if self.drawn.unanswered:
            needs = "; ".join(self.tell.need(each) for each in self.drawn.unanswered)
            yield from self._named(_("Needs left without an answer"), needs, mark="")

    def _proof(self) -> Iterator[str]:
        for said in proof_in_words(self.drawn.result, self.language):
            yield from wrapped(said)

    def _named(self, name: str, said: str, mark: str = "- ") -> list[str]:
        return named(name, said, self.language, mark=mark)
