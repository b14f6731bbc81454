"""YAML is read with the line of everything, and refused where it stands."""

import pytest

from virage.library import CatalogueError
from virage.library.reading import read_yaml


def read(tmp_path, text: bytes):
    path = tmp_path / "file.yaml"
    path.write_bytes(text)
    return read_yaml(path, tmp_path)


NO_ALIAS = "write it out where it is used, without '&' or '*'"
NO_CONSTRUCTOR = "this is not readable YAML: could not determine a constructor for the tag"


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        (b"", 1, "the file is empty"),
        (b"# only a remark\n", 1, "the file is empty"),
        (b"caf\xe9: 1", 1, "the file is not written in UTF-8"),
        (b"a: 1\nb: [1, 2\nc: 3", 3, "this is not readable YAML: did not find expected ',' or ']'"),
        (b"a: 1\n---\nb: 2", 2, "this is not readable YAML: but found another document"),
        (b"a: 1\nb: 2\na: 3", 3, "'a' stands twice in the same mapping"),
        (b"a: 1\n1: 2", 2, "expected a word in quotes, not 1"),
        (b"a: 1\n? [b]\n: 2", 2, "expected a word in quotes, not ['b']"),
        (b"a: 1\nb: &again [1]\nc: *again", 2, NO_ALIAS),
        (b"&again [*again]", 1, NO_ALIAS),
        (b"a: 1\nb: 2026-13-01", 2, "this value cannot be read: month must be in 1..12"),
        (b"a: 1\nb: !!odd c", 2, f"{NO_CONSTRUCTOR} 'tag:yaml.org,2002:odd'"),
        (b"[" * 3000 + b"]" * 3000, 1, "the file is nested too deeply"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(tmp_path, text, line, problem):
    with pytest.raises(CatalogueError) as caught:
        read(tmp_path, text)
    assert str(caught.value) == f"file.yaml:{line}: {problem}"


def test_control_characters_are_refused(tmp_path):
    with pytest.raises(CatalogueError, match=r"^file.yaml:1: this is not readable YAML: .*control"):
        read(tmp_path, b"a: \x07\n")


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(CatalogueError, match=r"^gone.yaml:1: the file does not exist$"):
        read_yaml(tmp_path / "gone.yaml", tmp_path)


def test_a_file_elsewhere_is_named_by_its_own_name(tmp_path):
    (tmp_path / "sheet.yaml").write_text("")
    with pytest.raises(CatalogueError, match=r"^sheet.yaml:1: the file is empty$"):
        read_yaml(tmp_path / "sheet.yaml", tmp_path / "other")


@pytest.mark.parametrize(
    ("text", "reading", "problem"),
    [
        ("[1]", "table", "expected a mapping (key: value)"),
        ("a: 1", "items", "expected a list"),
        ("3", "name", "expected a word in quotes, not 3"),
        ("'  '", "name", "expected a word in quotes, not '  '"),
        ("{a: [1]}", "name", "expected a word in quotes, not {'a': [1]}"),
        ("[a, a]", "names", "the same id stands twice"),
        ("{fr: a}", "text", "'en' is missing"),
        ("{fr: a, en: ''}", "text", "expected a word in quotes, not ''"),
        ("{fr: a, en: b, es: c}", "text", "unknown key 'es' (expected: fr, en)"),
        ("1", "flag", "expected true or false"),
        ("1.5", "whole", "expected a whole number, not 1.5"),
        ("true", "whole", "expected a whole number, not True"),
        ("0", "weight", "a weight is a whole number from 1 to 100"),
        ("101", "weight", "a weight is a whole number from 1 to 100"),
        ("[1]", "ends", "'between' takes two ends, null for an open one"),
        ("[1, 2, 3]", "ends", "'between' takes two ends, null for an open one"),
        ("a", "number", "expected a number, not 'a'"),
        ("true", "number", "expected a number, not True"),
        (".nan", "number", "expected a number that can be counted to"),
        ("-.inf", "number", "expected a number that can be counted to"),
        ("true", "fraction", "expected a number such as 1, 0.25 or 1/3, not True"),
        ("a", "fraction", "expected a number such as 1, 0.25 or 1/3, not 'a'"),
        ("1/0", "fraction", "expected a number such as 1, 0.25 or 1/3, not '1/0'"),
        (".inf", "fraction", "expected a number such as 1, 0.25 or 1/3, not inf"),
        ("-1/2", "fraction", "a number of points cannot be negative"),
    ],
)
def test_a_value_of_another_kind_is_refused(tmp_path, text, reading, problem):
    entry = read(tmp_path, text.encode())
    with pytest.raises(CatalogueError) as caught:
        getattr(entry, reading)
    assert str(caught.value) == f"file.yaml:1: {problem}"


@pytest.mark.parametrize(
    ("text", "reading", "value"),
    [
        ("yes", "name", "yes"),
        ("no", "name", "no"),
        ("[a, 'yes', no]", "names", ("a", "yes", "no")),
        ("1/3", "fraction", "1/3"),
        ("0.25", "fraction", "1/4"),
        ("1", "fraction", "1"),
        ("2", "number", 2.0),
        ("false", "flag", False),
    ],
)
def test_a_value_is_read(tmp_path, text, reading, value):
    found = getattr(read(tmp_path, text.encode()), reading)
    assert (str(found) if reading == "fraction" else found) == value


def test_null_is_as_if_it_were_not_there(tmp_path):
    entry = read(tmp_path, b"a: null\nb: [c]\n")
    assert not entry.has("a")
    assert entry.each("a") == ()
    assert [each.name for each in entry.each("b")] == ["c"]
    assert entry.optional("a", lambda each: each.whole, 7) == 7
