"""The privacy documents are compared with the code, and the French with the English."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from tests.checks import nothing

ROOT = Path(__file__).parents[2]
PRIVACY = ROOT / "docs" / "privacy"
EMPTY = {"auth_permission", "auth_group_permissions", "auth_group", "django_content_type"}  # Django
DOCUMENTS = ("impact-assessment", "incidents")
CODED = re.compile(r"`([^`]+)`")


def read(name: str, language: str) -> str:
    """A document; French carries its mark."""
    return (PRIVACY / (f"{name}.fr.md" if language == "fr" else f"{name}.md")).read_text()


def tables() -> set[str]:
    """Every table that may hold something about somebody."""
    models = apps.get_models(include_auto_created=True)
    kept = {model._meta.db_table for model in models} - EMPTY
    return kept | {str(settings.CACHES["default"]["LOCATION"])}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_data_map_names_every_table(language):
    named = set(CODED.findall(read("impact-assessment", language)))
    nothing(sorted(tables() - named), "say in docs/privacy what these tables hold, and how long")


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_a_measure_is_held_by_exists(name, language):
    paths = [each for each in CODED.findall(read(name, language)) if each[:5] in {"tests", "docs/"}]
    nothing([path for path in paths if not (ROOT / path).exists()], "name a test that exists")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_both_languages_say_as_much(name):
    french, english = read(name, "fr"), read(name, "en")
    for mark in ("\n## ", "\n| ", "\n- ", "☐", "**"):
        assert french.count(mark) == english.count(mark), mark
    assert CODED.findall(french.replace("/incidents/", "/en/incidents/")) == CODED.findall(english)
