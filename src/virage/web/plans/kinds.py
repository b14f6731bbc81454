"""What a file is by its content, whatever its name says; what is not here is not taken."""

import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

OFFICE = "application/vnd.openxmlformats-officedocument."
STARTS = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
)
PARTS = (
    ("word/document.xml", f"{OFFICE}wordprocessingml.document"),
    ("xl/workbook.xml", f"{OFFICE}spreadsheetml.sheet"),
)
OPEN_FORMATS = {
    b"application/vnd.oasis.opendocument.text",
    b"application/vnd.oasis.opendocument.spreadsheet",
}
MACROS = "vbaProject.bin"
LONGEST_TYPE = 80
BROKEN = (BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError, zlib.error)


def kind_of(content: bytes) -> str | None:
    """The media type of a PDF, a picture, a text or a spreadsheet; None for anything else."""
    for start, kind in STARTS:
        if content.startswith(start):
            return kind
    return _packed(content) if content.startswith(b"PK\x03\x04") else None


def _packed(content: bytes) -> str | None:
    """What a zip file holds; one with macros is not taken."""
    try:
        with ZipFile(BytesIO(content)) as packed:
            names = set(packed.namelist())
            if any(name.endswith(MACROS) for name in names):
                return None
            for part, kind in PARTS:
                if part in names:
                    return kind
            return _open_format(packed) if "mimetype" in names else None
    except BROKEN:
        return None


def _open_format(packed: ZipFile) -> str | None:
    with packed.open("mimetype") as said:
        kind = said.read(LONGEST_TYPE).strip()
    return kind.decode() if kind in OPEN_FORMATS else None
