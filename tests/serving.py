"""A real `virage serve` in a process of its own, with a data folder of its own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import psutil

PATIENCE = 30


@dataclass(frozen=True)
class Reply:
    """What a server answered."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Server:
    """A running server; `log` is the file of everything that it says."""

    process: subprocess.Popen[bytes]
    port: int
    log: Path

    def get(self, address: str, **headers: str) -> "Reply":
        """Ask for an address."""
        connection = HTTPConnection("localhost", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", address, headers=headers)
            answer = connection.getresponse()
            return Reply(answer.status, dict(answer.headers), answer.read())
        finally:
            connection.close()

    def wait(self) -> None:
        """Wait until it answers; fail with its log when it does not."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                if self.get("/health/").status == 200:
                    return
            except OSError:
                time.sleep(0.05)
        raise AssertionError(self.log.read_text())

    def kill(self) -> None:
        """End it and its workers as a power cut would: none of them can finish anything."""
        leader = psutil.Process(self.process.pid)
        family = [leader, *leader.children(recursive=True)]
        for process in family:
            process.kill()
        self.process.wait(PATIENCE)
        psutil.wait_procs(family[1:], PATIENCE)


@contextmanager
def serving(
    data: Path, python: str = sys.executable, words: Sequence[str] = (), **settings: str
) -> Iterator[Server]:
    """Serve from the data folder with these words and settings until the block ends."""
    ours = {n: v for n, v in os.environ.items() if n != "DATABASE_URL" and "VIRAGE_" not in n}
    data.mkdir(parents=True, exist_ok=True)
    log = data / "server.log"
    port = free_port()
    command = [python, "-c", "from virage.cli import main; main()", "serve", *words, "--port"]
    with log.open("wb") as said:
        process = subprocess.Popen(
            [*command, str(port)],
            env={**ours, "VIRAGE_DATA": str(data), **settings},
            stdout=said,
            stderr=said,
        )
    try:
        server = Server(process, port, log)
        server.wait()
        yield server
    finally:
        process.terminate()
        process.wait(PATIENCE)


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
