"""Files that people send: known by their content, bounded, and never run in a page."""

import io
import zipfile
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.coops import holder_client
from tests.mandates import at_work, holder
from tests.web.diagnostics.acting import words
from tests.web.mandates.reading import address
from virage.web.mandates import actions
from virage.web.mandates.actions import sharing
from virage.web.mandates.models import Document
from virage.web.ui.downloads import download, file_name
from virage.web.ui.uploads import (
    MEGABYTE,
    MOST_BYTES,
    RefusedFileError,
    Upload,
    read_upload,
)


def zipped(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


def read(content: bytes, name: str = "a.bin") -> Upload:
    return read_upload(SimpleUploadedFile(name, content))


@pytest.mark.parametrize(
    ("content", "name", "kept"),
    [
        (b"%PDF-1.7", "procès-verbal.pdf", "procès-verbal.pdf"),
        (b"%PDF-1.7", "plan.exe", "plan.pdf"),
        (b"%PDF-1.7", "../../etc/passwd", "passwd.pdf"),
        (b"%PDF-1.7", 'a"b\r\nc<d>.html', "a b c d.pdf"),
        (b"%PDF-1.7", "...", "document.pdf"),
        (b"\x89PNG\r\n\x1a\n", "photo.png", "photo.png"),
        (b"\xff\xd8\xff\xe0", "photo.jpeg", "photo.jpg"),
        (zipped(word__document_dot_xml="x"), "lettre.docx", "lettre.docx"),
        (zipped(xl__workbook_dot_xml="x"), "budget", "budget.xlsx"),
        (zipped(mimetype="application/vnd.oasis.opendocument.text"), "a.odt", "a.odt"),
    ],
)
def test_a_file_is_what_its_content_says_and_is_named_so(content, name, kept):
    assert read(content, name).name == kept


@pytest.mark.parametrize(
    "content",
    [
        b"<html><script>alert(1)</script>",
        b"MZ\x90\x00",
        b"<svg onload='x'/>",
        b"PK\x03\x04 broken",
        zipped(readme="x"),
        zipped(mimetype="application/epub+zip"),
        zipped(word__document_dot_xml="x", word__vbaProject_dot_bin="x"),
        b"GIF89a",
    ],
)
def test_anything_else_is_refused(content):
    with pytest.raises(RefusedFileError, match="kind"):
        read(content)


def test_an_empty_one_and_a_large_one_are_refused():
    with pytest.raises(RefusedFileError, match="empty"):
        read(b"")
    with pytest.raises(RefusedFileError, match="large"):
        read(b"%PDF-" + b"0" * MOST_BYTES)


def test_a_zip_that_swells_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "x")
        for number in range(3):
            archive.writestr(f"swell{number}", b"\0" * (70 * MEGABYTE))
    assert len(out.getvalue()) < MOST_BYTES
    with pytest.raises(RefusedFileError, match="kind"):
        read(out.getvalue())


def test_what_is_kept_is_saved_and_never_shown_in_the_page():
    served = download(b"%PDF-", name="é.pdf", kind="application/pdf")
    assert served["Content-Disposition"].startswith("attachment")
    assert served["X-Content-Type-Options"] == "nosniff"
    assert served["Content-Security-Policy"].startswith("sandbox")


@pytest.mark.django_db
def test_the_co_op_gives_a_document_and_takes_it_away_and_a_stranger_does_not():
    mandate = at_work()
    ana, place = holder_client(), address("give", mandate.id)
    refused = ana.post(place, {"file": SimpleUploadedFile("a.pdf", b"MZ")})
    assert refused.status_code == 422
    assert "ou il contient des macros" in words(refused)
    assert ana.post(place).status_code == 422
    given = ana.post(place, {"file": SimpleUploadedFile("a.pdf", b"%PDF-")})
    assert given["Location"] == address("follow", mandate.organisation_id)
    there = address("document", mandate.id, Document.objects.get().id)
    assert ana.get(there).content == b"%PDF-"
    assert holder_client("eve@example.org").get(there).status_code == 404
    other = reverse("mandates:document", args=[mandate.id, mandate.id])
    assert ana.get(other).status_code == 404


@pytest.mark.django_db
def test_a_mandate_takes_so_many_documents_and_no_more(monkeypatch):
    mandate, upload = at_work(), Upload("a.pdf", "application/pdf", b"%PDF-")
    monkeypatch.setattr(sharing, "MOST_DOCUMENTS", 1)
    actions.add_document(actor=holder(), mandate=mandate, upload=upload)
    with pytest.raises(actions.TooMuchError):
        actions.add_document(actor=holder(), mandate=mandate, upload=upload)


def test_a_file_is_named_with_letters_that_every_system_writes():
    assert file_name("Plan «Éole» n° 2", date(2026, 4, 1), ending="pdf") == (
        "plan-eole-n-2-2026-04-01.pdf"
    )
    assert file_name("計画", "v2", "fr", ending="pdf") == "virage-v2-fr.pdf"
    assert len(file_name("mot " * 90, ending="zip")) <= 84
