"""What is wrong with a file, in words that people read."""

from virage.core.text import Language
from virage.documents.answers import refusal_in_words
from virage.documents.language import words
from virage.library.reading import CatalogueError
from virage.library.sheets import RefusedSheetError


def problem_in_words(problem: CatalogueError, language: Language) -> str:
    """File, line and reason: "sheet.yaml:12: …"."""
    _ = words(language).gettext
    if isinstance(problem, RefusedSheetError):
        refusal = refusal_in_words(problem.question, problem.refused, language)
        reason = f"{problem.question.id}: {refusal}"
    else:
        sentence = _(problem.sentence)
        reason = sentence % problem.facts if problem.facts else sentence
    return f"{problem.file}:{problem.line}: {reason}"
