"""Migrations of the self-diagnosis."""
