"""Pages of the counters."""
