"""Pages of the self-diagnosis."""
