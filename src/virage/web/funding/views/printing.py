"""The page of funding as a file to keep or to print."""

from django.http import HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from virage.documents.funding import FundingPage
from virage.documents.pdf import funding_pdf


def as_pdf(page: FundingPage) -> HttpResponse:
    """The page as a PDF named after who it is for and its day."""
    name = slugify(_("funding") + f" {page.name}")[:80]
    response = HttpResponse(funding_pdf(page), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}-{page.day_iso}.pdf"'
    return response
