"""Files that people send: their kind is what their content says, whatever their name is.

What is kept is given back by `downloads`, never shown inside a page.
"""

import io
import re
import zipfile
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile

MEGABYTE = 1024 * 1024
MOST_BYTES = 8 * MEGABYTE
MOST_IN_A_ZIP, MOST_UNZIPPED = 2_000, 200 * MEGABYTE
NAME_LENGTH = 120
ODF = "application/vnd.oasis.opendocument."
OFFICE = "application/vnd.openxmlformats-officedocument."
PARTS = {  # the part that each kind of office file has, and no other
    "word/document.xml": ("docx", f"{OFFICE}wordprocessingml.document"),
    "xl/workbook.xml": ("xlsx", f"{OFFICE}spreadsheetml.sheet"),
    "ppt/presentation.xml": ("pptx", f"{OFFICE}presentationml.presentation"),
}
TEXTS = {
    f"{ODF}text": "odt",
    f"{ODF}spreadsheet": "ods",
    f"{ODF}presentation": "odp",
}
STARTS = (
    (b"%PDF-", ("pdf", "application/pdf")),
    (b"\x89PNG\r\n\x1a\n", ("png", "image/png")),
    (b"\xff\xd8\xff", ("jpg", "image/jpeg")),
)
UNSAFE = re.compile(r"[^\w .,()’'&+-]+")


class RefusedFileError(Exception):
    """A file that is not taken; `reason` is "empty", "large" or "kind"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that may be kept: its name ends as its kind does."""

    name: str
    kind: str
    content: bytes

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return len(self.content)


def read_upload(file: "UploadedFile[Any]", most: int = MOST_BYTES) -> Upload:
    """Read a file that was sent; RefusedFileError above `most` bytes or of no known kind."""
    if (file.size or 0) > most:
        raise RefusedFileError("large")
    content = file.read(most + 1)
    if not content:
        raise RefusedFileError("empty")
    if len(content) > most:
        raise RefusedFileError("large")
    ending, kind = _kind(content)
    return Upload(_name(file.name or "", ending), kind, content)


def _kind(content: bytes) -> tuple[str, str]:
    for start, kind in STARTS:
        if content.startswith(start):
            return kind
    found = _office(content) if content.startswith(b"PK") else None
    if found is None:
        raise RefusedFileError("kind")
    return found


def _office(content: bytes) -> tuple[str, str] | None:
    """Which kind of office file a zip is; none with macros, and none that swells when opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = archive.infolist()
            if len(infos) > MOST_IN_A_ZIP or sum(each.file_size for each in infos) > MOST_UNZIPPED:
                return None
            names = {each.filename for each in infos}
            if any(name.endswith("vbaProject.bin") for name in names):
                return None
            if "mimetype" in names:
                said = archive.open("mimetype").read(len(ODF) + 20).decode("ascii", "replace")
                return (TEXTS[said], said) if said in TEXTS else None
            return next((kind for part, kind in PARTS.items() if part in names), None)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError):
        return None


def _name(given: str, ending: str) -> str:
    stem = given.replace("\\", "/").rsplit("/", 1)[-1]
    stem = stem.rsplit(".", 1)[0] if "." in stem else stem
    stem = " ".join(UNSAFE.sub(" ", stem).split()).strip(". ")
    return f"{stem[:NAME_LENGTH] or 'document'}.{ending}"
