"""Signing in, and the page of one's account."""
