"""`virage check-catalogues`: read every catalogue file and print what is wrong, and where."""

import argparse
from typing import Any

from virage.cli.arguments import add_catalogues
from virage.core.questionnaire import Questionnaire
from virage.core.text import Language
from virage.documents.language import words
from virage.documents.problems import problem_in_words
from virage.library import Library
from virage.library.checks import check_catalogues, not_published_yet


def add_to(subparsers: Any, language: Language) -> None:
    """Declare the subcommand and its arguments."""
    _ = words(language).gettext
    parser = subparsers.add_parser(
        "check-catalogues",
        language=language,
        help=_("read every catalogue file and say what is wrong, and where"),
    )
    add_catalogues(parser, language)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print each problem as `file:line: reason`, or one line that says what was read."""
    problems = check_catalogues(arguments.catalogues)
    for problem in problems:
        print(problem_in_words(problem, arguments.lang))
    if problems:
        return 1
    library = Library(arguments.catalogues)
    _ = words(arguments.lang).gettext
    for name in not_published_yet(library):
        print(_("%(name)s is not published yet: it may still change") % {"name": name})
    print(summary(library, arguments.lang))
    return 0


def summary(library: Library, language: Language) -> str:
    """Say in one line what a library without a problem holds."""
    found = [
        content(library, library.questionnaire(name, version), language)
        for name in library.names()
        for version in library.versions(name)
    ]
    programmes = len(library.funding.programmes)
    if programmes:
        said = words(language).ngettext("%(count)s programme", "%(count)s programmes", programmes)
        found.append(said % {"count": programmes})
    facets = len(library.facets.facets)
    if facets:
        said = words(language).ngettext("%(count)s facet", "%(count)s facets", facets)
        found.append(said % {"count": facets})
    _ = words(language).gettext
    return _("catalogues: %(found)s: all is well") % {"found": ", ".join(found)}


def content(library: Library, questionnaire: Questionnaire, language: Language) -> str:
    """One questionnaire, with how much it asks and may propose."""
    ngettext = words(language).ngettext
    asked = len(tuple(questionnaire.questions()))
    proposed = len(library.needs(questionnaire).needs)
    questions = ngettext("%(count)s question", "%(count)s questions", asked) % {"count": asked}
    needs = ngettext("%(count)s need", "%(count)s needs", proposed) % {"count": proposed}
    held = [questions, needs]
    known = len(library.initiatives(questionnaire.id).initiatives)
    if known and questionnaire.version == library.versions(questionnaire.id)[-1]:
        said = ngettext("%(count)s initiative", "%(count)s initiatives", known)
        held.append(said % {"count": known})
    return f"{questionnaire.id} {questionnaire.version} ({', '.join(held)})"
