"""The `virage` command: one module a subcommand, each with its `add_to` and what it runs."""

import argparse
from collections.abc import Sequence

from virage.cli import check_catalogues, portrait, score_many, serve

SUBCOMMANDS = (serve, check_catalogues, portrait, score_many)


def main(words: Sequence[str] | None = None) -> int:
    """Run the subcommand that the words name and return its exit code."""
    parser = argparse.ArgumentParser(prog="virage", description=__doc__)
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")
    for module in SUBCOMMANDS:
        module.add_to(subparsers)
    arguments = parser.parse_args(words)
    return int(arguments.run(arguments))
