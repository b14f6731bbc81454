"""Tags of the pages of the funding programmes."""
