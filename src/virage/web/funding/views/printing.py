"""The page of funding as a file to keep or to print."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from virage.documents.funding import FundingPage
from virage.documents.pdf import funding_pdf
from virage.web.ui.downloads import PDF, download, file_name


def as_pdf(page: FundingPage) -> HttpResponse:
    """The page as a PDF named after who it is for and its day."""
    name = file_name(_("funding") + f" {page.name}", page.day_iso, ending="pdf")
    return download(funding_pdf(page), name=name, kind=PDF)
