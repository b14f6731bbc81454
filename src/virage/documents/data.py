"""The portrait as data for other programs: ids and exact numbers, no words."""

from datetime import date
from typing import Any

from virage.core.answers import as_json
from virage.core.autonomy import Autonomy
from virage.core.consensus import Disagreement
from virage.core.crosswalk import Reading
from virage.core.needs import AnswerReason, Assessment, Reason
from virage.core.portrait import Portrait, RaisedFlag
from virage.core.scoring import Part, Score
from virage.documents.portrait.heard import Heard

Data = dict[str, Any]


def portrait_data(portrait: Portrait, day: date, name: str, *, heard: Heard | None = None) -> Data:
    """Scores, flags, needs, moves, autonomy, crosswalks and trace; None is "not measured".

    `respondents` is None when a single sheet was read.
    """
    questionnaire, card = portrait.questionnaire, portrait.scorecard
    return {
        "name": name,
        "date": day.isoformat(),
        "questionnaire": {
            "id": questionnaire.id,
            "version": questionnaire.version,
            "content_hash": questionnaire.content_hash,
        },
        "edition": portrait.sheet.edition.value,
        "level": portrait.level.id if portrait.level else None,
        "provisional": portrait.provisional,
        "total": _score(card.total),
        "dimensions": {name: _score(score) for name, score in card.dimensions.items()},
        "lenses": {name: _score(score) for name, score in card.lenses.items()},
        "flags": [_flag(raised) for raised in portrait.flags],
        "strengths": [part.question.id for part in portrait.strengths],
        "gaps": [part.question.id for part in portrait.gaps],
        "dont_know": [question.id for question in portrait.dont_know],
        "unanswered": [question.id for question in portrait.unanswered],
        "respondents": None if heard is None else _heard(heard),
        "autonomy": _autonomy(portrait.autonomy),
        "needs": [_need(assessed) for assessed in portrait.needs],
        "moves": [move.id for move in portrait.moves],
        "crosswalks": {reading.crosswalk.id: _reading(reading) for reading in portrait.readings},
        "trace": [_part(part) for part in card.parts],
    }


def _heard(heard: Heard) -> Data:
    """Who answered and where they differ, as far as nobody can be recognised."""
    groups = heard.groups
    return {
        "count": heard.consensus.respondents,
        "groups": [
            {"roles": group.roles, "count": sum(heard.people[role] for role in group.roles)}
            for group in groups.shown
        ],
        "withheld": sum(heard.people[role] for role in groups.withheld),
        "disagreements": [_line(line) for line in heard.lines],
    }


def _line(line: Disagreement) -> Data:
    return {
        "question": line.question.id,
        "row": line.row,
        "distance": line.distance,
        "withheld": line.withheld,
        "groups": [
            {
                "roles": view.group.roles,
                "count": view.n,
                "median": float(view.median),
                "distance": view.distance,
                "consensus": view.cns,
            }
            for view in line.groups
        ],
    }


def _flag(raised: RaisedFlag) -> Data:
    return {
        "id": raised.flag.id,
        "answers": {question: as_json(answer) for question, answer in raised.answers},
        "reasons": [_reason(reason) for reason in raised.reasons],
        "need": raised.need.need.id if raised.need else None,
    }


def _score(score: Score) -> Data:
    return {
        "value": score.value,
        "low": score.low,
        "high": score.high,
        "measured": score.measured,
        "applicable": score.applicable,
        "coverage": score.coverage,
    }


def _autonomy(autonomy: Autonomy) -> Data:
    return {
        "index": autonomy.index,
        "low": autonomy.index_low,
        "high": autonomy.index_high,
        "provisional": autonomy.provisional,
        "lens": autonomy.lens.value,
        "inventory": autonomy.inventory,
        "functions_described": autonomy.functions_described,
    }


def _need(assessed: Assessment) -> Data:
    return {
        "id": assessed.need.id,
        "verdict": assessed.verdict.value,
        "gate": assessed.gate,
        "strength": assessed.strength,
        "low": assessed.low,
        "high": assessed.high,
        "reasons": [_reason(reason) for reason in assessed.reasons],
    }


def _reason(reason: Reason) -> Data:
    if isinstance(reason, AnswerReason):
        found = {"question": reason.question, "answer": as_json(reason.answer)}
        box = {} if reason.box is None else {"box": reason.box, "ticked": reason.ticked}
        return found | box
    return {"score": reason.target, "value": reason.value}


def _reading(reading: Reading) -> Data:
    return {
        "version": reading.crosswalk.version,
        "level": reading.level.id if reading.level else None,
        "low": reading.low,
        "high": reading.high,
        "indicators": {each.indicator.id: each.outcome.value for each in reading.indicators},
        "dimensions": {each.dimension.id: each.value for each in reading.dimensions},
    }


def _part(part: Part) -> Data:
    return {
        "question": part.question.id,
        "dimension": part.dimension,
        "standing": part.standing.value,
        "answer": None if part.answer is None else as_json(part.answer),
        "weight": part.question.weight,
        "value": part.value,
        "low": part.low,
        "high": part.high,
        "share": part.share,
    }
