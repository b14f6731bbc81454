"""A browser in words, from what it says of itself: family and system, nothing made up."""

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

# Most browsers also name those that they resemble: the first that fits is the right one.
BROWSERS = (
    ("Microsoft Edge", re.compile(r"\bEdg(e|A|iOS)?/")),
    ("Opera", re.compile(r"\b(OPR|Opera)/")),
    ("Samsung Internet", re.compile(r"\bSamsungBrowser/")),
    ("Firefox", re.compile(r"\b(Firefox|FxiOS)/")),
    ("Chrome", re.compile(r"\b(Chrome|CriOS|Chromium)/")),
    ("Safari", re.compile(r"\bVersion/\S+ (Mobile/\S+ )?Safari/")),
)
SYSTEMS = (
    ("iPhone", re.compile(r"\biPhone\b")),
    ("iPad", re.compile(r"\biPad\b")),
    ("Android", re.compile(r"\bAndroid\b")),
    ("Windows", re.compile(r"\bWindows NT\b")),
    ("ChromeOS", re.compile(r"\bCrOS\b")),
    ("Mac", re.compile(r"\bMacintosh\b")),
    ("Linux", re.compile(r"\bLinux\b")),
)
LONGEST = 500


def browser_in_words(said: str) -> str:
    """Name a browser as its owner would; what is not known is a browser."""
    said = said[:LONGEST]
    browser, system = _first(BROWSERS, said), _first(SYSTEMS, said)
    if not system:
        return browser or _("A browser")
    told = {"browser": browser, "system": system}
    return (_("%(browser)s, on %(system)s") if browser else _("A browser, on %(system)s")) % told


def _first(known: Iterable[tuple[str, re.Pattern[str]]], said: str) -> str:
    return next((name for name, sign in known if sign.search(said)), "")
