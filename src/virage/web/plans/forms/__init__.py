"""Forms of the plans."""
