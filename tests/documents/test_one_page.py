"""The portrait for members: one sheet of paper, and nothing of who said what."""

from dataclasses import replace
from typing import Any

import pytest

from tests.documents.crowds import of_several
from tests.documents.portraits import SHEETS, example, of
from tests.documents.test_pdf import STRANGE, read
from virage.core.text import LANGUAGES
from virage.documents.pdf import one_page_pdf
from virage.documents.portrait import one_page

both = pytest.mark.parametrize("language", LANGUAGES)


@both
@pytest.mark.parametrize("name", SHEETS)
def test_every_portrait_fits_one_page(name, language):
    reader = read(one_page_pdf(one_page(of(SHEETS[name], language))))
    assert len(reader.pages) == 1
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith(language)
    assert "pdfuaid" in root["/Metadata"].get_data().decode()


@both
def test_the_richest_one_too(language):
    """Every list full, every red flag long, and a name as long as a name may be."""
    page = one_page(of(example("ordinary_solidarity"), language, name="Coopérative " * 10))
    flags = replace(page.flags, items=page.flags.items * 10)
    cautions = page.cautions or ("A level on little is told with a sentence of this length." * 3,)
    crowded = replace(page, flags=flags, cautions=cautions)
    assert len(read(one_page_pdf(crowded)).pages) == 1


@pytest.mark.parametrize("name", STRANGE)
def test_any_name_fits(name):
    assert len(read(one_page_pdf(one_page(of(example(), name=name)))).pages) == 1


@both
def test_it_tells_the_level_with_its_red_flags_three_of_each_and_no_more(language):
    whole = of_several(language=language)
    page = one_page(whole)
    assert page.level == whole.level.level
    assert page.alarm == whole.level.flags
    assert page.flags.items
    assert [len(page.strengths.items), len(page.gaps.items), len(page.moves)] == [3, 3, 3]
    printed = " ".join(read(one_page_pdf(page)).pages[0].extract_text().split())
    assert whole.level.level is not None
    assert whole.level.level in printed
    assert whole.short_hash in printed


@both
def test_members_read_neither_tools_nor_who_differs(language):
    whole = of_several(language=language)
    assert whole.differences is not None
    printed = " ".join(read(one_page_pdf(one_page(whole))).pages[0].extract_text().split())
    leaks = [whole.differences.heading, whole.autonomy.heading, whole.differences.cards[0].opening]
    leaks += list(whole.autonomy.stopping.items) if whole.autonomy.stopping else []
    assert not [leak for leak in leaks if leak in printed]
    assert whole.autonomy.stopping is not None
    assert whole.autonomy.stopping.items
