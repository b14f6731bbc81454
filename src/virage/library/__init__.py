"""Ring 2: the only reader of catalogue files."""

from virage.library.reading import CatalogueError
from virage.library.shelves import Library, library_at, shipped

__all__ = ["CatalogueError", "Library", "library_at", "shipped"]
