"""Reads of the offices, of the advisors and of their cases."""
