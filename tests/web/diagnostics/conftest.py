"""The people of these tests, and a next version of the questionnaire."""

import shutil
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client

from tests.web.diagnostics.acting import start
from virage.library import Library
from virage.library.shelves import SHIPPED
from virage.web.diagnostics.models import Sheet

# A question that another one of its page opens, and one that is answered by a number.
ADDED = """
  - id: sec_drill
    kind: yes_partly_no
    title: {fr: Exercice, en: Drill}
    text: {fr: "Faites-vous un exercice?", en: "Do you hold a drill?"}
    why: {fr: "Pour voir.", en: "To see."}
    best_placed: [management]
    relevant_if: {answer: sec_incident, in: [written_steps, risk_list, reviewed]}
  - id: sec_phones
    kind: number
    title: {fr: Téléphones, en: Phones}
    text: {fr: "Combien de téléphones?", en: "How many phones?"}
    why: {fr: "Pour voir.", en: "To see."}
    best_placed: [management]
    not_applicable: true
    unit: {fr: appareils, en: devices}
    minimum: 0
    maximum: 100
    bands: [{up_to: 5, points: 0}, {points: 1}]
"""


@pytest.fixture
def sheet(client: Client) -> Sheet:
    """A food store's sheet, just started by the client."""
    return start(client)


@pytest.fixture
def other() -> Client:
    """Somebody else, with a sheet of their own."""
    other = Client()
    start(other, name="La coop d’à côté")
    return other


@pytest.fixture(scope="session")
def two_versions(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The shipped catalogues, and version 1.1 of the questionnaire with two questions more."""
    root: Path = shutil.copytree(SHIPPED, tmp_path_factory.mktemp("library") / "catalogues")
    versions = root / "questionnaires" / "coop"
    shutil.copytree(versions / "1.0", versions / "1.1")
    head = versions / "1.1" / "questionnaire.yaml"
    head.write_text(head.read_text().replace('version: "1.0"', 'version: "1.1"'))
    security = versions / "1.1" / "dimensions" / "security.yaml"
    security.write_text(security.read_text() + ADDED)
    return Library(root)


@pytest.fixture
def published(two_versions: Library, settings: LazySettings) -> None:
    """Version 1.1 is out."""
    settings.VIRAGE_CATALOGUES = two_versions.root
