"""The `virage` command: one module a subcommand, each with its `add_to` and what it runs."""

import sys
from collections.abc import Sequence
from importlib import import_module

from virage.cli.arguments import Parser, language_asked
from virage.documents.language import MissingTranslationsError, words

SUBCOMMANDS = (
    "serve",
    "worker",
    "try-mail",
    "check-catalogues",
    "portrait",
    "funding",
    "plan",
    "plan-from",
    "compare",
    "score-many",
    "journal",
    "backup",
    "restore",
    "grant",
    "revoke",
    "organisation",
)


def main(given: Sequence[str] | None = None) -> int:
    """Run the subcommand that the words name and return its exit code.

    Only its module is imported, because `serve` must start fast; all of them to list them.
    """
    given = sys.argv[1:] if given is None else given
    try:
        arguments = parser_of(given).parse_args(given)
    except MissingTranslationsError as problem:
        print(problem, file=sys.stderr)
        return 1
    return int(arguments.run(arguments))


def parser_of(given: Sequence[str]) -> Parser:
    """The parser of the subcommand that is named, or of all of them."""
    language = language_asked(given)
    _ = words(language).gettext
    parser = Parser(
        language=language,
        prog="virage",
        description=_("The self-diagnosis and the portrait, from the command line."),
    )
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")
    named = [name for name in SUBCOMMANDS if name in given[:1]]
    for name in named or SUBCOMMANDS:
        import_module(f"virage.cli.{name.replace('-', '_')}").add_to(subparsers, language)
    return parser
