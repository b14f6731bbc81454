"""The pages of copies and erasures."""
