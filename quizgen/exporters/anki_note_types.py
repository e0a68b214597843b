"""The two Anki note types of quizgen, frozen at version 1: what stands here is in people's collections.

Never change, reorder or remove an id, a field or a template, and never add one: Anki would refuse every note of an
update as conflicting and leave a second note type behind. New needs go into the spare fields. What may change is the
text of the HTML and CSS files; then set `CHANGED` to the day, or the change reaches nobody who has the deck already.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

# Seconds since 1970 (2026-11-01 00:00 UTC); grows with every change to a template or the CSS, never past today.
CHANGED = 1_793_491_200

CSS = "anki_card.css"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a note type, with its permanent id."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class NoteType:
    """A note type with one card template; ids are permanent, `front` and `back` are files beside this module."""

    id: int
    name: str
    cloze: bool
    fields: tuple[Field, ...]
    sort_field: str
    template_id: int
    template_name: str
    front: str
    back: str


# The first field is what Anki's search for duplicates compares: two cards may share a stem, never an id.
_BASIC_FIELDS = (
    Field(1_740_101, "CardId"),
    Field(1_740_102, "Stem"),
    Field(1_740_103, "Answer"),
    Field(1_740_104, "Options"),  # the options as list rows, in the order shown
    Field(1_740_105, "Feedback"),  # the same rows, right or wrong, with the reason why
    Field(1_740_106, "Explanation"),
    Field(1_740_107, "Source"),
    Field(1_740_108, "Context"),  # shown above the stem
    Field(1_740_109, "Hint"),  # shown when asked for
    Field(1_740_110, "Media"),
    Field(1_740_111, "Notice"),  # e.g. that the card was withdrawn
    Field(1_740_112, "Topic"),
    Field(1_740_113, "Kind"),
    Field(1_740_114, "Form"),
    Field(1_740_115, "Language"),
    Field(1_740_116, "Accepts"),  # kept free for spellings that count as right
    Field(1_740_117, "Extra1"),
    Field(1_740_118, "Extra2"),
    Field(1_740_119, "Extra3"),
    Field(1_740_120, "Extra4"),
)
_CLOZE_FIELDS = (
    Field(1_740_201, "CardId"),
    Field(1_740_202, "Text"),  # the sentence with its `{{c1::...}}`
    Field(1_740_203, "Stem"),  # an instruction, where there is one
    Field(1_740_204, "Answer"),
    Field(1_740_205, "Options"),
    Field(1_740_206, "Feedback"),
    Field(1_740_207, "Explanation"),
    Field(1_740_208, "Source"),
    Field(1_740_209, "Context"),
    Field(1_740_210, "Hint"),
    Field(1_740_211, "Media"),
    Field(1_740_212, "Notice"),
    Field(1_740_213, "Topic"),
    Field(1_740_214, "Kind"),
    Field(1_740_215, "Form"),
    Field(1_740_216, "Language"),
    Field(1_740_217, "Accepts"),
    Field(1_740_218, "Extra1"),
    Field(1_740_219, "Extra2"),
    Field(1_740_220, "Extra3"),
    Field(1_740_221, "Extra4"),
)

BASIC = NoteType(
    id=1_607_392_851_301,
    name="quizgen",
    cloze=False,
    fields=_BASIC_FIELDS,
    sort_field="Stem",
    template_id=1_740_001,
    template_name="Card",
    front="anki_basic_front.html",
    back="anki_basic_back.html",
)
CLOZE = NoteType(
    id=1_607_392_851_302,
    name="quizgen cloze",
    cloze=True,
    fields=_CLOZE_FIELDS,
    sort_field="Text",
    template_id=1_740_002,
    template_name="Cloze",
    front="anki_cloze_front.html",
    back="anki_cloze_back.html",
)
NOTE_TYPES = (BASIC, CLOZE)


def layout(name: str) -> str:
    """Give the text of one of the HTML or CSS files beside this module."""
    return Path(__file__).with_name(name).read_text(encoding="utf-8")
