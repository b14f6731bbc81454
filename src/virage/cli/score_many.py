"""`virage score-many`: the scores of many sheets at once, from one CSV file to another."""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from virage.cli.arguments import add_catalogues
from virage.core.text import Language
from virage.documents.answers import refusal_in_words
from virage.documents.language import MissingTranslationsError, words
from virage.documents.problems import problem_in_words
from virage.library import CatalogueError, library_at

if TYPE_CHECKING:
    from virage.library.tables import Chunk, RefusedCellError

MOST_SHOWN = 50


class RefusedTableError(ValueError):
    """A table with cells that cannot be scored: one sentence each, in the user's language."""


def add_to(subparsers: Any, language: Language) -> None:
    """Declare the subcommand and its arguments."""
    _ = words(language).gettext
    parser = subparsers.add_parser(
        "score-many",
        language=language,
        help=_("score many sheets of answers at once"),
        description=_(
            "Score a table of answers. Its header names questions, and QUESTION.ROW for each row"
            " of a grid; boxes are joined by |; an empty cell is unanswered; dont_know and"
            " not_applicable are answers; a column named sheet is carried over."
        ),
    )
    parser.add_argument("answers", type=Path, metavar="ANSWERS.csv", help=_("one sheet a row"))
    parser.add_argument(
        "--questionnaire", default="coop", metavar="NAME", help=_("which one (%(default)s)")
    )
    parser.add_argument("--version", metavar="VERSION", help=_("of the questionnaire (the newest)"))
    parser.add_argument("--output", type=Path, metavar="FILE", help=_("write there, not on screen"))
    add_catalogues(parser, language)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the scores; 1 when some cell cannot be scored, and then nothing is written."""
    try:
        score_many(arguments)
    except CatalogueError as problem:
        print(problem_in_words(problem, arguments.lang), file=sys.stderr)
    except (OSError, MissingTranslationsError, RefusedTableError) as problem:
        print(problem, file=sys.stderr)
    else:
        return 0
    return 1


def score_many(arguments: argparse.Namespace) -> None:
    """Score every row, then put the table where it was asked for, whole."""
    from virage.documents.score_table import write_scores
    from virage.library.tables import read_table

    library = library_at(arguments.catalogues)
    questionnaire = library.questionnaire(arguments.questionnaire, arguments.version)
    chunks = sound(read_table(arguments.answers, questionnaire), arguments.lang)
    output: Path | None = arguments.output
    with tempfile.TemporaryDirectory(dir=None if output is None else output.parent) as folder:
        written = Path(folder) / "scores.csv"
        with written.open("w", encoding="utf-8", newline="") as file:
            write_scores(file, questionnaire, chunks)
        if output is None:
            with written.open(encoding="utf-8") as file:
                shutil.copyfileobj(file, sys.stdout)
        else:
            written.replace(output)


def sound(chunks: Iterable["Chunk"], language: Language) -> Iterator["Chunk"]:
    """The chunks until a problem is met; RefusedTableError once every row was read."""
    problems: list[str] = []
    count = 0
    for chunk in chunks:
        count += len(chunk.problems)
        shown = chunk.problems[: MOST_SHOWN - len(problems)]
        problems += [in_words(problem, language) for problem in shown]
        if not count:
            yield chunk
    if not count:
        return
    if count > MOST_SHOWN:
        more = words(language).gettext("%(count)s other cells cannot be read either.")
        problems.append(more % {"count": count - MOST_SHOWN})
    raise RefusedTableError("\n".join(problems))


def in_words(problem: "RefusedCellError", language: Language) -> str:
    """File, line, column and reason."""
    return words(language).gettext("%(file)s:%(line)s: column %(column)s: %(reason)s") % {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "reason": refusal_in_words(problem.question, problem.refused, language),
    }
