"""Template tags of the facets."""
