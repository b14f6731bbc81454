"""Markdown becomes plain HTML; what is not of the safe subset stays text."""

import pytest

from virage.documents.prose import prose_html


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("*un* **deux**", "<p><em>un</em> <strong>deux</strong></p>\n"),
        ("## Titre", "<h2>Titre</h2>\n"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>\n"),
        ("[a](javascript:alert)", "<p>[a](javascript:alert)</p>\n"),
    ],
)
def test_prose(markdown, html):
    assert prose_html(markdown) == html
