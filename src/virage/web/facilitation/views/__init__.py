"""The pages of a table, and what a device asks for and brings back."""
