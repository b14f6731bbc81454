"""Values to bytes: pages resolved in one language, charts and PDF; no Django, no database."""
