"""The financing of a plan as data: whole cents, days as in a calendar, quarters from 1."""

from typing import Any

from virage.core.funding.values import Range
from virage.core.roadmap.financing import Chance, Flow
from virage.core.roadmap.plan import Placed
from virage.documents.roadmap.data import plan_data
from virage.documents.roadmap.dossier import Dossier
from virage.documents.roadmap.reasons import reasons_data

Data = dict[str, Any]


def dossier_data(dossier: Dossier) -> Data:
    """A plan as data with its days, its financing, its cash and its reasons."""
    return plan_data(dossier.drawn) | {
        "starts_on": dossier.financed.quarters.start.isoformat(),
        "financing": _financing(dossier),
        "cash": [_flow(each, dossier) for each in dossier.financed.flows],
        "reasons": reasons_data(dossier.drawn.problem, dossier.drawn.plan),
    }


def _financing(dossier: Dossier) -> Data:
    found = dossier.financed.financing
    return {
        "on": found.on.isoformat(),
        "cost": _ends(found.cost),
        "granted": found.granted,
        "could_be_asked": [end - found.granted for end in _ends(found.aid)],
        "own_share_if_all_comes": _ends(found.own_share),
        "own_share_today": _ends(found.budget),
        "proved": found.proved,
        "steps": [_step(each, dossier) for each in dossier.drawn.placed],
        "apart": [
            {
                "initiative": each.step,
                "programme": each.programme,
                "forms": [form.value for form in each.forms],
                "amount": _ends(each.amount),
                "verdict": each.verdict.value,
            }
            for each in found.apart
        ],
    }


def _flow(flow: Flow, dossier: Dossier) -> Data:
    return {
        "quarter": flow.quarter + 1,
        "begins": dossier.financed.quarters.first_day(flow.quarter).isoformat(),
        "likely": flow.likely,
        "at_most": flow.most,
        "granted": flow.granted,
        "could_come": _ends(flow.hoped),
    }


def _step(step: Placed, dossier: Dossier) -> Data:
    financed = dossier.financed
    return {
        "initiative": step.id,
        "first_day": financed.first_day(step).isoformat(),
        "last_day": financed.last_day(step).isoformat(),
        "could_be_asked": [_chance(each) for each in financed.chances(step)],
        "instead": [
            {"programme": each.programme, "why": each.why.value} for each in financed.instead(step)
        ],
    }


def _chance(chance: Chance) -> Data:
    return {
        "programme": chance.programme,
        "amount": _ends(chance.amount),
        "verdict": chance.verdict.value,
        "granted": chance.granted,
        "missing": [each.id for each in chance.missing],
        "held": [
            {"hold": each.hold.value, "programme": each.programme or None} for each in chance.held
        ],
        "open_when_it_starts": chance.open_then,
    }


def _ends(between: Range) -> list[int]:
    return [between.low, between.high]
