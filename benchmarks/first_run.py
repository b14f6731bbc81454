"""A bare clone, nothing installed, no download kept from before: `make run` to the first page.

It needs the network. The clock counts, because that is what a newcomer waits for.
"""

import os
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.measuring import Row, show
from tests.serving import serving

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Clone what is committed, set up, serve."""
    with TemporaryDirectory() as folder:
        clone, cache = Path(folder, "virage"), Path(folder, "cache")
        subprocess.run(["git", "clone", "--quiet", ROOT, clone], check=True)
        begin = perf_counter()
        subprocess.run(["make", "setup"], cwd=clone, env=bare(cache), check=True)
        set_up = perf_counter()
        with serving(clone / "var", str(clone / ".venv/bin/python")) as server:
            assert server.get("/").status == 200
            served = perf_counter()
    show(
        Row("bare clone to first page, by the clock", served - begin, "s", 60),
        Row("of which installing", set_up - begin, "s"),
        Row("of which starting: database from nothing, catalogues", served - set_up, "s", 10),
    )


def bare(cache: Path) -> dict[str, str]:
    """The environment of somebody whose machine has kept no package."""
    ours = {n: v for n, v in os.environ.items() if n != "VIRTUAL_ENV" and "VIRAGE_" not in n}
    return ours | {"UV_CACHE_DIR": str(cache / "uv"), "PIP_CACHE_DIR": str(cache / "pip")}


if __name__ == "__main__":
    main()
