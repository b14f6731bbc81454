"""The financing of a plan as plain text, for a terminal: what could be asked, then the cash."""

from collections.abc import Iterator
from itertools import accumulate

from virage.documents.funding.labels import range_in_dollars
from virage.documents.roadmap.asking import Asked, AskedStep, Asking, asking
from virage.documents.roadmap.dossier import Dossier
from virage.documents.roadmap.lines import titled, wrapped

NEXT = "    "


def plan_financing_text(dossier: Dossier) -> str:
    """Who could pay for each step and why, the whole, what is lent, the money by quarter."""
    parts = (_asking(asking(dossier), dossier), _cash(dossier))
    lines = (line for part in parts for line in (*part, ""))
    return "\n".join(lines).rstrip() + "\n"


def _asking(told: Asking, dossier: Dossier) -> Iterator[str]:
    _ = dossier.say
    yield from titled(_("Financing: what could be asked, apart from the budget"), "-")
    yield from wrapped(told.lead)
    if not told.steps:
        yield from wrapped(_("No step costs anything: there is nothing to ask for."))
    for step in told.steps:
        yield ""
        yield from _step(step, dossier)
    yield ""
    said = _("%(name)s: %(answer)s")
    for label, amount in told.totals:
        yield from wrapped(said % {"name": label, "answer": amount}, "- ")
    yield from wrapped(told.cut)
    if told.apart:
        yield ""
        yield from wrapped(told.apart_heading)
        for line in told.apart:
            yield from wrapped(line, "- ")
    yield ""
    yield from wrapped(told.warning)


def _step(step: AskedStep, dossier: Dossier) -> Iterator[str]:
    _ = dossier.say
    yield from wrapped(f"{step.name} · {step.cost}", "* ")
    if not step.asked:
        yield from wrapped(_("No grant is in sight."), NEXT)
    for each in step.asked:
        yield from _asked(each)
    for left in step.instead:
        yield from wrapped(left, f"{NEXT}- ")
    yield from wrapped(" ".join(step.waits), NEXT)


def _asked(asked: Asked) -> Iterator[str]:
    told = f"{asked.programme} · {asked.amount} · {asked.said}."
    yield from wrapped(" ".join((told, *asked.notes)), f"{NEXT}+ ")


def _cash(dossier: Dossier) -> Iterator[str]:
    _ = dossier.say
    yield from titled(_("Money by quarter, at the high cost"), "-")
    flows = dossier.financed.flows
    spent = accumulate(each.most - each.granted for each in flows)
    for flow, so_far in zip(flows, spent, strict=True):
        if not (flow.most or flow.granted or flow.hoped.high):
            continue
        told = [_("%(cost)s spent") % {"cost": dossier.wording.money(flow.most)}]
        if flow.granted:
            told.append(_("%(aid)s granted") % {"aid": dossier.wording.money(flow.granted)})
        if flow.hoped.high:
            aid = range_in_dollars(flow.hoped, dossier.language)
            told.append(_("%(aid)s could come") % {"aid": aid})
        told.append(_("%(cost)s since the start") % {"cost": dossier.wording.money(so_far)})
        begins = dossier.in_words(dossier.financed.quarters.first_day(flow.quarter))
        quarter = f"{dossier.quarter(flow.quarter)} ({begins})"
        said = _("%(name)s: %(answer)s") % {"name": quarter, "answer": "; ".join(told)}
        yield from wrapped(said, "- ")
    yield from wrapped(
        _(
            "What could come does not lower what is spent: until it is granted, the co-op advances"
            " everything. Aid is counted in the quarter after the end of its step."
        )
    )
