"""The view-model: what the templates of the page can show, and nothing else.

In: nothing. Out: frozen dataclasses, built in `context/` and read by `templates/`. Guarantee (held by
tests/contract/test_page_contract.py): every field is documented in its class and used by a template, and
templates use no other. Strings are plain text; the templates escape them.
"""

from tellings.views.html.view.matrix import Cell, Matrix, MatrixRow, Rendered, SpeakerChoice
from tellings.views.html.view.names import NameRow, Names, NameUse, Opening, SpeakerCell, SpeakerRow, Speakers
from tellings.views.html.view.page import Page
from tellings.views.html.view.pieces import NoteLine, Outlet, Piece, Quote, Section, Tag
from tellings.views.html.view.rest import Copied, CopiedPair, OnlyOutlet, OnlyRow
from tellings.views.html.view.summary import Finding, FindingKind
from tellings.views.html.view.texts import Part, Run, Text, TextBlock
from tellings.views.html.view.values import (
    Bar,
    DateCluster,
    DateRow,
    Dates,
    FigureCluster,
    FigureRow,
    Figures,
    LoneFigure,
    Moment,
    OutletFigures,
    RelationLine,
)

__all__ = [
    "Bar",
    "Cell",
    "Copied",
    "CopiedPair",
    "DateCluster",
    "DateRow",
    "Dates",
    "FigureCluster",
    "FigureRow",
    "Figures",
    "Finding",
    "FindingKind",
    "LoneFigure",
    "Matrix",
    "MatrixRow",
    "Moment",
    "NameRow",
    "NameUse",
    "Names",
    "NoteLine",
    "OnlyOutlet",
    "OnlyRow",
    "Opening",
    "Outlet",
    "OutletFigures",
    "Page",
    "Part",
    "Piece",
    "Quote",
    "RelationLine",
    "Rendered",
    "Run",
    "Section",
    "SpeakerCell",
    "SpeakerChoice",
    "SpeakerRow",
    "Speakers",
    "Tag",
    "Text",
    "TextBlock",
]
