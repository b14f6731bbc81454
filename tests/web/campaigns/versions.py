"""A small version 1.1 of the shipped questionnaire: it drops, moves, splits and adds questions."""

import shutil
from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml

from virage.library.shelves import SHIPPED

DROPPED, SHIFTED, SPLIT = "gov_projects", "sal_listen", "mem_sharing"
MOVED, ADDED, HALVES = "dat_truth", "gov_drill", ("mem_sharing_tools", "mem_sharing_people")


def with_next_version(folder: Path) -> Path:
    """The shipped catalogues, with version 1.1 and its item map beside 1.0, in this folder."""
    root: Path = shutil.copytree(SHIPPED, folder / "catalogues")
    versions = root / "questionnaires" / "coop"
    shutil.copytree(versions / "1.0", versions / "1.1")
    head = versions / "1.1" / "questionnaire.yaml"
    head.write_text(head.read_text("utf-8").replace('version: "1.0"', 'version: "1.1"'), "utf-8")
    # What follows from the answers may name a question that is no more: this version proposes
    # nothing, raises no flag and is not read with another instrument.
    shutil.rmtree(versions / "1.1" / "crosswalks")
    head_of = {"needs": "propose_at: 50\nmost: 5\n"}
    for kind in ("flags", "needs", "moves"):
        (versions / "1.1" / f"{kind}.yaml").write_text(
            f"{head_of.get(kind, '')}{kind}: []\n", "utf-8"
        )
    pages = {
        file: yaml.safe_load(file.read_text("utf-8"))
        for file in sorted((versions / "1.1" / "dimensions").glob("*.yaml"))
    }
    _edit({page["id"]: page["questions"] for page in pages.values()})
    for file, page in pages.items():
        file.write_text(yaml.safe_dump(page, allow_unicode=True, sort_keys=False), "utf-8")
    asked = [each["id"] for page in pages.values() for each in page["questions"]]
    profile = yaml.safe_load((versions / "1.1" / "profile.yaml").read_text("utf-8"))
    facts = [each["id"] for each in profile["questions"]]
    new = {ADDED, SHIFTED, *HALVES}
    _map(versions / "1.1" / "from_1.0.yaml", [*facts, *(each for each in asked if each not in new)])
    return root


def _edit(dimensions: dict[str, list[dict[str, Any]]]) -> None:
    """Drop, shift, split, move and add one question each."""
    found = {each["id"]: (each, among) for among in dimensions.values() for each in among}
    dropped, among = found[DROPPED]
    among.remove(dropped)
    shifted, _among = found[SHIFTED]
    shifted["stages"].pop()
    whole, among = found[SPLIT]
    place = among.index(whole)
    among[place : place + 1] = [deepcopy(whole) | {"id": half} for half in HALVES]
    moved, among = found[MOVED]
    among.remove(moved)
    dimensions["security"].append(moved)
    dimensions["governance"].append(
        {
            "id": ADDED,
            "kind": "yes_partly_no",
            "title": {"fr": "Exercice", "en": "Drill"},
            "text": {"fr": "Faites-vous un exercice?", "en": "Do you hold a drill?"},
            "why": {"fr": "Pour voir.", "en": "To see."},
            "best_placed": ["management"],
        }
    )


def _map(file: Path, same: list[str]) -> None:
    why = {"fr": "La version 1.1 en fait deux questions.", "en": "Version 1.1 makes two of it."}
    scale = {"fr": "L’échelle a une étape de moins.", "en": "The scale has one stage less."}
    content = {
        "questionnaire": "coop",
        "before": "1.0",
        "after": "1.1",
        "same": same,
        "items": [
            {"before": SPLIT, "after": list(HALVES), "footing": "broken", "why": why},
            {"before": SHIFTED, "after": SHIFTED, "footing": "shifted", "why": scale},
            {"before": DROPPED, "footing": "dropped"},
            {"after": ADDED, "footing": "added"},
        ],
    }
    file.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), "utf-8")
