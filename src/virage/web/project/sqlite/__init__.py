"""SQLite as Virage uses it: Django's own backend, and a queue for those who write."""
