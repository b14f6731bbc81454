"""Looking through the programmes: each part of a search narrows, and unknown is found as such."""

from dataclasses import replace

import pytest

from tests.core.programmes import DAY, frozen
from virage.core.funding.browsing import NOT_SAID, Search, browse, opening
from virage.core.funding.programmes import State, Status
from virage.core.funding.values import Form, Level, Verdict, on_day
from virage.core.text import LocalText
from virage.library import shipped

BASE = replace(
    frozen().programmes[0],
    id="base",
    name=LocalText("Relève à Québec", "Succession in Québec"),
    funder=LocalText("Le Fonds", "The Fund"),
    purpose=LocalText("Payer l’érablière", "To pay for the sugar bush"),
    forms=(Form.GRANT, Form.LOAN),
    level=Level.LOCAL,
    needs=("crm",),
    statuses=(Status(State.OPEN),),
)
CLOSED = replace(BASE, id="closed", statuses=(Status(State.CLOSED, on_day(DAY)),))
UNSAID = replace(
    BASE, id="unsaid", forms=(), level=None, needs=(), statuses=(Status(State.UNKNOWN),)
)
ALL = (BASE, CLOSED, UNSAID)


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ({}, "base closed unsaid"),
        ({"need": "crm"}, "base closed"),
        ({"form": "grant"}, "base closed"),
        ({"form": "loan"}, "base closed"),
        ({"form": "guarantee"}, ""),
        ({"form": NOT_SAID}, "unsaid"),
        ({"level": "local"}, "base closed"),
        ({"level": "federal"}, ""),
        ({"level": NOT_SAID}, "unsaid"),
        ({"opening": "yes"}, "base"),
        ({"opening": "no"}, "closed"),
        ({"opening": "unknown"}, "unsaid"),
        ({"words": "erabliere"}, "base closed unsaid"),
        ({"words": "RELÈVE quebec"}, "base closed unsaid"),
        ({"words": "sugar"}, "base closed unsaid"),
        ({"words": "ugar"}, ""),
        ({"words": "closed"}, "closed"),
        ({"words": "releve nulle"}, ""),
        ({"words": " … "}, "base closed unsaid"),
        ({"need": "crm", "opening": "no", "words": "fonds"}, "closed"),
    ],
)
def test_a_search_finds_what_answers_every_part_of_it(search, found):
    assert [each.id for each in browse(ALL, Search(**search), DAY)] == found.split()


def test_what_is_said_of_a_programme_elsewhere_is_searched_too():
    search = Search(words="subvention releve")
    assert browse(ALL, search, DAY) == ()
    assert browse(ALL, search, DAY, also={"base": "Subvention"}) == (BASE,)


def test_one_may_apply_to_what_is_open_on_the_day():
    assert [opening(each, DAY) for each in ALL] == [Verdict.YES, Verdict.NO, Verdict.UNKNOWN]


def test_every_shipped_programme_is_found_by_its_own_name_without_accents_or_case():
    programmes = shipped().funding.programmes
    for programme in programmes:
        assert programme in browse(programmes, Search(words=programme.name.fr.upper()), DAY)
