"""Files that people take away: saved under their name, never run in the page."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.text import slugify

PDF, CSV, ZIP = "application/pdf", "text/csv; charset=utf-8", "application/zip"
NAME_LENGTH = 80


def download(content: bytes | str, *, name: str, kind: str) -> HttpResponse:
    """A file to save; its name may hold letters of any kind."""
    response = HttpResponse(content, content_type=kind)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response


def file_name(words: str, *rest: object, ending: str) -> str:
    """A name that every system can write, made of words and what stands after them."""
    stem = slugify(words)[:NAME_LENGTH].strip("-") or "virage"
    return "-".join((stem, *map(str, rest))) + f".{ending}"
