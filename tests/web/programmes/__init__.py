"""Tests of the pages and of the mail of the funding programmes."""
