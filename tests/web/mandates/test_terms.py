"""The terms of the subsidy and the envelopes: set by the director, never overwritten."""

from datetime import timedelta
from functools import partial

import pytest
from django.utils import timezone

from tests.incidents import director_client
from tests.mandates import an_application, approved, director, ivy, set_envelope, set_terms, terms
from tests.offices import ADVISOR, an_advisor, an_office
from tests.web.diagnostics.acting import Window, words
from tests.web.mandates.reading import address, send
from virage.core import subsidy
from virage.web.mandates import actions
from virage.web.mandates.actions import terms as setting
from virage.web.mandates.bridge import terms_from
from virage.web.mandates.models import Envelope, TermsRow
from virage.web.mandates.queries.terms import terms_of, terms_written
from virage.web.refusals import RefusedError

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
WORDS = actions.Words()


def test_written_terms_come_back_as_they_were():
    set_terms()
    assert terms_from(TermsRow.objects.get()) == terms()


def test_the_terms_of_a_day_are_those_that_the_core_chooses():
    for days in (0, 30, 10, 30):
        set_terms(in_force_from=TODAY + timedelta(days=days), rate=1_000 + days)
    written = [terms_from(row) for row in terms_written()]
    for days in range(-1, 40, 3):
        day = TODAY + timedelta(days=days)
        row = terms_of(day)
        assert (terms_from(row) if row else None) == subsidy.in_force(written, day)


def test_a_past_day_never_changes():
    with pytest.raises(actions.PastTermsError):
        set_terms(in_force_from=TODAY - timedelta(days=1))
    assert TermsRow.objects.count() == 0


def test_of_two_who_set_terms_at_once_the_second_is_told(monkeypatch):
    write = partial(
        actions.set_terms, actor=director(), base=0, terms=terms(), words=WORDS, today=TODAY
    )
    assert write()
    assert not write()
    monkeypatch.setattr(setting, "last_terms", lambda: None)  # as both of them read it
    assert not write()
    assert TermsRow.objects.count() == 1


def test_only_who_directs_sets_anything():
    office = an_office()
    an_advisor(ADVISOR, office)
    actor = ivy()
    with pytest.raises(RefusedError):
        actions.set_terms(actor=actor, base=0, terms=terms(), words=WORDS, today=TODAY)
    with pytest.raises(RefusedError):
        actions.set_envelope(actor=actor, office=office, year=2026, base=0, cents=1)


def test_an_envelope_changes_and_never_below_what_mandates_hold(monkeypatch):
    mandate = approved(an_application())
    row, office = Envelope.objects.get(), mandate.office
    assert office
    write = partial(actions.set_envelope, actor=director(), office=office, year=row.year)
    with pytest.raises(actions.HeldError):
        write(base=row.version, cents=row.reserved - 1)
    assert write(base=row.version, cents=row.reserved)
    assert not write(base=row.version, cents=row.reserved + 1)
    monkeypatch.setattr(setting, "envelope_of", lambda *_given: None)
    assert not write(base=0, cents=5)


def test_the_director_sets_terms_in_the_browser_and_a_colleague_is_told_of_them():
    dan, place = director_client(), address("terms")
    first, second = Window(dan, place), Window(dan, place)
    for window, rate in ((first, "100"), (second, "110")):
        window.choose("in_force_from", TODAY.isoformat()).choose("share", "75,5 %")
        window.choose("who", "cooperative").choose("rate", rate).choose("year_begins", "4")
        for band in ("no_staff", "small", "medium", "large"):
            window.choose(f"hours_{band}", "20")
    assert send(first).status_code == 302
    conflict = send(second)
    assert conflict.status_code == 409
    assert "Conditions 1" in words(conflict)
    assert second["rate"] == ["110"]
    assert send(second).status_code == 302
    assert [(row.number, row.rate, row.share) for row in TermsRow.objects.all()] == [
        (1, 10_000, 7_550),
        (2, 11_000, 7_550),
    ]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"share": "0"}, "entre 0 et 100"),
        ({"share": "101"}, "entre 0 et 100"),
        ({"share": "moitié"}, "entre 0 et 100"),
        ({"rate": "0"}, "supérieur à 0"),
        ({"rate": "10000000"}, "au plus 10"),
        ({"in_force_from": "2020-01-01"}, "un jour à venir"),
        ({"hours_small": "1,3"}, "par quarts"),
        ({"hours_small": "99999"}, "par quarts"),
        (dict.fromkeys(("hours_no_staff", "hours_small", "hours_medium", "hours_large"), "0"),
         "une taille au moins"),
        ({"words": "Merci"}, "dans les deux langues"),
        ({"words_en": "Thanks"}, "dans les deux langues"),
        ({"year_begins": "13"}, "valide"),
    ],
)  # fmt: skip
def test_terms_that_make_no_sense_are_refused_beside_their_field(said, told):
    window = Window(director_client(), address("terms"))
    sound = {
        "in_force_from": TODAY.isoformat(), "share": "75", "rate": "100", "year_begins": "4",
        "hours_no_staff": "0", "hours_small": "20", "hours_medium": "20", "hours_large": "20",
    }  # fmt: skip
    window.choose("who", "cooperative")
    for name, value in (sound | said).items():
        window.values[name] = [value]
    answer = send(window)
    assert answer.status_code == 422
    assert told in words(answer)
    assert TermsRow.objects.count() == 0


def test_an_envelope_in_the_browser_with_a_colleague_at_it():
    office = an_office()
    place = address("envelope", office.id, TODAY.year)
    first, second = (Window(director_client(), place) for _each in range(2))
    assert send(first.choose("cents", "20 000")).status_code == 302
    conflict = send(second.choose("cents", "30 000"))
    assert (conflict.status_code, "20 000 $" in words(conflict)) == (409, True)
    assert send(second).status_code == 302
    assert Envelope.objects.get().cents == 3_000_000
    assert send(Window(director_client(), place).choose("cents", "")).status_code == 422
    assert director_client().get(address("envelope", office.id, 1999)).status_code == 404


def test_less_than_mandates_hold_is_refused_in_words():
    mandate = approved(an_application())
    window = Window(director_client(), address("envelope", mandate.office_id, TODAY.year))
    refused = send(window.choose("cents", "10"))
    assert (refused.status_code, "en retiennent déjà davantage" in words(refused)) == (422, True)


def test_the_page_of_envelopes_says_granted_claimed_and_left():
    mandate = approved(an_application())
    page = words(director_client().get(address("oversee")))
    assert "10 000 $" in page
    assert "2 250 $" in page
    assert "7 750 $" in page
    assert mandate.name in page


def test_another_year_has_its_own_envelope():
    office = an_office()
    set_envelope(office)
    set_envelope(office, 5, TODAY.year + 1)
    assert Envelope.objects.count() == 2
