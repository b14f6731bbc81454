"""A comparison as data for other programs: ids and exact numbers, no words."""

from typing import Any

from virage.core.answers import as_json
from virage.core.change import Comparison, Said, ScoreChange
from virage.documents.change.painting import Moment

Data = dict[str, Any]


def change_data(comparison: Comparison, before: Moment, after: Moment, *, name: str) -> Data:
    """Facts, scores and what is not compared; None is "not measured both times"."""
    return {
        "name": name,
        "before": _moment(before),
        "after": _moment(after),
        "total": _score(comparison.total),
        "dimensions": [_score(each) for each in comparison.dimensions],
        "lenses": [_score(each) for each in comparison.lenses],
        "views": [_score(each) for each in comparison.views],
        "facts": [
            {
                "before": _said(each.before),
                "after": _said(each.after),
                "movement": each.movement.value,
                "footing": each.footing.value,
            }
            for each in comparison.facts
        ],
        "not_compared": [
            {
                "before": [_said(said) for said in each.before],
                "after": [_said(said) for said in each.after],
                "reason": each.reason.value,
            }
            for each in comparison.not_compared
        ],
    }


def _moment(moment: Moment) -> Data:
    made = moment.questionnaire
    return {
        "date": moment.day.isoformat(),
        "questionnaire": made.id,
        "version": made.version,
        "content_hash": made.content_hash,
    }


def _score(change: ScoreChange) -> Data:
    norm = change.norm
    return {
        "target": change.target,
        "before": change.before,
        "after": change.after,
        "delta": change.delta,
        "rci": change.rci,
        "verdict": change.verdict.value,
        "compared": change.compared,
        "asked": change.asked,
        "sd": norm.sd,
        "sd_measured": norm.sd_measured,
        "r": norm.r,
        "r_measured": norm.r_measured,
    }


def _said(said: Said) -> Data:
    return {
        "question": said.question.id,
        "answer": None if said.answer is None else as_json(said.answer),
    }
