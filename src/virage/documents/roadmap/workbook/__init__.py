"""The plan as an Excel workbook whose formulas go on living."""

from virage.documents.roadmap.workbook.book import plan_workbook

__all__ = ["plan_workbook"]
