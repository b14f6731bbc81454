"""The plan as a document: sections of words, tables and drawings, whoever prints them."""

from virage.documents.roadmap.paper.page import plan_page
from virage.documents.roadmap.paper.shapes import PlanPage

__all__ = ["PlanPage", "plan_page"]
