"""A real browser on a real server: foreign requests, refused content and errors fail the test."""

import os
import shutil
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

# Playwright runs a loop in the thread of the tests, which is not Django's concern here.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Give the server's threads a database in a file, as in production, not one in memory."""
    if connection.vendor == "sqlite":
        path = tmp_path_factory.mktemp("data") / "test.sqlite3"
        connection.settings_dict["TEST"]["NAME"] = str(path)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert program, "install chromium, or name it in the variable CHROMIUM"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser, live_server) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=live_server.url, locale="fr-CA")
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, live_server) -> Iterator[Page]:
    """A page whose every complaint is an error of the test."""
    complaints: list[str] = []

    def watch(request: Request) -> None:
        if not request.url.startswith((live_server.url, "data:", "blob:")):
            complaints.append(f"foreign request: {request.url}")

    context.on("request", watch)
    page = context.new_page()
    page.on("pageerror", lambda error: complaints.append(f"script error: {error}"))
    page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    page.on(
        "response", lambda r: complaints.append(f"{r.status} {r.url}") if r.status > 499 else None
    )
    yield page
    assert complaints == []


def borrow(context: BrowserContext, client: Client, url: str) -> None:
    """Give the browser what the test client holds."""
    cookies = [{"name": n, "value": c.value, "url": url} for n, c in client.cookies.items()]
    context.add_cookies(cookies)  # type: ignore[arg-type]
