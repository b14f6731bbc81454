"""The name of an organisation: it stands in mails that we send, to people who never came here."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

ADDRESS = re.compile(r"://|www\.|\w@\w|[\w-]\.[^\W\d_]{2,}/", re.IGNORECASE)


def refuse_addresses(name: str) -> None:
    """ValidationError when a name holds the address of a site or of a mail.

    Otherwise anybody could send, from us, a mail that leads where they want.
    """
    if ADDRESS.search(unicodedata.normalize("NFKC", name)):
        raise ValidationError(
            _(
                "The name stands in the mails that we send: write it without the address of a "
                "site or of a mail."
            )
        )
