"""Awareness: what makes the digital transition plain to whoever never heard of it."""
