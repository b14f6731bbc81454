"""Reach: how many read, come and answer, counted here and nowhere else, and nobody followed."""
