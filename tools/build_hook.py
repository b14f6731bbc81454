"""Compile the translations whenever the package is built, so that a wheel carries them."""

import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileTranslations(BuildHookInterface[Any]):
    """Called by hatchling; the compiled files are not committed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Write each django.mo beside its django.po."""
        sys.path.insert(0, self.root)
        from tools.translations import compile_catalogues

        compile_catalogues()
