"""Ring 1: frozen values and pure functions."""
