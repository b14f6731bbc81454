"""`virage serve` in a folder where it served before: from the command to the first page."""

from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import psutil

from benchmarks.measuring import Row, show
from tests.serving import Server, serving

STARTS = 5


@dataclass(frozen=True)
class Start:
    """One start: the clock's time, the CPU of its processes, the memory of its worker."""

    seconds: float
    cpu: float
    memory_mb: float


def main() -> None:
    """Start again and again; the first one, which makes the database, is told apart."""
    with TemporaryDirectory() as folder:
        first = started(Path(folder))
        starts = [started(Path(folder)) for _ in range(STARTS)]
    show(
        Row("start to first page, by the clock", median(s.seconds for s in starts), "s", 1.5),
        Row("start to first page: CPU", median(s.cpu for s in starts), "s"),
        Row("memory of the worker after it", median(s.memory_mb for s in starts), "MB", 150),
        Row("start to first page on an empty database, by the clock", first.seconds, "s", 10),
    )


def started(folder: Path) -> Start:
    """Start, ask for the home page, stop."""
    begin = perf_counter()
    with serving(folder) as server:
        assert server.get("/").status == 200
        return Start(perf_counter() - begin, *cost(server))


def cost(server: Server) -> tuple[float, float]:
    """CPU seconds of all its processes, and megabytes of the worker."""
    leader = psutil.Process(server.process.pid)
    workers = leader.children(recursive=True)
    spent = (each.cpu_times() for each in (leader, *workers))
    memory = max(each.memory_info().rss for each in workers)
    return sum(times.user + times.system for times in spent), memory / 1e6


if __name__ == "__main__":
    main()
