"""Pages of the funding programmes."""
