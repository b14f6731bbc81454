"""Texts for tests, who edits them, and the fields of their forms."""

from typing import Any

from django.test import Client

from tests.people import person, signed_in
from virage.core.access import Actor, SiteRole
from virage.core.editing import Step
from virage.web.awareness import actions
from virage.web.awareness.actions import Stepping, Wanted
from virage.web.awareness.bridge.contents import blank, shipped_content
from virage.web.awareness.forms.editing import EditingForm
from virage.web.awareness.models import ARTICLE, FACET, Edition, Text

EMMA, ERIC, DANA = "emma@example.org", "eric@example.org", "dana@example.org"
BARE = "24/7"  # no letter, so that the check of words does not meet it


def editor(email: str = EMMA, role: SiteRole = SiteRole.EDITOR) -> Actor:
    """Somebody who edits, with two proofs."""
    account = str(person(email, role).id)
    return Actor(account=account, site_roles=frozenset({role}), second_factor=True)


def editor_client(email: str = EMMA) -> Client:
    """The browser of an editor."""
    return signed_in(email, SiteRole.EDITOR, second_factor=True)


def director() -> Actor:
    """Who directs the programme."""
    return editor(DANA, SiteRole.DIRECTOR)


def article(**changed: Any) -> dict[str, Any]:
    """An article about heat pumps, which no facet speaks of."""
    body = {
        "fr": "## La thermopompe\n\n" + "La coopérative de chauffage partage son bois. " * 10,
        "en": "## The heat pump\n\n" + "The heating co-op shares its firewood with others. " * 10,
    }
    said = {
        "title": {"fr": "Le bois partagé", "en": "Shared firewood"},
        "summary": {"fr": "Se chauffer ensemble.", "en": "Keeping warm together."},
        "body": body,
        "address": {"fr": "le-bois-partage", "en": "shared-firewood"},
        "facets": ["data"],
    }
    return blank(ARTICLE) | said | changed


def facet(name: str = "selling_online", **changed: Any) -> dict[str, Any]:
    """What the shipped file of a facet says, some of it changed."""
    found = shipped_content(FACET, name)
    assert found
    return found | changed


def published(content: dict[str, Any] | None = None, **given: Any) -> Edition:
    """An article that is public, or on a day to come."""
    on, only = given.pop("on", None), given.pop("french_only", False)
    draft = actions.begin(
        actor=editor(), kind=ARTICLE, wanted=Wanted(content or article(**given), only)
    )
    return publish(draft, on=on)


def publish(draft: Edition, **given: Any) -> Edition:
    """Take a draft to the public, a second person reading it."""
    stepping = Stepping(Step.SUBMIT, draft.number)
    actions.take_step(actor=editor(), text=draft.text, wanted=stepping)
    wanted = Stepping(Step.PUBLISH, draft.number, **given)
    return actions.take_step(actor=editor(ERIC), text=draft.text, wanted=wanted)


def rewritten(name: str = "selling_online", base: int = 0, **changed: Any) -> Edition:
    """A draft of a shipped facet."""
    wanted = Wanted(facet(name, **changed))
    return actions.save(actor=editor(), kind=FACET, name=name, base=base, wanted=wanted)


def an_article() -> str:
    """The article of the walks, made once a test, without a word to translate."""
    if not Text.objects.filter(kind=ARTICLE, name="bare").exists():
        both = {"fr": BARE, "en": BARE}
        said = article(title=both, summary=both, address={"fr": "bare", "en": "bare"})
        said["body"] = {"fr": f"{BARE} " * 60, "en": f"{BARE} " * 60}
        published(said)
    return "bare"


def sent(kind: str, content: dict[str, Any], **changed: str) -> dict[str, Any]:
    """What a browser sends of the form of a text."""
    form = EditingForm(kind, wanted=Wanted(content))
    said = {each.html_name: each.initial for each in form}
    said |= {f"sources_{n}_{key}": "" for n in range(form.count) for key in ("address", "date")}
    said |= {name: value for name, value in form.initial.items() if name in form.fields}
    return {name: value for name, value in said.items() if value not in (None, False)} | changed
