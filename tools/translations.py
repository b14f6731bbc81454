"""The interface's words: extract them, update the French catalogue, compile, find what is missing.

Works with Babel alone, so that nobody needs the gettext programs.
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir, extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "virage"
LOCALE = SOURCE / "locale"
LANGUAGES = ("fr", "en")
LAZY = {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


def extract_template(
    fileobj: Any, keywords: Any, comment_tags: Any, options: Any
) -> Iterator[tuple[Any, ...]]:
    """Give the messages of one Django template, as Babel wants them."""
    from django.utils.translation.template import templatize

    code = templatize(fileobj.read().decode())
    # What is not a message comes out as rows of X, whose indentation is not Python's.
    flat = "\n".join(line.lstrip() for line in code.splitlines())
    return extract_python(io.BytesIO(flat.encode()), keywords, comment_tags, options)


def extracted() -> Catalog:
    """Return every message of the code and of the templates."""
    found = Catalog(fuzzy=False)
    methods: list[Any] = [
        ("**.py", "python"),
        ("**.html", extract_template),
        ("**/mail/*.txt", extract_template),
    ]
    rows = extract_from_dir(SOURCE, method_map=methods, keywords=DEFAULT_KEYWORDS | LAZY)
    for path, _line, message, _comments, context in rows:
        found.add(message, locations=[(path, 0)], context=context)
    return found


def po_file(language: str) -> Path:
    """Return where the catalogue of a language is."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    """Return the catalogue of a language as it is written today."""
    with po_file(language).open("rb") as file:
        return read_po(file, locale=language)


def update() -> None:
    """Bring the French catalogue to the messages of the code: new ones empty, old ones gone."""
    catalogue = read("fr")
    catalogue.update(extracted(), no_fuzzy_matching=True, update_header_comment=False)
    catalogue.obsolete.clear()
    with po_file("fr").open("wb") as file:
        write_po(file, catalogue, sort_by_file=True, include_lineno=False, width=99)


def compile_catalogues() -> None:
    """Write each django.mo, except the untranslated."""
    for language in LANGUAGES:
        with po_file(language).with_suffix(".mo").open("wb") as file:
            write_mo(file, read(language))


def problems() -> list[str]:
    """Return what is wrong with the French catalogue, one sentence each; nothing when complete."""
    wanted, french = extracted(), read("fr")
    found = [f"fr: {name(m)} is missing" for m in wanted if m.id and not known(french, m)]
    found += [f"fr: {name(m)} is used nowhere" for m in french if m.id and not known(wanted, m)]
    for message in french:
        if message.id and not filled(message):
            found.append(f"fr: {name(message)} is empty")
        if message.id and message.fuzzy:
            found.append(f"fr: {name(message)} is fuzzy")
        found += [f"fr: {name(message)}: {error}" for error in message.check(french)]
    return found


def name(message: Message) -> str:
    """Say which message, and in which file it stands."""
    text = message.id if isinstance(message.id, str) else message.id[0]
    return f"{text!r} ({', '.join(path for path, _ in message.locations)})"


def known(catalogue: Catalog, message: Message) -> bool:
    """Tell whether the catalogue has the message, in its context."""
    return catalogue.get(message.id, context=message.context) is not None


def filled(message: Message) -> bool:
    """Tell whether every form of the message is translated."""
    forms = [message.string] if isinstance(message.string, str) else message.string or []
    return len(forms) > 0 and all(forms)


def main(command: str) -> int:
    """Run one command: update, compile or check."""
    if command == "update":
        update()
        compile_catalogues()
    elif command == "compile":
        compile_catalogues()
    found = problems() if command in {"check", "update"} else []
    print("\n".join(found) or f"translations: {command} done")
    return int(command == "check" and bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
