"""What the subcommands have in common: the language that they speak, and the catalogues."""

import argparse
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from virage.core.text import LANGUAGES, Language
from virage.documents.language import words

WITH_PREFIX = 4  # usage, actions, groups, prefix


class Parser(argparse.ArgumentParser):
    """A command whose help is in a language, which `--lang` names."""

    def __init__(self, *, language: Language, **settings: Any) -> None:
        """`language` is the one that was asked for; `settings` are those of argparse."""
        super().__init__(add_help=False, formatter_class=partial(HelpInWords, language), **settings)
        _ = words(language).gettext
        self.add_argument("-h", "--help", action="help", help=_("show this help and stop"))
        self.add_argument(
            "--lang", choices=LANGUAGES, default=language, help=_("language (%(default)s)")
        )


class HelpInWords(argparse.HelpFormatter):
    """Help whose headings are in a language too."""

    def __init__(self, language: Language, prog: str) -> None:
        """`prog` is how the command is called."""
        super().__init__(prog)
        self.language = language

    def add_usage(self, *how: Any, **named: Any) -> None:
        """Begin with how the command is written; argparse gives a subcommand its own prefix."""
        if len(how) < WITH_PREFIX:
            named.setdefault("prefix", words(self.language).gettext("usage: "))
        super().add_usage(*how, **named)

    def start_section(self, heading: str | None) -> None:
        """Begin a list of arguments."""
        _ = words(self.language).gettext
        known = {"positional arguments": _("what to give"), "options": _("options")}
        super().start_section(known.get(heading or "", heading))


def language_asked(given: Sequence[str]) -> Language:
    """The language that the words of a command ask for, the first one by default."""
    parser = argparse.ArgumentParser(prog="virage", add_help=False)
    parser.add_argument("--lang")
    asked = parser.parse_known_args(given)[0].lang
    return next((language for language in LANGUAGES if language == asked), LANGUAGES[0])


def add_catalogues(parser: argparse.ArgumentParser, language: Language) -> None:
    """Let people give the folder of their own catalogues."""
    from virage.library.shelves import SHIPPED

    _ = words(language).gettext
    parser.add_argument(
        "--catalogues",
        type=Path,
        default=SHIPPED,
        metavar="FOLDER",
        help=_("folder of the catalogues (those that come with Virage)"),
    )
