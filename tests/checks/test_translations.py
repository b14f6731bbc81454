"""Every word of the interface is in French, complete."""

import ast
import re

import pytest

from tests.checks import nothing
from tools import translations


def test_the_french_catalogue_is_complete():
    nothing(translations.problems(), "run `make translate`, then fill src/virage/locale/fr")


def test_french_marks_hold_to_their_word():
    """A colon, a question mark or a guillemet never begins or ends a line alone."""
    said = [each.string or "" for each in translations.read("fr")]
    texts = [text for each in said for text in ([each] if isinstance(each, str) else each)]
    loose = [text for text in texts if re.search(r"\S [:»](?!\S)|« ", text)]
    nothing(loose, "put a no-break space before : » and after «")
    spaced = [text for text in texts if re.search(r"\S[ \u00a0][?!;](?!\S)", text)]
    nothing(spaced, "Québec French puts no space before ? ! ;")


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


def test_every_refusal_of_a_catalogue_can_be_said_in_french():
    bare = [
        f"{path.name}:{call.lineno}"
        for path in sorted((translations.SOURCE / "library").rglob("*.py"))
        for call in ast.walk(ast.parse(path.read_text()))
        if isinstance(call, ast.Call)
        and isinstance(sentence_of(call), ast.Constant | ast.JoinedStr)
    ]
    nothing(bare, "mark the sentence with gettext_noop, and give its facts by name")


def sentence_of(call: ast.Call) -> ast.expr | None:
    """What is wrong, in a call that makes an error about a catalogue."""
    match call.func:
        case ast.Attribute(attr="error") if call.args:
            return call.args[0]
        case ast.Attribute(attr="error_at"):
            return call.args[1]
        case ast.Name(id="CatalogueError"):
            return call.args[2]
    return None
