"""One answer saved as htmx sends it, through the whole stack, with the new scores back."""

from itertools import cycle
from statistics import median

from benchmarks.measuring import RUNS, Row, show
from benchmarks.site import Reply, Site, example, installed
from virage.core.answers import Picked
from virage.library import shipped

SECTION, QUESTION = "security", "sec_backup"


def main() -> None:
    """Change one answer of a whole sheet again and again."""
    with installed() as site:
        for _reply in site.diagnose(example()):
            pass
        saves = saved(site)
    cpu = median(reply.cpu_ms for reply in saves)
    show(
        Row("save one answer, new scores back: CPU", cpu, "ms", 6),
        Row("save one answer: queries", max(reply.queries for reply in saves), "", 8),
        Row("save one answer: what comes back, gzip", len(saves[-1].body) / 1000, "kB", 20),
    )


def saved(site: Site) -> list[Reply]:
    """Another stage each time, over the version before."""
    question = shipped().questionnaire("coop").by_id[QUESTION]
    stages = cycle(Picked(choice) for choice in question.choice_ids)
    return [site.save(SECTION, question, next(stages), base=each) for each in range(1, RUNS)]


if __name__ == "__main__":
    main()
