"""What axe and a ruler find on a page."""

from collections.abc import Iterator
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES: dict[str, Any] = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
}
READ = "rules => axe.run(rules).then(said => said.violations.map(v => [v.id, v.nodes[0].html]))"
TALL = 900
HALF = 640


def faults(page: Page, *, width: int) -> Iterator[str]:
    """Read the page, unfolded, by day and by night, then as if zoomed to 200 % on a desktop."""
    page.locator("main details").evaluate_all("all => all.forEach(one => { one.open = true })")
    page.evaluate(Axe().axe_script)
    for theme in ("light", "dark"):
        page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
        for rule, html in page.evaluate(READ, RULES):
            yield f"{width} {theme}: {rule} in {html}"
    yield from too_wide(page)
    if width > HALF:
        page.set_viewport_size({"width": HALF, "height": TALL})
        yield from too_wide(page)
        page.set_viewport_size({"width": width, "height": TALL})


def too_wide(page: Page) -> Iterator[str]:
    """Tell whether one must scroll sideways."""
    if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
        yield f"{page.viewport_size}: scrolls sideways"
