"""What Loi 25 promises: a copy of what is held, its erasure with a receipt, an end to keeping."""
