"""The errand of a worker: searches, one at a time, each in a child process that may be ended."""

from contextlib import suppress
from datetime import datetime
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

from virage.core.roadmap.drafting import UnknownSizeError
from virage.core.solver import Limits, Result
from virage.web.jobs.errands import errand
from virage.web.plans import actions, child, queries
from virage.web.plans.bridge import drafted
from virage.web.plans.child import Missing, Progress
from virage.web.plans.models import Reason, Solve

LIMITS = Limits()
PATIENCE = 5.0  # seconds for a process that was ended to be gone


@errand("plans")
class Searching:
    """At most one search, from its first second to its last."""

    def __init__(self) -> None:
        """Nothing runs yet."""
        self.solve: Solve | None = None
        self.process: SpawnProcess | None = None
        self.news: Connection | None = None

    @property
    def busy(self) -> bool:
        """Whether a search runs."""
        return self.solve is not None

    def turn(self, now: datetime) -> bool:
        """Begin a search that waits, or look after the one that runs; whether that is over."""
        if self.solve is not None:
            return self._look_after(self.solve, now)
        solve = queries.next_solve(now)
        if solve is None:
            return False
        if actions.take(solve, now):
            self._begin(solve, now)
        return True

    def end(self, now: datetime) -> None:
        """End the process, so that another worker may search."""
        if self.solve is not None:
            solve = self.solve
            self._stop()
            actions.give_back(solve, now)

    def _begin(self, solve: Solve, now: datetime) -> None:
        try:
            problem = drafted(solve.plan).problem
        except UnknownSizeError:
            actions.leave(solve, Reason.SIZE, now)
            return
        spawn = get_context("spawn")
        self.news, way_back = spawn.Pipe(duplex=False)
        self.process = spawn.Process(
            target=child.search, args=(way_back, problem, LIMITS), name="virage-search", daemon=True
        )
        self.process.start()
        way_back.close()
        self.solve = solve

    def _look_after(self, solve: Solve, now: datetime) -> bool:
        """Hear the process; end it when nobody wants its result any more."""
        over, whole = solve.over, solve.whole
        alive = self.process is not None and self.process.is_alive()  # asked first: it may end
        for message in self._heard():
            match message:
                case Progress():
                    over, whole = message
                case Missing():
                    return self._leave(solve, Reason.NO_SOLVER, now)
                case Result():
                    self._stop()
                    actions.finish(solve, message, now)
                    return True
        if not alive:
            return self._leave(solve, Reason.BROKE, now)
        solve.over, solve.whole = over, whole
        if not actions.touch(solve, now, over=over, whole=whole):
            self._stop()
            return True
        return False

    def _heard(self) -> list[object]:
        """What the process said since; one that is over says nothing more."""
        heard: list[object] = []
        with suppress(EOFError, OSError):
            while self.news is not None and self.news.poll():
                heard.append(self.news.recv())
        return heard

    def _leave(self, solve: Solve, reason: Reason, now: datetime) -> bool:
        self._stop()
        actions.leave(solve, reason, now)
        return True

    def _stop(self) -> None:
        """End the process and forget the search."""
        if self.process is not None:
            self.process.kill()
            self.process.join(PATIENCE)
            self.process.close()
        if self.news is not None:
            self.news.close()
        self.solve = self.process = self.news = None
