"""Office files whose bytes depend on nothing but what they say."""

import re
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from virage.documents.charts.drawing import NOT_XML

CORE = "docProps/core.xml"
MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")


def writable(words: str) -> str:
    """The same words, with what no such file may hold replaced."""
    return NOT_XML.sub("\ufffd", words)


def stamped(made: bytes, day: date) -> bytes:
    """The same file, every part of it dated of that day at noon instead of when it was made."""
    out = BytesIO()
    with ZipFile(BytesIO(made)) as given, ZipFile(out, "w", ZIP_DEFLATED) as kept:
        for part in given.infolist():
            content = given.read(part)
            if part.filename == CORE:
                noon = f"{day.isoformat()}T12:00:00Z".encode()
                content = MODIFIED.sub(rb"\g<1>" + noon + rb"\g<2>", content)
            moment = (day.year, day.month, day.day, 12, 0, 0)
            info = ZipInfo(part.filename, moment)
            info.compress_type = ZIP_DEFLATED
            kept.writestr(info, content)
    return out.getvalue()
