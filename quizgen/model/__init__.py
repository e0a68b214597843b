"""The nouns: decks, kinds, subjects, facts, cards and items, as frozen values. Standard library only."""

from quizgen.model.decks import NUMBERED, Deck, Loaded, Numbering, Subject, Waiver, Work
from quizgen.model.items import GAP, Card, Item, Option
from quizgen.model.kinds import EACH_PARTS, PLACE_PARTS, FieldSpec, Hole, Kind, Question, Template
from quizgen.model.values import (
    Citation,
    Fact,
    FieldType,
    Members,
    Number,
    Pairs,
    Quote,
    Ref,
    Scalar,
    SubjectKey,
    Text,
    Value,
)

__all__ = [
    "EACH_PARTS",
    "GAP",
    "NUMBERED",
    "PLACE_PARTS",
    "Card",
    "Citation",
    "Deck",
    "Fact",
    "FieldSpec",
    "FieldType",
    "Hole",
    "Item",
    "Kind",
    "Loaded",
    "Members",
    "Number",
    "Numbering",
    "Option",
    "Pairs",
    "Question",
    "Quote",
    "Ref",
    "Scalar",
    "Subject",
    "SubjectKey",
    "Template",
    "Text",
    "Value",
    "Waiver",
    "Work",
]
