"""Sheets for tests: an example of `examples/`, kept in the database and opened by a client."""

from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

from django.test import Client

from virage.core.access import VISITOR, Actor
from virage.library import shipped
from virage.library.sheets import read_sheet
from virage.web.diagnostics import actions
from virage.web.diagnostics.views.doors import COOKIE

EXAMPLES = Path(__file__).parents[1] / "examples"


@dataclass(frozen=True)
class KeptSheet:
    """A whole sheet with its inventory and its private link."""

    id: UUID
    tools: tuple[UUID, ...]
    link: str


def keep_sheet(client: Client, example: str = "food_store") -> KeptSheet:
    """Keep every answer of the example, and give the client its key.

    What people type is left out: it is in no language, so no check of words may meet it.
    """
    given = read_sheet(EXAMPLES / f"{example}.yaml", shipped())
    facts = {question.id for question in given.questionnaire.profile}
    answers = dict(given.sheet.answers.given)
    profile = {name: answer for name, answer in answers.items() if name in facts}
    sheet, client.cookies[COOKIE] = actions.start_sheet(
        actor=VISITOR, name="", edition=given.sheet.edition, profile=profile
    )
    actor = Actor(keys=frozenset({str(sheet.id)}))
    rest = [actions.Save(name, answer, 0) for name, answer in answers.items() if name not in facts]
    actions.save_answers(actor=actor, sheet=sheet, saves=rest, client="")
    tools = [
        actions.add_tool(actor=actor, sheet=sheet, tool=replace(tool, name="")).id
        for tool in given.sheet.tools
    ]
    return KeptSheet(sheet.id, tuple(tools), actions.make_link(actor=actor, sheet=sheet))
