"""A plan before the quality check: its words, the vendors they name, what the rest comes to."""

from collections.abc import Iterator

from virage.core.roadmap import check
from virage.core.roadmap.quality import Examined, Finding, examine
from virage.library.initiatives.vendors import Vendors, read_vendors
from virage.web.organisations.bridge import catalogues
from virage.web.plans.bridge import Drafted, drafted
from virage.web.plans.models import Plan
from virage.web.plans.models.remarks import Standing
from virage.web.plans.queries.remarks import passed_names, vendor_names


def findings_of(plan: Plan, whole: Drafted | None = None) -> tuple[Finding, ...]:
    """All that keeps a plan from the board, or that the co-op must know of."""
    return examine(examined_of(plan, whole or drafted(plan)))


def examined_of(plan: Plan, whole: Drafted) -> Examined:
    """A plan as the quality check sees it."""
    content, means = whole.content, whole.content.means
    return Examined(
        purpose=content.purpose,
        steps=tuple(each.id for each in whole.drawn.placed),
        named_in=vendors().named_in,
        portrait=plan.campaign.closed_at is not None,
        budget=any(each is not None for each in means.budget),
        days=sum(means.days.values()),
        texts=tuple(_texts(whole)),
        allowed=passed_names(plan),
        faults=tuple(dict.fromkeys(check(whole.unlocked, whole.plan))),
        uncounted=tuple(each.initiative for each in whole.strange),
        flags=tuple(each.flag.id for each, when in whole.drawn.flags if when is None),
        duties=tuple(_duties(whole)),
    )


def _texts(whole: Drafted) -> Iterator[tuple[str, str, str]]:
    """The words of the steps of the co-op's own that are in the plan."""
    for own in whole.content.own:
        yield "step", own.id, f"{own.name}\n{own.why}\n{own.done}"


def _duties(whole: Drafted) -> Iterator[str]:
    """What the law asks for, is known not to be done, and is not in the plan."""
    chosen = {each.initiative for each in whole.plan.steps}
    for each in whole.problem.initiatives:
        duty = whole.catalogue.by_id[each.id].duty
        if duty is not None and each.id not in chosen:
            yield each.id


def vendors() -> Vendors:
    """The names that no recommendation says: the shipped list, over which this site's own wins."""
    shipped = shipped_vendors()
    names, homonyms = set(shipped.names), set(shipped.homonyms)
    for row in vendor_names():
        names.discard(row.key)
        homonyms = {each for each in homonyms if each.casefold() != row.key}
        if row.standing == Standing.REFUSED:
            names.add(row.key)
        elif row.standing == Standing.HOMONYM:
            homonyms.add(row.name)
    return Vendors(frozenset(names), frozenset(homonyms))


def shipped_vendors() -> Vendors:
    """The list of this installation's catalogues."""
    return read_vendors(catalogues().root)
