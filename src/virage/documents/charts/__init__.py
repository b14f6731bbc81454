"""Charts as SVG: shapes, presentation attributes and classes, no style, no script.

A page may colour the classes; paper takes the attributes. Nothing is told by colour alone.
"""

from virage.documents.charts.bars import Bar, bars
from virage.documents.charts.dependence import Band, Key, Mark, Pip, dependence
from virage.documents.charts.narrow_gantt import Span, narrow_gantt
from virage.documents.charts.radar import Axis, radar
from virage.documents.charts.standpoints import Scale, Stand, standpoints

__all__ = [
    "Axis",
    "Band",
    "Bar",
    "Key",
    "Mark",
    "Pip",
    "Scale",
    "Span",
    "Stand",
    "bars",
    "dependence",
    "narrow_gantt",
    "radar",
    "standpoints",
]
