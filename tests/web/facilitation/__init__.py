"""The diagnosis around a table."""
