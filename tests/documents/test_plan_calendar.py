"""The calendar file: read by another parser, stable when the plan moves, deaf to what is typed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
import vobject

from tests.documents.dossiers import CO_OPS, START, dossier, found
from virage.core.funding.programmes import Catalogue, State, Status
from virage.core.funding.values import Dated
from virage.core.roadmap.days import Quarters
from virage.core.text import LANGUAGES
from virage.documents.roadmap.calendar import days_of, plan_calendar

both = pytest.mark.parametrize("language", LANGUAGES)


def events(made: bytes) -> list:
    """The events as a parser that is not the writer's reads them; it checks what must be there."""
    calendar = vobject.readOne(made.decode())
    calendar.validate(raiseException=True)
    return list(calendar.vevent_list)


@both
@pytest.mark.parametrize("name", CO_OPS)
def test_every_step_has_its_start_its_end_and_its_decision(name, language):
    told = dossier(name, language)
    by_uid = {each.uid.value.rsplit(".", 1)[0]: each for each in events(plan_calendar(told))}
    for step in told.drawn.placed:
        start, end = by_uid[f"{step.id}.start"], by_uid[f"{step.id}.end"]
        assert start.dtstart.value == told.financed.first_day(step)
        assert start.dtend.value == told.financed.first_day(step) + timedelta(days=1)
        assert end.dtstart.value == told.financed.last_day(step)
        assert told.wording.step(step) in start.summary.value
        decided = f"{step.id}.decision" in by_uid
        assert decided is (told.financed.waiting(step) is not None)
    assert any(each.endswith(".decision") for each in by_uid)
    assert all(hasattr(each, "valarm") for uid, each in by_uid.items() if uid.endswith(".decision"))
    assert len(by_uid) == len(days_of(told))


@pytest.mark.parametrize(
    ("until", "closing"),
    [
        (Dated(2027, 5, 1), {date(2027, 5, 1)}),
        (Dated(2027, 5), set()),  # the day is not known
        (None, set()),
    ],
)
def test_a_programme_that_closes_on_a_known_day_is_a_deadline(until, closing):
    told = dossier("agricultural_supply", "en")
    steps, catalogue = told.drawn.placed, told.labels.catalogue
    asked = {chance.programme for each in steps for chance in told.financed.chances(each)}
    assert asked
    programmes = tuple(
        replace(each, statuses=(Status(State.OPEN, None, until),)) if each.id in asked else each
        for each in catalogue.programmes
    )
    labels = replace(told.labels, catalogue=Catalogue(programmes, catalogue.vocabulary))
    closings = [
        each for each in days_of(replace(told, labels=labels)) if each.name.endswith(".closing")
    ]
    assert {each.on for each in closings} == closing
    assert {each.name.removesuffix(".closing") for each in closings} == (
        asked if closing else set()
    )


def test_an_event_keeps_its_identity_when_the_plan_moves():
    told = dossier()
    later = replace(told, financed=replace(told.financed, quarters=Quarters(date(2027, 4, 1))))
    first, moved = events(plan_calendar(told)), events(plan_calendar(later))
    starts = {each.uid.value: each.dtstart.value for each in first if ".start." in each.uid.value}
    after = {each.uid.value: each.dtstart.value for each in moved if ".start." in each.uid.value}
    assert starts.keys() == after.keys()
    assert all(starts[uid] < after[uid] for uid in starts)
    assert len({each.uid.value for each in first}) == len(first)
    assert min(starts.values()) == START


def test_plans_that_have_their_own_key_do_not_share_events():
    told = dossier()
    one, two = ({each.uid.value for each in events(plan_calendar(told, key))} for key in "ab")
    assert not one & two
    assert plan_calendar(told) == plan_calendar(told)


def test_what_people_type_opens_no_event_of_its_own():
    drawn = found().drawn
    typed = "x\r\nEND:VCALENDAR\nBEGIN:VEVENT\x00;,\\\ud800"
    sheet = replace(drawn.portrait.sheet, name=typed)
    strange = dossier(drawn=replace(drawn, portrait=replace(drawn.portrait, sheet=sheet)))
    made = plan_calendar(strange)
    assert len(events(made)) == len(events(plan_calendar(dossier())))
    assert made.count(b"\r\nBEGIN:VCALENDAR") + made.startswith(b"BEGIN:VCALENDAR") == 1
    assert b"\r\nEND:VCALENDAR" in made[-20:]
