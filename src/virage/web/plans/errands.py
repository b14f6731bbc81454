"""The errand of a worker: searches, one at a time, each in a child process that may be ended."""

from contextlib import suppress
from datetime import datetime
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

from virage.core.roadmap.drafting import UnknownSizeError
from virage.core.solver import Result
from virage.web.jobs.errands import errand
from virage.web.plans import actions, child, queries
from virage.web.plans.bridge import drafted
from virage.web.plans.child import Bounds
from virage.web.plans.models import Kin, Kind, Reason, Solve, State

BOUNDS = Bounds()
PATIENCE = 5.0  # seconds for a process that was ended to be gone


@errand("plans")
class Searching:
    """At most one search, from its first second to its last.

    Once a plan is written the search is over for everybody; its process goes on to see how sturdy
    the plan is, for as long as nobody changes the plan or asks for another search.
    """

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
            if solve.goes_on:
                actions.give_back(solve, now)

    def _begin(self, solve: Solve, now: datetime) -> None:
        try:
            problem = drafted(solve.plan).problem
        except UnknownSizeError:
            actions.leave(solve, Reason.SIZE, now)
            return
        spawn = get_context("spawn")
        self.news, way_back = spawn.Pipe(duplex=False)
        target = child.compare if solve.kind == Kind.COMPARISON else child.search
        self.process = spawn.Process(
            target=target, args=(way_back, problem, BOUNDS), name="virage-search", daemon=True
        )
        self.process.start()
        way_back.close()
        self.solve = solve

    def _look_after(self, solve: Solve, now: datetime) -> bool:
        """Hear the process; end it when nobody wants its result any more."""
        alive = self.process is not None and self.process.is_alive()  # asked first: it may end
        for message in self._heard():
            if not self._hear(solve, message, now):
                self._stop()
                return True
        if not alive:
            self._stop()
            actions.lose(solve, now)
            return True
        if not self._wanted(solve, now):
            self._stop()
            return True
        return False

    def _wanted(self, solve: Solve, now: datetime) -> bool:
        """Whether somebody still waits for what the process looks for."""
        if solve.goes_on:
            return actions.touch(solve, now, over=solve.over, whole=solve.whole)
        return queries.next_solve(now) is None and queries.still_as_found(solve)

    def _hear(self, solve: Solve, message: object, now: datetime) -> bool:
        """Write what the process said; whether it has more to say that somebody wants."""
        match message:
            case child.Progress():
                solve.over, solve.whole = message
                return True
            case Result():
                return actions.finish(solve, message, now) and solve.state != State.FAILED
            case child.Choosable():
                return actions.add_choice(solve, _offer(message), now)
            case child.Clash():
                return actions.write_clash(solve, message.found, now)
            case _:
                self._hear_last(solve, message, now)
                return False

    def _hear_last(self, solve: Solve, message: object, now: datetime) -> None:
        match message:
            case child.WaysOut():
                actions.write_ways(solve, message.ways, now)
            case child.Sturdies():
                actions.write_sturdiness(solve, message.steps)
            case child.Over():
                actions.end_comparison(solve, now)
            case _:
                actions.leave(solve, Reason.NO_SOLVER, now)

    def _heard(self) -> list[object]:
        """What the process said since; one that is over says nothing more."""
        heard: list[object] = []
        with suppress(EOFError, OSError):
            while self.news is not None and self.news.poll():
                heard.append(self.news.recv())
        return heard

    def _stop(self) -> None:
        """End the process and forget the search."""
        if self.process is not None:
            self.process.kill()
            self.process.join(PATIENCE)
            self.process.close()
        if self.news is not None:
            self.news.close()
        self.solve = self.process = self.news = None


def _offer(said: child.Choosable) -> actions.Offer:
    kin = Kin(said.spirit) if said.spirit else Kin.POINT
    return actions.Offer(kin, said.plan, said.result, said.proved)
