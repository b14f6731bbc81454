"""How often something may be done: less than a robot would, more than an assembly ever does.

The counts live in the cache that all processes share, under fingerprints: no address can be read
there. Counting is a write, so that only a POST counts. On PostgreSQL two requests of one instant
may count as one: a limit is a dam, not a scale.
"""

from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network
from math import ceil
from time import time

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from virage.web.refusals import RefusedError

MINUTE, HOUR, DAY = 60, 60 * 60, 24 * 60 * 60
LARGEST_IN_MINUTES = 90 * MINUTE
ONE_HOUSE = 64  # an IPv6 connection is given a whole network of this prefix


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many times in so many seconds, from the first time on."""

    name: str
    most: int
    seconds: int


STARTS = Limit("start", 120, HOUR)  # of sheets, from one place
JOINS = Limit("join", 300, HOUR)  # by the link of a role, from one place
INVITATIONS = Limit("invite", 300, DAY)  # of one organisation, to seats and to diagnoses
SENT = Limit("sent", 600, DAY)  # the same by one account, for all its organisations
REQUESTS = Limit("request", 10, DAY)  # of accompaniment, and changes of advisor, by organisation
CALLS = Limit("call", 20, DAY)  # after which an advisor opens a case, by advisor
REGISTRATIONS = Limit("register", 120, HOUR)  # for webinars, from one place
REGISTRATIONS_TO = Limit("register_to", 30, DAY)  # the same for one address, which gets the mails
FOUNDINGS = Limit("found", 10, DAY)  # of organisations, by one account


class TooOftenError(RefusedError):
    """It was done too often; `wait` is how many seconds until it may be done again."""

    def __init__(self, wait: int) -> None:
        super().__init__("too often")
        self.wait = wait

    @property
    def words(self) -> str:
        """What to tell the person, who is hardly ever the robot."""
        return _(
            "This was done very often in a short time, from here, with your account or for this "
            "organisation. "
            "Nothing that you typed is lost: %(wait)s"
        ) % {"wait": again_in(self.wait)}


def again_in(seconds: int) -> str:
    """When to try again, in minutes, or in hours when that is long."""
    if seconds <= LARGEST_IN_MINUTES:
        count = ceil(seconds / MINUTE)
        words = ngettext(
            "send again in %(count)s minute.", "send again in %(count)s minutes.", count
        )
    else:
        count = ceil(seconds / HOUR)
        words = ngettext("send again in %(count)s hour.", "send again in %(count)s hours.", count)
    return words % {"count": count}


def spend(limit: Limit, whose: str, *, amount: int = 1) -> None:
    """Count what is about to be done; TooOftenError, and nothing counted, past the limit."""
    key = f"limit:{limit.name}:{salted_hmac(limit.name, whose, algorithm='sha256').hexdigest()}"
    now = time()
    with transaction.atomic():
        count, until = cache.get(key) or (0, now + limit.seconds)
        if until <= now:
            count, until = 0, now + limit.seconds
        if count + amount > limit.most:
            raise TooOftenError(ceil(until - now))
        cache.set(key, (count + amount, until), timeout=ceil(until - now))


def spend_invitations(organisation: object, account: object, *, amount: int = 1) -> None:
    """Count invitations by mail, for the organisation and for the account that sends them.

    Inside the caller's transaction: what is refused for one is not counted for the other.
    """
    spend(INVITATIONS, str(organisation), amount=amount)
    spend(SENT, str(account), amount=amount)


def spend_here(limit: Limit, request: HttpRequest) -> None:
    """The same, for the place that a request comes from; this machine itself is not counted."""
    place = place_of(request)
    if place:
        spend(limit, place)


def place_of(request: HttpRequest) -> str:
    """The address, or the network of an IPv6 connection; nothing for this machine itself."""
    address = ip_address(get_adapter(request).get_client_ip(request))
    if isinstance(address, IPv6Address):
        address = address.ipv4_mapped or address
    if address.is_loopback:
        return ""
    if isinstance(address, IPv6Address):
        return str(ip_network((address, ONE_HOUSE), strict=False))
    return str(address)


def hold(response: HttpResponse, wait: int) -> HttpResponse:
    """Say to machines too that it was too often, and when to come again; 0 changes nothing."""
    if wait:
        response.status_code = 429
        response["Retry-After"] = str(wait)
    return response
