"""Every word of the interface is in French, complete."""

import pytest

from tests.checks import nothing
from tools import translations


def test_the_french_catalogue_is_complete():
    nothing(translations.problems(), "run `make translate`, then fill src/virage/locale/fr")


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ('{% translate "A day" %}', [("A day", None)]),
        ("<p>{% blocktranslate %}By {{ who }}{% endblocktranslate %}</p>", [("By %(who)s", None)]),
        (
            '{% if a %}\n    {% translate "Free" context "price" %}\n{% endif %}',
            [("Free", "price")],
        ),
        ('{{ _("Said by a filter")|upper }}', [("Said by a filter", None)]),
    ],
)
def test_messages_are_found_in_templates(tmp_path, monkeypatch, template, expected):
    (tmp_path / "page.html").write_text(template)
    monkeypatch.setattr(translations, "SOURCE", tmp_path)
    assert [(m.id, m.context) for m in translations.extracted() if m.id] == expected


def test_messages_are_found_in_code(tmp_path, monkeypatch):
    (tmp_path / "code.py").write_text('a = _("One")\nb = ngettext_lazy("A cat", "Cats", n)\n')
    monkeypatch.setattr(translations, "SOURCE", tmp_path)
    found = [message.id for message in translations.extracted() if message.id]
    assert found == ["One", ("A cat", "Cats")]
