"""The diagnosis held by an advisor around a table, also where there is no network."""
