"""Pages of the offices."""
