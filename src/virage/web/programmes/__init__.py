"""The funding programmes, for everybody to read."""
