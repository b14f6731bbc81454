"""What pages say when things go otherwise is as readable as the rest, in eight variants."""

import re
from collections.abc import Callable
from itertools import product

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from tests.browser.conftest import borrow
from tests.browser.reading import TALL, faults
from tests.browser.test_every_page import WIDTHS
from tests.checks import nothing
from tests.pages import LANGUAGES
from tests.samples import KeptSheet, keep_sheet
from tests.web.diagnostics.acting import address, section, start
from virage.web.diagnostics.models import Sheet

State = Callable[[Page, "Scene"], None]


class Scene:
    """What there is to look at: a whole sheet, an express one and an empty one, in a language."""

    def __init__(self, client: Client, site: str, language: str) -> None:
        self.client, self.site, self.language = client, site, language
        self.kept: KeptSheet = keep_sheet(client)
        self.express: Sheet = start(client, edition="express", name="La Rive")
        self.empty: Sheet = start(client, employees="0")

    def at(self, name: str, *args: object) -> str:
        return address(name, *args, language=self.language)


def send(page: Page) -> None:
    page.locator("main form button:not([name], .visually-hidden)").first.click()


def start_refused(page: Page, scene: Scene) -> None:
    page.goto(scene.at("start"))
    send(page)
    expect(page.locator(".error-summary")).to_be_focused()


def profile_refused(page: Page, scene: Scene) -> None:
    page.goto(scene.at("profile", scene.kept.id))
    page.locator("[name=employees]").fill("?")
    send(page)
    expect(page.locator("[name=employees]")).to_have_attribute("aria-invalid", "true")


def profile_changed_elsewhere(page: Page, scene: Scene) -> None:
    page.goto(scene.at("profile", scene.express.id))
    scene.client.post(scene.at("profile", scene.express.id), profile_of(scene, "21"))
    page.locator("[name=employees]").fill("31")
    send(page)
    expect(page.locator(".alert-warning")).to_be_visible()


def profile_of(scene: Scene, employees: str) -> dict[str, str]:
    facts = {"kind": "obnl", "sector": "62", "employees": employees, "was.name": "La Rive"}
    bases = {row.question: row.version for row in scene.express.answers.all()}
    return facts | {"name": "La Rive"} | {f"base.{name}": str(v) for name, v in bases.items()}


def tool_refused(page: Page, scene: Scene) -> None:
    page.goto(scene.at("add_tool", scene.kept.id))
    send(page)
    expect(page.locator(".error-summary")).to_be_focused()


def tool_changed_elsewhere(page: Page, scene: Scene) -> None:
    url = scene.at("change_tool", scene.kept.id, scene.kept.tools[0])
    page.goto(url)
    scene.client.post(url, tool_of(page, "1"))
    page.locator("[name=hurts_after_days]").fill("2")
    send(page)
    expect(page.locator(".alert-warning")).to_be_visible()


def tool_of(page: Page, days: str) -> dict[str, str]:
    known = {"function": "mail", "run_by": "unknown", "account_held_by": "unknown"}
    truths = dict.fromkeys(("export_tried", "second_person", "exit_terms"), "unknown")
    base = page.locator("[name=base]").input_value()
    return known | truths | {"data_in": "unknown", "hurts_after_days": days, "base": base}


def answered_elsewhere(page: Page, scene: Scene) -> None:
    page.goto(scene.at("section", scene.empty.id, "security"))
    section(scene.client, scene.empty, "security").touch("sec_backup", "tested")
    page.locator("#q-sec_backup .choice").first.click()
    expect(page.locator("#q-sec_backup .alert-warning")).to_be_visible()


def page_answered_elsewhere(page: Page, scene: Scene) -> None:
    page.goto(scene.at("section", scene.empty.id, "data"))
    section(scene.client, scene.empty, "data").touch("dat_where", "dont_know")
    page.evaluate("document.querySelector('#q-dat_where input').checked = true")
    send(page)
    expect(page.locator(".error-summary")).to_be_focused()


def link_made(page: Page, scene: Scene) -> None:
    page.goto(scene.at("link", scene.express.id))
    send(page)
    expect(page.locator("input[readonly]")).to_have_value(re.compile(r"/[\w-]{22}/$"))


def link_refused(page: Page, scene: Scene) -> None:
    page.goto(scene.at("resume", "x" * 22))
    send(page)
    expect(page.locator(".alert-warning")).to_be_visible()


def erased(page: Page, scene: Scene) -> None:
    url = scene.at("erase", start(scene.client).id)
    borrow(page.context, scene.client, scene.site)
    page.goto(url)
    send(page)
    expect(page.locator("main form")).to_have_count(0)


def nothing_here(page: Page, scene: Scene) -> None:
    page.goto(scene.at("home") + "nothing/")


def looked_at(name: str, whose: str, *args: object) -> State:
    """A page of the express or of the empty sheet, simply looked at."""

    def look(page: Page, scene: Scene) -> None:
        page.goto(scene.at(name, getattr(scene, whose).id, *args))

    return look


STATES: tuple[State, ...] = (
    start_refused,
    profile_refused,
    profile_changed_elsewhere,
    tool_refused,
    tool_changed_elsewhere,
    answered_elsewhere,
    page_answered_elsewhere,
    link_made,
    link_refused,
    erased,
    nothing_here,
    looked_at("section", "express", "express"),
    looked_at("overview", "express"),
    looked_at("portrait", "express"),
    looked_at("portrait", "empty"),
    looked_at("tools", "empty"),
)


@pytest.mark.parametrize("variant", [*product(WIDTHS, LANGUAGES)], ids=str)
def test_every_state_is_accessible_by_day_and_by_night(context, page, live_server, client, variant):
    width, language = variant
    page.set_viewport_size({"width": width, "height": TALL})
    scene = Scene(client, live_server.url, language)
    borrow(context, client, live_server.url)
    found = []
    for state in STATES:
        state(page, scene)
        found += [f"{state.__name__} {page.url}: {fault}" for fault in faults(page, width=width)]
    nothing(found, "mend these pages")
