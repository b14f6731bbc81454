"""Copies, erasures and terms."""
