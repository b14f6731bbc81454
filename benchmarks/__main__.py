"""Every benchmark, each in a process of its own; or those that are named."""

import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import psutil

from benchmarks.measuring import head

HERE = Path(__file__).parent
SHARED = {"measuring", "psplib", "site"}


def names() -> list[str]:
    """The modules that measure something."""
    found = (path.stem for path in sorted(HERE.glob("[a-z]*.py")))
    return [name for name in found if name not in SHARED]


def machine() -> str:
    """The machine, its interpreter and the day, for whoever compares."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    model = models[0] if models else platform.processor()
    return (
        f"{psutil.cpu_count()} cores of {model}, {platform.system()},"
        f" Python {platform.python_version()}, {datetime.now(UTC):%Y-%m-%d}"
    )


def main(chosen: list[str]) -> None:
    """Print one table."""
    print(f"{machine()}\n\n{head()}", flush=True)
    for name in chosen or names():
        subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=True, cwd=HERE.parent)


if __name__ == "__main__":
    main(sys.argv[1:])
