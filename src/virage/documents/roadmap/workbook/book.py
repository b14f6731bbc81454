"""The whole workbook."""

from datetime import datetime
from io import BytesIO

from virage.documents.roadmap.dossier import Dossier
from virage.documents.roadmap.stamping import stamped, writable


def plan_workbook(dossier: Dossier) -> bytes:
    """The plan as an Excel file (.xlsx) in the language of the dossier.

    Sheets: roadmap, spending by quarter, budget and cash, financing, people, quotes. Every sum is a
    formula over cells, to the cent, beside what it comes to, for readers that compute nothing; no
    words can become one. The same dossier gives the same bytes.
    """
    from openpyxl import Workbook

    from virage.documents.roadmap.workbook.cells import Page
    from virage.documents.roadmap.workbook.ledger import Ledger
    from virage.documents.roadmap.workbook.money import budget, financing
    from virage.documents.roadmap.workbook.people import people
    from virage.documents.roadmap.workbook.quotes import quotes
    from virage.documents.roadmap.workbook.showing import shown
    from virage.documents.roadmap.workbook.steps import roadmap, spending

    _ = dossier.say
    book = Workbook()
    book.remove(book.worksheets[0])
    titles = (_("Roadmap"), _("Spending"), _("Budget"), _("Financing"), _("People"))
    pages = [Page(book.create_sheet(title), dossier.language) for title in titles]
    ledger = Ledger(dossier, *pages)
    for write in (roadmap, spending, budget, financing, people):
        write(ledger)
    pages.append(Page(book.create_sheet(_("Quotes")), dossier.language))
    quotes(pages[-1], dossier)
    for page in pages:
        page.for_paper()
    book.properties.title = writable(dossier.name)
    book.properties.creator = "Virage"
    book.properties.language = f"{dossier.language}-CA"
    book.properties.created = datetime(dossier.day.year, dossier.day.month, dossier.day.day)  # noqa: DTZ001
    book.calculation.fullCalcOnLoad = True
    out = BytesIO()
    book.save(out)
    return stamped(shown(out.getvalue(), [each.shown for each in pages]), dossier.day)
