"""Pages of the facets."""
