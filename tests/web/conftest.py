"""A post office, and settings that lead there."""

from collections.abc import Iterator

import pytest

from tests.post_office import PostOffice, post_office


@pytest.fixture
def office(settings) -> Iterator[PostOffice]:
    """A mail server that the site sends to."""
    with post_office() as office:
        settings.VIRAGE_MAILBOX = None
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", office.port
        settings.EMAIL_HOST_USER, settings.EMAIL_USE_TLS, settings.EMAIL_USE_SSL = "", False, False
        settings.EMAIL_TIMEOUT = 1
        yield office
