"""The recording of a webinar: its chapters, as an organiser types them."""

import re
from dataclasses import dataclass

LINE = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)\s+(\S.*)")
LONGEST_TITLE = 120


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of a recording, and the second at which it begins."""

    seconds: int
    title: str

    @property
    def clock(self) -> str:
        """When it begins: 4:05, or 1:04:05 past an hour."""
        hours, rest = divmod(self.seconds, 3600)
        minutes, seconds = divmod(rest, 60)
        return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


@dataclass(frozen=True, slots=True)
class Replay:
    """The recording: where it is, its chapters, all that was said."""

    url: str
    chapters: tuple[Chapter, ...]
    transcript: str


@dataclass(frozen=True, slots=True)
class Part:
    """What was said in a chapter; `chapter` is None before the first one that is found."""

    chapter: Chapter | None
    text: str


class UnreadableChapterError(ValueError):
    """A line that is no chapter; `line` is its number, `late` when only its order is wrong."""

    def __init__(self, line: int, *, late: bool = False) -> None:
        """Keep the place."""
        super().__init__(f"line {line}: no chapter")
        self.line, self.late = line, late


def read_chapters(text: str) -> tuple[Chapter, ...]:
    """Read one chapter a line, `4:05 Who holds our data`; UnreadableChapterError otherwise."""
    chapters: list[Chapter] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        found = LINE.fullmatch(line.strip())
        if found is None:
            raise UnreadableChapterError(number)
        hours, minutes, seconds = (int(part or 0) for part in found.groups()[:3])
        chapter = Chapter(3600 * hours + 60 * minutes + seconds, found[4][:LONGEST_TITLE])
        if chapters and chapter.seconds <= chapters[-1].seconds:
            raise UnreadableChapterError(number, late=True)
        chapters.append(chapter)
    return tuple(chapters)


def parts_of(replay: Replay) -> tuple[Part, ...]:
    """The transcript, cut where a line begins with the moment of a chapter or is its title.

    Nothing that was said is left out. A chapter that no line announces has no part, except one that
    begins with the recording: it is what comes first.
    """
    first = next((each for each in replay.chapters[:1] if not each.seconds), None)
    cut: list[tuple[Chapter | None, list[str]]] = [(first, [])]
    left = list(replay.chapters)
    for line in replay.transcript.splitlines():
        begun = next((each for each in left if _announces(line, each)), None)
        if begun is not None:
            left = left[left.index(begun) + 1 :]
            cut.append((begun, []))
        cut[-1][1].append(line if begun is None else _after(line, begun))
    parts = (Part(chapter, "\n".join(lines).strip()) for chapter, lines in cut)
    return tuple(each for each in parts if each.text)


def _announces(line: str, chapter: Chapter) -> bool:
    said = line.strip()
    return said == chapter.title or said.split(" ", maxsplit=1)[0] == chapter.clock


def _after(line: str, chapter: Chapter) -> str:
    """What a line says beside the moment and the title of the chapter that it announces."""
    said = line.strip().removeprefix(chapter.clock).strip()
    return "" if said == chapter.title else said
