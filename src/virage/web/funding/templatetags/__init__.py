"""Tags of funding."""
