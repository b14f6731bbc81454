"""Webinars: places, changes, reminders, chapters, who came, what followed."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from virage.core.webinars import (
    Chapter,
    Funnel,
    Moment,
    Reminder,
    Replay,
    Session,
    Standing,
    UnreadableChapterError,
    Wrong,
    called_up,
    changes,
    day_of,
    moment_of,
    moved,
    moves_calendars,
    parts_of,
    read_attendance,
    read_chapters,
    reminder_due,
    series_days,
    standing_of_next,
)

STARTS = datetime(2026, 12, 3, 17, tzinfo=UTC)
SESSION = Session(
    title="Vendre en ligne",
    learn="Par où commencer",
    presenter="Ana",
    language="fr",
    time_zone="America/Toronto",
    starts_at=STARTS,
    minutes=60,
    capacity=100,
)


@pytest.mark.parametrize(
    ("seated", "waiting", "standing"),
    [
        (99, 0, Standing.SEATED),
        (100, 0, Standing.WAITING),
        (99, 1, Standing.WAITING),  # nobody passes before who waits
    ],
)
def test_the_next_person_has_a_place_or_waits(seated, waiting, standing):
    assert standing_of_next(capacity=100, seated=seated, waiting=waiting) is standing


@given(st.integers(1, 50), st.integers(0, 60), st.lists(st.integers(), max_size=30))
def test_who_is_called_up_comes_in_order_and_never_passes_the_capacity(capacity, seated, waiting):
    called = called_up(waiting, capacity=capacity, seated=seated)
    assert called == waiting[: len(called)]
    assert len(called) == 0 or seated + len(called) <= capacity
    assert len(called) == len(waiting) or seated + len(called) >= capacity


@pytest.mark.parametrize(
    ("changed", "moves"),
    [
        ({"title": "Vendre"}, True),
        ({"starts_at": STARTS + timedelta(days=1)}, True),
        ({"place": "Salle 2"}, True),
        ({"capacity": 120}, False),
        ({"learn": "Autre chose", "presenter": "Léo"}, False),
        ({}, False),
    ],
)
def test_a_change_moves_calendars_when_it_concerns_them(changed, moves):
    found = changes(SESSION, replace(SESSION, **changed))
    assert found == set(changed)
    assert moves_calendars(found) is moves


def test_the_doors_open_half_an_hour_before_and_close_at_the_end():
    def at(minutes: float) -> Moment:
        now = STARTS + timedelta(minutes=minutes)
        return moment_of(SESSION.starts_at, SESSION.ends_at, now)

    assert [at(-31), at(-30), at(59), at(60)] == [
        Moment.AHEAD,
        Moment.OPEN,
        Moment.OPEN,
        Moment.OVER,
    ]


def test_the_days_of_a_series_are_so_many_weeks_apart():
    days = series_days(date(2026, 10, 27), count=3, weeks=2)
    assert days == (date(2026, 10, 27), date(2026, 11, 10), date(2026, 11, 24))


@pytest.mark.parametrize(
    ("before", "seated_before", "due"),
    [
        (25, 48, None),
        (24, 48, Reminder.DAY),
        (2, 48, Reminder.DAY),
        (2, 20, None),  # the confirmation came after the day before
        (1, 48, Reminder.HOUR),
        (0.5, 0.9, None),
        (0, 48, None),
        (-1, 48, None),
    ],
)
def test_a_reminder_goes_to_who_had_a_place_before_its_moment(before, seated_before, due):
    now, seated_at = (STARTS - timedelta(hours=each) for each in (before, seated_before))
    assert reminder_due(STARTS, seated_at=seated_at, now=now) is due


def test_a_webinar_that_moves_keeps_its_hour_when_clocks_change():
    later = moved(SESSION, 120)
    assert (later.starts_at.isoformat(), later.title) == (
        "2027-04-02T16:00:00+00:00",
        SESSION.title,
    )
    assert (day_of(SESSION).isoformat(), day_of(later).isoformat()) == ("2026-12-03", "2027-04-02")


@pytest.mark.parametrize(
    ("transcript", "cut"),
    [
        (
            "Bonjour.\n4:05 Qui tient\nNous.\nFin\nMerci.",
            ["0:00 Bonjour.", "4:05 Nous.", "9:00 Merci."],
        ),
        ("Bonjour.\n\n4:05\n\nNous.", ["0:00 Bonjour.", "4:05 Nous."]),
        ("Qui tient\nNous.", ["4:05 Nous."]),
        ("4:05 Qui tient? Nous.", ["4:05 Qui tient? Nous."]),
        ("Fin\nMerci.\nQui tient\nNous.", ["9:00 Merci.\nQui tient\nNous."]),
        ("", []),
    ],
)
def test_a_transcript_is_cut_where_its_chapters_are_announced(transcript, cut):
    chapters = (Chapter(0, "Accueil"), Chapter(245, "Qui tient"), Chapter(540, "Fin"))
    parts = parts_of(Replay("https://video.example.org/1", chapters, transcript))
    assert [f"{part.chapter.clock} {part.text}" for part in parts if part.chapter] == cut


def test_what_comes_before_the_first_chapter_has_none():
    replay = Replay("https://video.example.org/1", (Chapter(60, "Un"),), "Bonjour.\nUn\nDeux.")
    assert [(part.chapter, part.text) for part in parts_of(replay)] == [
        (None, "Bonjour."),
        (Chapter(60, "Un"), "Deux."),
    ]


def test_chapters_are_read_and_told_by_the_clock():
    text = "0:00 Bienvenue\n\n4:05  Qui tient nos données?\n1:04:05 Questions\n"
    chapters = read_chapters(text)
    assert chapters[1] == Chapter(245, "Qui tient nos données?")
    assert [each.clock for each in chapters] == ["0:00", "4:05", "1:04:05"]
    assert read_chapters("") == ()


@pytest.mark.parametrize(
    ("text", "line", "late"),
    [("0:00 A\nBonjour", 2, False), ("4:05 A\n4:05 B", 2, True), ("4:75 A", 1, False)],
)
def test_a_line_that_is_no_chapter_is_named(text, line, late):
    with pytest.raises(UnreadableChapterError) as problem:
        read_chapters(text)
    assert (problem.value.line, problem.value.late) == (line, late)


@pytest.mark.parametrize(
    "text",
    [
        "Nom,Courriel\nAna,Ana@Example.coop\nLéo,leo@example.coop\n",
        "Name;E-mail;Duration\nAna;ana@example.coop;12\nLéo;leo@example.coop;50\n",
        "\ufeffSummary\n\nName\tEmail\nAna\tana@example.coop\nLéo\tleo@example.coop\n",
        "ana@example.coop\nleo@example.coop\nANA@example.coop\n",
    ],
)
def test_the_tables_of_video_conferences_are_read(text):
    found = read_attendance(text)
    assert list(found.lines) == ["ana@example.coop", "leo@example.coop"]
    assert found.faults == ()


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("", [(0, Wrong.NO_TABLE)]),
        ("Nom\nAna\n", [(1, Wrong.NO_COLUMN)]),
        (
            "Nom,Courriel\nAna,ana@example.coop\nLéo,\nEve,eve chez example\nIvy\n",
            [(3, Wrong.NO_ADDRESS), (4, Wrong.NOT_AN_ADDRESS), (5, Wrong.NO_ADDRESS)],
        ),
        ("a@b.coop\n" * 5001, [(5001, Wrong.TOO_LONG)]),
    ],
)
def test_what_cannot_be_read_is_told_by_its_line(text, faults):
    assert [(each.line, each.wrong) for each in read_attendance(text).faults] == faults


def test_a_cell_that_no_table_can_hold_is_passed_over():
    found = read_attendance("courriel\n" + "x" * 200_000 + "\nana@example.coop\n")
    assert list(found.lines) == ["ana@example.coop"]


@given(st.text(max_size=200))
def test_whatever_is_read_breaks_nothing(text):
    found = read_attendance(text)
    assert all(line > 0 for line in found.lines.values())


def test_what_followed_is_counted_and_shared():
    both = Funnel(8, 4, 1) + Funnel(2, 1, 0)
    assert both == Funnel(10, 5, 1)
    assert [both.share(each) for each in (5, 1)] == [50, 10]
    assert Funnel().share(0) is None
