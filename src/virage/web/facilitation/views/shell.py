"""The public shell of a table: the same bytes for everybody, so that a device may keep them."""

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse, translate_url
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from virage.core.questionnaire import Dimension, Question, Questionnaire
from virage.documents.language import inside, listed
from virage.web.diagnostics.forms.questions import QuestionField, Shown, question_field
from virage.web.facilitation.carrying import carried
from virage.web.organisations.bridge import catalogues
from virage.web.policy import verb
from virage.web.ui.page import language
from virage.web.ui.parts import LanguageLink, Option

ICONS = {192: "facilitation/icon-192.png", 512: "facilitation/icon-512.png"}
GROUND = "#f7f5f0"


@verb("public.read")
@require_safe
def shell(request: HttpRequest) -> HttpResponse:
    """Show the shell: what it says of anybody stays on their device."""
    return _public(HttpResponse(shell_in(language())))


@verb("public.read")
@require_safe
def questions(
    request: HttpRequest, *, questionnaire_id: str, questionnaire_version: str
) -> HttpResponse:
    """Give every question of a version of a questionnaire, without any answer."""
    books = catalogues()
    if questionnaire_id not in books.names():
        raise Http404
    if questionnaire_version not in books.versions(questionnaire_id):
        raise Http404
    said = questions_in(language(), questionnaire_id, questionnaire_version)
    return _public(HttpResponse(said, content_type="application/json"))


@verb("public.read")
@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """Say how the shell is installed as an application."""
    return _public(JsonResponse(_application(), content_type="application/manifest+json"))


def _application() -> dict[str, Any]:
    start, name = reverse("facilitation:shell"), settings.VIRAGE_PROGRAMME_NAME
    icons = [
        {"src": static(file), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for size, file in ICONS.items()
        for purpose in ("any", "maskable")
    ]
    return {
        "id": start,
        "name": _("%(name)s, around a table") % {"name": name},
        "short_name": name,
        "lang": f"{language()}-CA",
        "start_url": start,
        "scope": "/",
        "display": "standalone",
        "background_color": GROUND,
        "theme_color": GROUND,
        "icons": icons,
    }


def _public(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-cache"
    return response


@lru_cache
def shell_in(code: str) -> str:
    """The shell in a language; it is made without a request, so that nobody is in it."""
    with override(code):
        return render_to_string("facilitation/shell.html", _frame())


def _frame() -> dict[str, Any]:
    """What the shell says besides its words: addresses, in which the device puts its own ids."""
    home, case, person = reverse("facilitation:shell"), UUID(int=0), UUID("f" * 32)
    return {
        "addresses": {
            "sheets": reverse("facilitation:sheets", args=[case]),
            "link": reverse("facilitation:link", args=[case, person]),
            "questions": reverse("facilitation:questions", args=["name", "version"]),
        },
        "sign_in": f"{reverse('account_login')}?{urlencode({'next': home})}",
        "others": [
            LanguageLink(other, str(name), translate_url(home, other))
            for other, name in settings.LANGUAGES
            if other != language()
        ],
        "consents": (
            Option(
                "yes",
                _("If fewer than three people answer, where this person differs may be shown."),
            ),
        ),
    }


@dataclass(frozen=True, slots=True)
class Carried:
    """A question as the shell shows it."""

    field: QuestionField
    best_placed: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the questionnaire."""

    id: str
    title: str
    summary: str
    asked: tuple[Carried, ...]


@lru_cache
def questions_in(code: str, name: str, version: str) -> str:
    """The questions of a version in a language as JSON: their fields, and how they are asked."""
    questionnaire = catalogues().questionnaire(name, version)
    with override(code):
        parts = [_part(questionnaire, each) for each in questionnaire.dimensions]
        told = {
            "questions": carried(questionnaire),
            "roles": {each.id: each.title.in_(language()) for each in questionnaire.roles},
            "fields": render_to_string("facilitation/questions.html", {"parts": parts}),
        }
    return json.dumps(told, ensure_ascii=False)


def _part(questionnaire: Questionnaire, part: Dimension) -> Part:
    here = language()
    asked = tuple(_carried(questionnaire, each) for each in part.questions)
    return Part(part.id, part.title.in_(here), part.summary.in_(here), asked)


def _carried(questionnaire: Questionnaire, question: Question) -> Carried:
    here = language()
    placed = (questionnaire.role(role).title.in_(here) for role in question.best_placed)
    return Carried(
        question_field(question, Shown(), here), listed([inside(each) for each in placed], here)
    )
