"""The portrait on screen and as a PDF: of nothing, of little, of all."""

import re

import pytest

from tests.samples import EXAMPLES, keep_sheet
from tests.web.diagnostics.acting import actor_with, address, section, start, words
from virage.web.diagnostics import actions
from virage.web.diagnostics.models import Sheet

pytestmark = pytest.mark.django_db

LANGUAGES = pytest.mark.parametrize("language", ["fr", "en"])


def portrait(client, sheet, language):
    answer = client.get(address("portrait", sheet.id, language=language))
    assert answer.status_code == 200
    return answer


def pdf(client, sheet, language):
    answer = client.get(address("portrait_pdf", sheet.id, language=language))
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert answer.content.startswith(b"%PDF-")
    return answer


@LANGUAGES
@pytest.mark.parametrize("example", sorted(each.stem for each in EXAMPLES.glob("*.yaml")))
def test_a_whole_sheet_has_its_portrait(client, example, language):
    sheet = keep_sheet(client, example)
    page = portrait(client, sheet, language).content.decode()
    for section_id in ("level", "balance", "autonomy", "needs", "moves", "trace"):
        assert f'id="{section_id}-title"' in page


@LANGUAGES
@pytest.mark.parametrize("edition", ["full", "express"])
def test_an_empty_sheet_has_its_portrait_on_screen_and_as_a_pdf(client, edition, language):
    sheet = start(client, edition=edition)
    portrait(client, sheet, language)
    pdf(client, sheet, language)


@LANGUAGES
def test_an_express_sheet_has_needs_and_no_level(client, language):
    sheet = start(client, edition="express")
    window = section(client, sheet, "express")
    for name, values in window.offered.items():
        window.choose(name, values[0])
    window.send()
    page = portrait(client, sheet, language)
    assert 'id="need-' in page.content.decode()
    assert 'class="figure-chart card stack"' not in _section(page, "level")
    pdf(client, sheet, language)


def _section(page, section_id):
    html = page.content.decode()
    start = html.index(f'id="{section_id}-title"')
    return html[start : html.index("</section>", start)]


@LANGUAGES
def test_a_sheet_of_dont_knows_has_its_portrait(client, language):
    sheet = start(client, sector="dont_know", employees="0")
    for step in ("governance", "members", "sales", "operations", "data", "security", "people"):
        window = section(client, sheet, step)
        for name, values in window.offered.items():
            if "dont_know" in values:
                window.choose(name, "dont_know")
        window.send()
    portrait(client, sheet, language)
    pdf(client, sheet, language)


@LANGUAGES
def test_the_portrait_and_its_pdf_tell_the_same_day(client, language):
    sheet = keep_sheet(client)
    day = re.search(r"-(\d{4}-\d\d-\d\d)\.pdf", pdf(client, sheet, language)["Content-Disposition"])
    assert day
    assert day[1].split("-")[0] in words(portrait(client, sheet, language))


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Épicerie du Pont", "portrait-epicerie-du-pont-"),
        ("", "portrait-"),
        ("ᑯᐊᑉ ᐃᓄᐃᑦ", "portrait-"),
        ('"; filename="evil.exe', "portrait-filenameevilexe-"),
        ("n" * 120, "portrait-" + "n" * 71),
    ],
)
def test_the_file_is_named_after_the_organisation(client, name, file):
    sheet = start(client, name=name)
    disposition = pdf(client, sheet, "fr")["Content-Disposition"]
    assert disposition.startswith(f'attachment; filename="{file}')
    assert disposition.count('"') == 2


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "ᑯᐊᑉ ᐃᓄᐃᑦ", "Coop #1 *x* $y$ \\z @w"]
)
def test_any_name_can_stand_on_the_portrait(client, name):
    sheet = start(client, name=name)
    assert "<script>alert" not in portrait(client, sheet, "fr").content.decode()
    pdf(client, sheet, "fr")


def test_the_portrait_of_a_renamed_sheet_has_the_new_name(client, sheet):
    actions.rename_sheet(actor=actor_with(client), sheet=sheet, name="La Rive", was="")
    assert "La Rive" in words(portrait(client, sheet, "fr"))


def test_looking_at_the_portrait_changes_nothing(client, sheet):
    before = Sheet.objects.get(id=sheet.id).touched_at
    portrait(client, sheet, "fr")
    pdf(client, sheet, "fr")
    assert Sheet.objects.get(id=sheet.id).touched_at == before
