"""Which visits count: a page of this site that a person read, who does not ask to be left out.

Nothing of the visit is kept. The limit lives in the cache under a fingerprint, an hour at most.
"""

import re
from urllib.parse import urlsplit

from django.http import HttpRequest

from virage.web.limits import HOUR, Limit, TooOftenError, spend_here

READS = Limit("read", 300, HOUR)  # of pages, from one place: a whole assembly may read together
ROBOT = re.compile(r"bot|crawl|spider|slurp|headless|preview|monitor|scan|curl|wget|python|java/")


def counts(request: HttpRequest) -> bool:
    """Whether to count what a page of ours says."""
    agent = request.headers.get("User-Agent", "").lower()
    if not agent or ROBOT.search(agent) or _asks_not_to(request) or not _is_ours(request):
        return False
    try:
        spend_here(READS, request)
    except TooOftenError:
        return False
    return True


def _asks_not_to(request: HttpRequest) -> bool:
    return "1" in {request.headers.get("Sec-GPC"), request.headers.get("DNT")}


def _is_ours(request: HttpRequest) -> bool:
    """Whether a page of this site sent it: browsers say so, and no page can say it for another."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    return urlsplit(request.headers.get("Origin", "")).netloc == request.get_host()
