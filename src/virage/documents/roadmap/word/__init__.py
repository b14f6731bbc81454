"""The plan as a Word document, to go on writing."""

from virage.documents.roadmap.word.document import plan_word

__all__ = ["plan_word"]
