"""A real browser on a real server: foreign requests, refused content and errors fail the test."""

import os
import shutil
from collections.abc import Iterator
from typing import Any, Protocol

import pytest
from django.db import connection
from django.test import Client
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    expect,
    sync_playwright,
)

# Playwright runs a loop in the thread of the tests, which is not Django's concern here.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# The machine may be busy: an expectation waits longer before it gives up.
expect.set_options(timeout=15_000)

QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
# What the site answers on purpose, and which Chromium also tells on its console.
ANSWERED = tuple(f"the server responded with a status of {status}" for status in (404, 409, 422))


class Opener(Protocol):
    """Opens one more browser of somebody; `forgiving` when the network is cut on purpose."""

    def __call__(self, *, forgiving: bool = False, **options: Any) -> Page: ...


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Give the server's threads a database in a file, as in production, not one in memory."""
    if connection.vendor == "sqlite":
        path = tmp_path_factory.mktemp("data") / "test.sqlite3"
        connection.settings_dict["TEST"]["NAME"] = str(path)


def program() -> str:
    """Where Chromium is."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert found, "install chromium, or name it in the variable CHROMIUM"
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def opened(browser: Browser, live_server) -> Iterator[Opener]:
    """Open browsers whose every complaint is an error of the test."""
    complaints: list[str] = []
    contexts: list[BrowserContext] = []

    def open_one(*, forgiving: bool = False, **options: Any) -> Page:
        context = browser.new_context(base_url=live_server.url, **{"locale": "fr-CA", **options})
        contexts.append(context)
        watch(context, live_server.url, [] if forgiving else complaints)
        return context.new_page()

    yield open_one
    for context in contexts:
        context.close()
    assert complaints == []


def watch(context: BrowserContext, url: str, complaints: list[str]) -> None:
    """Note what no page may do."""

    def requested(request: Request) -> None:
        if not request.url.startswith((url, "data:", "blob:")):
            complaints.append(f"foreign request: {request.url}")

    def said(message: ConsoleMessage) -> None:
        ours = any(answer in message.text for answer in ANSWERED)
        asset = "/static/" in message.location.get("url", "")
        if message.type == "error" and (asset or not ours):
            complaints.append(message.text)

    def answered(response: Response) -> None:
        if response.status > 499:
            complaints.append(f"{response.status} {response.url}")

    context.on("request", requested)
    context.on("console", said)
    context.on("response", answered)
    context.on("weberror", lambda error: complaints.append(f"script error: {error.error}"))


@pytest.fixture
def page(opened: Opener) -> Page:
    return opened()


@pytest.fixture
def context(page: Page) -> BrowserContext:
    return page.context


def borrow(context: BrowserContext, client: Client, url: str) -> None:
    """Give the browser what the test client holds."""
    cookies = [{"name": n, "value": c.value, "url": url} for n, c in client.cookies.items()]
    context.add_cookies(cookies)  # type: ignore[arg-type]
