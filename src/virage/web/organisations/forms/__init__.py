"""Forms of the organisations."""
