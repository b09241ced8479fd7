"""The typed records of a site: frozen, closed, and described by the docstrings under their fields.

These models are the one description of what a record may hold: reading checks against them, `docs/records.md` and the
JSON Schemas are made from them.

The modules of this package do without `from __future__ import annotations`: pydantic would compile each annotation from
its text, which takes 10 ms of every build.
"""

from citesite.records.blocks import (
    AnalysisBlock,
    Block,
    CalloutBlock,
    ClaimBlock,
    DosingBlock,
    FactsBlock,
    FigureBlock,
    FindingsBlock,
    HeadingBlock,
    TableBlock,
    TextBlock,
)
from citesite.records.claim import (
    AnswerPart,
    Certainty,
    CertaintyLevel,
    Claim,
    EffectStatement,
    Evidence,
    NothingFound,
    StatedResult,
    Takeaway,
)
from citesite.records.content import Placed, TopicContent
from citesite.records.dosing import Amount, DosingOption
from citesite.records.fields import Record
from citesite.records.figures import Figure, Finding, Findings, Legend, Selection
from citesite.records.lists import Interests, Person, Term
from citesite.records.page import FreePage
from citesite.records.results import Analysis, Arm, Outcome, Results, Row
from citesite.records.source import Name, Source, Standing
from citesite.records.topic import (
    CareCard,
    Change,
    Drawing,
    FirstPicture,
    FurtherReading,
    Section,
    Topic,
    WhatToDo,
    WholeTopic,
)

__all__ = [
    "Amount",
    "Analysis",
    "AnalysisBlock",
    "AnswerPart",
    "Arm",
    "Block",
    "CalloutBlock",
    "CareCard",
    "Certainty",
    "CertaintyLevel",
    "Change",
    "Claim",
    "ClaimBlock",
    "DosingBlock",
    "DosingOption",
    "Drawing",
    "EffectStatement",
    "Evidence",
    "FactsBlock",
    "Figure",
    "FigureBlock",
    "Finding",
    "Findings",
    "FindingsBlock",
    "FirstPicture",
    "FreePage",
    "FurtherReading",
    "HeadingBlock",
    "Interests",
    "Legend",
    "Name",
    "NothingFound",
    "Outcome",
    "Person",
    "Placed",
    "Record",
    "Results",
    "Row",
    "Section",
    "Selection",
    "Source",
    "Standing",
    "StatedResult",
    "TableBlock",
    "Takeaway",
    "Term",
    "TextBlock",
    "Topic",
    "TopicContent",
    "WhatToDo",
    "WholeTopic",
]
