"""One whole diagnosis: the facts, each section opened, 40 answers saved one by one.

The peer is LimeSurvey 6.4.2, installed and measured for this project on the same kind of machine
(two shared cores): one diagnosis of some forty questions took it 1.3 to 1.9 CPU-seconds.
"""

from itertools import islice
from statistics import median

from benchmarks.measuring import Row, show
from benchmarks.site import Site, example, installed
from virage.core.answers import Answer, Picked
from virage.library import shipped

ANSWERS, SHEETS = 40, 5
PEER_LEAST, PEER_MOST = 1.3, 1.9


def main() -> None:
    """Fill in several sheets, and look at the portrait of each."""
    with installed() as site:
        sheets = [filled(site) for _ in range(SHEETS)][1:]
    cpu = median(seconds for seconds, _portrait in sheets)
    whole = median(seconds + portrait for seconds, portrait in sheets)
    show(
        Row(f"whole diagnosis, {ANSWERS} answers, each saved: CPU", cpu, "s", 0.25),
        Row("whole diagnosis and its portrait: CPU", whole, "s"),
        Row("whole diagnosis: LimeSurvey 6.4.2 at its best / ours", PEER_LEAST / cpu, "×"),
        Row("whole diagnosis: LimeSurvey 6.4.2 at its worst / ours", PEER_MOST / cpu, "×"),
    )


def filled(site: Site) -> tuple[float, float]:
    """CPU seconds from the first page to the last answer, then those of the portrait."""
    answering = sum(reply.cpu_ms for reply in site.diagnose(forty_answers()))
    portrait = site.get(f"{site.sheet}/portrait/")
    assert portrait.status == "200 OK"
    return answering / 1000, portrait.cpu_ms / 1000


def forty_answers() -> dict[str, Answer]:
    """A food store's facts and answers; the questions that branching closes are answered too."""
    known = example()
    questionnaire = shipped().questionnaire("coop")
    asked = islice(questionnaire.questions(), ANSWERS)
    answers = {each.id: known.get(each.id, Picked(each.choices[0].id)) for each in asked}
    return answers | {each.id: known[each.id] for each in questionnaire.profile if each.start}


if __name__ == "__main__":
    main()
