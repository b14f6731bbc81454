"""Templates say nothing that their page did not give them."""

import re
from pathlib import Path

import pytest
from django.template import engines

import virage

SOURCE = Path(virage.__file__).parent


def test_an_undefined_variable_fails():
    template = engines["django"].from_string("{{ nothing }}")
    with pytest.raises(pytest.fail.Exception, match=r"nothing"):
        template.render({})


def test_a_day_is_said_in_one_room():
    """French wants « 1er avril »: Django's own formats cannot say it, the filter `day` does."""
    formats = re.compile(r"DATE_FORMAT|DATETIME_FORMAT|MONTH_FORMAT")
    found = [
        str(path.relative_to(SOURCE))
        for path in SOURCE.rglob("*")
        if path.suffix in {".html", ".txt", ".py"} and formats.search(path.read_text("utf-8"))
    ]
    assert found == [], "say a day with `|day`, a moment with `|moment`"


def test_a_file_is_taken_away_through_one_door():
    found = [
        str(path.relative_to(SOURCE))
        for path in SOURCE.rglob("*.py")
        if "Content-Disposition" in path.read_text("utf-8")
    ]
    assert found == ["web/ui/downloads.py"]
