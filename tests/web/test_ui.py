"""The design system: theme, languages, components, error pages, budgets."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django import forms
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest
from django.template import engines
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.translation import override
from django.views import defaults
from django.views.csrf import csrf_failure

import virage.web.ui
from virage.web.ui import page
from virage.web.ui.icons import ICONS
from virage.web.ui.parts import GridRow, Option, Step

STATIC = Path(virage.web.ui.__file__).parent / "static" / "ui"
COMPONENTS = {"fr": "/composants/", "en": "/en/components/"}


def shown(template: str, **context: object) -> str:
    return engines["django"].from_string("{% load ui %}" + template).render(context)


@pytest.mark.parametrize(("language", "words"), [("fr", "Les mots d’abord"), ("en", "Words come")])
def test_the_components_page_speaks_both_languages(client, language, words):
    response = client.get(COMPONENTS[language])
    html = response.content.decode()
    assert response.status_code == 200
    assert f'<html lang="{language}-CA"' in html
    assert words in html


@pytest.mark.parametrize("here", COMPONENTS)
def test_the_language_is_switched_on_the_same_page(client, here):
    there = {"fr": "en", "en": "fr"}[here]
    html = client.get(COMPONENTS[here] + "?a=1").content.decode()
    assert f'<a href="{COMPONENTS[there]}?a=1"' in re.sub(r"\s+", " ", html)


@pytest.mark.parametrize("theme", ["auto", "light", "dark"])
def test_a_theme_is_remembered_and_the_visitor_is_back_on_the_page(client, theme):
    response = client.post("/theme/", {"theme": theme, "next": "/composants/"})
    assert (response.status_code, response.url) == (302, "/composants/")
    assert response.cookies["theme"]["max-age"] > 60 * 60 * 24 * 300
    assert f'data-theme="{theme}"' in client.get("/composants/").content.decode()


def test_without_a_choice_the_theme_is_the_device_s(client):
    assert 'data-theme="auto"' in client.get("/composants/").content.decode()


def test_a_theme_cookie_that_we_never_wrote_is_ignored(client):
    client.cookies["theme"] = '"><script>'
    assert 'data-theme="auto"' in client.get("/composants/").content.decode()


@pytest.mark.parametrize("theme", ["", "pink", "dark\x00"])
def test_an_unknown_theme_changes_nothing(client, theme):
    response = client.post("/theme/", {"theme": theme, "next": "/composants/"})
    assert response.status_code == 302
    assert "theme" not in response.cookies


@pytest.mark.parametrize(
    "address", ["", "https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"]
)
@pytest.mark.parametrize(("prefix", "home"), [("", "/"), ("/en", "/en/")])
def test_the_theme_never_sends_a_visitor_away(client, prefix, home, address):
    response = client.post(f"{prefix}/theme/", {"theme": "dark", "next": address})
    assert response.url == home


def test_the_footer_says_whom_to_call_and_where_the_source_is(client, settings):
    settings.VIRAGE_PHONE = "1 866 555-0199"
    settings.VIRAGE_PRIVACY_OFFICER = "Jeanne Tremblay"
    settings.VIRAGE_SOURCE_URL = "https://example.org/virage"
    html = client.get("/en/components/").content.decode()
    assert 'href="tel:18665550199"' in html
    assert "Jeanne Tremblay" in html
    assert 'href="https://example.org/virage"' in html


def test_what_is_not_set_is_not_shown(client, settings):
    settings.VIRAGE_PHONE = settings.VIRAGE_PRIVACY_OFFICER = settings.VIRAGE_SOURCE_URL = ""
    html = client.get("/en/components/").content.decode()
    assert "tel:" not in html
    assert "Person in charge" not in html
    assert "Source code" not in html


def test_nothing_is_inline(client):
    html = client.get("/composants/").content.decode()
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", html)


class Sample(forms.Form):
    town = forms.CharField(label="Town", help_text="Where you meet.")
    size = forms.IntegerField(label="Size", required=False)
    kinds = forms.MultipleChoiceField(
        label="Kinds", choices=[("a", "A")], widget=forms.CheckboxSelectMultiple
    )
    agreed = forms.BooleanField(label="Agreed")


def test_a_field_ties_its_hint_and_its_error_to_its_control():
    with override("en"):
        html = shown("{% field form.town %}", form=Sample({}))
    assert 'aria-describedby="id_town_helptext id_town_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_town_helptext"' in html
    assert 'id="id_town_error"' in html


def test_an_optional_field_says_so_and_a_unit_follows_its_number():
    with override("en"):
        html = shown('{% field form.size unit="people" %}', form=Sample())
    assert "(optional)" in html
    assert '<span class="unit">people</span>' in html


def test_the_summary_leads_to_the_first_control_of_each_field():
    with override("en"):
        html = shown("{% error_summary form|problems %}", form=Sample({}))
    assert re.findall(r'href="#(\w+)"', html) == ["id_town", "id_kinds_0", "id_agreed"]
    fields = shown("{% for f in form %}{% field f %}{% endfor %}", form=Sample({}))
    assert all(f'id="{anchor}"' in fields for anchor in ["id_town", "id_kinds_0", "id_agreed"])


def test_a_form_without_problems_has_no_summary():
    assert shown("{% error_summary form|problems %}", form=Sample()).strip() == ""


def test_choices_mark_what_is_checked_exclusive_and_apart():
    options = (Option("a", "A", checked=True), Option("z", "None", exclusive=True, aside=True))
    html = re.sub(r"\s+", " ", shown('{% choices "q" options kind="checkbox" %}', options=options))
    assert '<input type="checkbox" id="q-a" name="q" value="a" checked' in html
    assert 'class="choice choice-aside"' in html
    assert 'value="z" data-exclusive' in html


def test_a_grid_row_names_its_group_and_leaves_a_gap_for_what_it_does_not_offer():
    rows = (GridRow("r", "Payroll", (Option("yes", "Yes", checked=True), None)),)
    heads = ("Yes", "Not applicable")
    html = re.sub(r"\s+", " ", shown("{% grid rows heads %}", rows=rows, heads=heads))
    assert 'role="radiogroup" aria-labelledby="r-name"' in html
    assert html.count("choice-empty") == 1
    assert html.count("checked") == 1


def test_the_current_step_is_told():
    stops = (Step("One", "/1/", "done", "4 of 4"), Step("Two", "/2/", "todo", "0 of 4", True))
    html = re.sub(r"\s+", " ", shown("{% steps stops %}", stops=stops))
    assert 'href="/2/" data-state="todo" aria-current="step"' in html
    assert html.count("aria-current") == 1


@pytest.mark.parametrize(
    ("kind", "classes"), [("info", "alert-info"), ("danger", "alert-danger flag")]
)
def test_an_alert_escapes_its_title(kind, classes):
    html = shown("{% alert kind title %}<p>Do this.</p>{% endalert %}", kind=kind, title="<b>")
    assert classes in html
    assert "&lt;b&gt;" in html
    assert "<p>Do this.</p>" in html


def test_a_level_is_seen_without_its_colour():
    assert shown("{% pips 3 %}").count("pip-on") == 3


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_is_silent(name):
    assert 'aria-hidden="true"' in shown("{% icon name %}", name=name)


def request_in(language: str) -> HttpRequest:
    request = RequestFactory().get("/nowhere/")
    request.LANGUAGE_CODE = language
    return request


@pytest.mark.parametrize(
    ("language", "home", "words"),
    [("fr", "/", "Vous n’êtes pas du conseil"), ("en", "/en/", "Vous n’êtes pas du conseil")],
)
def test_a_refusal_gives_its_reason_and_a_way_out(language, home, words):
    with override(language):
        error = PermissionDenied("Vous n’êtes pas du conseil")
        response = defaults.permission_denied(request_in(language), error)
    assert response.status_code == 403
    assert words in response.content.decode()
    assert f'<a class="button" href="{home}">' in response.content.decode()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_errors_speak_the_language_of_the_address(client, language):
    prefix, words = {"fr": ("", "Page introuvable"), "en": ("/en", "This page is not")}[language]
    response = client.get(f"{prefix}/nowhere/")
    assert response.status_code == 404
    assert words in response.content.decode()


def test_the_other_errors_answer_without_a_context():
    request = request_in("fr")
    with override("fr"):
        assert "illisible" in defaults.bad_request(request, BadRequest()).content.decode()
        assert (
            "Nothing was changed"
            not in defaults.permission_denied(request, PermissionDenied()).content.decode()
        )
        assert "Le formulaire a expiré" in csrf_failure(request).content.decode()


def test_a_failure_is_told_in_both_languages_at_once():
    html = render_to_string("500.html")
    assert "Virage a eu une panne" in html
    assert "Virage broke down" in html


def test_a_page_without_a_translation_leads_to_the_other_home():
    assert page.same_page(request_in("fr"), "en") == "/en/"
    assert page.same_page(None, "fr") == "/"


def test_styles_stay_under_thirty_kilobytes_and_the_script_under_three():
    styles = sum(path.stat().st_size for path in STATIC.rglob("*.css"))
    scripts = sum(path.stat().st_size for path in STATIC.rglob("*.js"))
    fonts = sum(path.stat().st_size for path in STATIC.rglob("*.woff2"))
    assert (styles < 30_000, scripts < 3_000, fonts < 60_000) == (True, True, True)


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


TEXT = [
    ("ink", "paper surface sunken primary-wash info-wash success-wash warning-wash danger-wash"),
    ("ink-soft", "paper surface sunken primary-wash"),
    ("primary", "paper surface sunken primary-wash"),
    ("on-primary", "primary primary-strong"),
    ("warning", "paper surface warning-wash primary-wash"),
    ("danger", "paper surface danger-wash"),
    ("success", "surface success-wash"),
    ("info", "info-wash"),
    ("surface", "danger"),
]
SHAPES = [("edge", "paper surface sunken"), ("focus", "paper surface sunken primary-wash")]


@pytest.mark.parametrize("time", [0, 1], ids=["day", "night"])
@pytest.mark.parametrize(("pairs", "least"), [(TEXT, 4.5), (SHAPES, 3)], ids=["text", "shapes"])
def test_colours_keep_their_contrast(time, pairs, least):
    tokens = (STATIC / "css" / "tokens.css").read_text()
    found = re.findall(r"--([\w-]+): var\(--day, (#\w{6})\) var\(--night, (#\w{6})\)", tokens)
    colours = {name: values[time] for name, *values in found}
    pale = [
        f"{front} on {ground}"
        for front, grounds in pairs
        for ground in grounds.split()
        if contrast(colours[front], colours[ground]) < least
    ]
    assert pale == []


@pytest.mark.parametrize(
    ("language", "day", "moment"),
    [
        ("fr", "1er avril 2026", "1er avril 2026 à 13 h 05"),
        ("en", "April 1, 2026", "April 1, 2026 at 1:05 p.m."),
    ],
)
def test_a_day_and_a_moment_are_said_as_in_the_documents_by_the_clock_of_quebec(
    language, day, moment
):
    at = datetime(2026, 4, 1, 17, 5, tzinfo=UTC)
    late = datetime(2026, 4, 2, 3, tzinfo=UTC)  # still the first of April there
    with override(language):
        said = shown("{{ on|day }}/{{ late|day }}/{{ at|moment }}", on=at.date(), late=late, at=at)
    assert said.replace("\xa0", " ") == f"{day}/{day}/{moment}"
    assert shown("{{ none|day }}{{ none|moment }}", none=None) == ""
