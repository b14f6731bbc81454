"""Links for mails and documents: whole addresses, in the language of who reads them."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override


def absolute(url_name: str, *args: Any, language: str) -> str:
    """The address of a page, with the site's own in front (VIRAGE_ADDRESS)."""
    with override(language):
        path = reverse(url_name, args=args)
    return f"{settings.VIRAGE_ADDRESS}{path}"
