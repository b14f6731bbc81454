"""Pages of the plans."""
