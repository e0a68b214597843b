"""Passages are named as the deck declares, and found by their names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.model import NUMBERED, Numbering
from quizgen.provenance import edition

TEXT = """\
Ports

Abstract: Of ports.

Old Ports

Ulm had a quay.

First, it had a crane.

It had a lamp.

Second, it had a pilot.

New Ports

First, Arnfels was dug.

Then it was widened.
"""
NUMBERING = Numbering(
    sections={"abstract": "Abstract:", "section 1": "Old Ports", "section 2": "New ports."},
    parts={"First": "First,", "Second": "Second,"},
)


def names(text: str, numbering: Numbering) -> list[str]:
    return [passage.name for passage in edition(text, numbering).passages]


def test_sections_parts_and_paragraphs_are_named() -> None:
    assert names(TEXT, NUMBERING) == [
        "abstract",
        "section 1, opening",
        "section 1, First, paragraph 1",
        "section 1, First, paragraph 2",
        "section 1, Second",
        "section 2, First, paragraph 1",
        "section 2, First, paragraph 2",
    ]


@pytest.mark.parametrize(
    ("at", "begin"),
    [
        ("abstract", ["Abstract: Of"]),
        ("section 1, Second", ["Second, it"]),
        (" SECTION 1 ,  second ", ["Second, it"]),
        ("section 1, First", ["First, it h", "It had a la"]),
        ("section 1, First, paragraph 2", ["It had a la"]),
        ("section 1, paragraph 3", ["It had a la"]),
        ("section 2", ["First, Arnf", "Then it was"]),
        ("section 1, Second; section 2, paragraph 2", ["Second, it ", "Then it was"]),
        ("section 3", []),
        ("section 1, Second; section 3", []),
        ("section 1, paragraph 9", []),
    ],
)
def test_a_citation_finds_its_passages(at: str, begin: list[str]) -> None:
    assert [
        passage.text[: len(start)] for passage, start in zip(edition(TEXT, NUMBERING).cited(at), begin, strict=True)
    ] == begin


def test_without_sections_paragraphs_are_counted_through() -> None:
    assert names("One.\n\nTwo.\n\nThree.", NUMBERED) == ["paragraph 1", "paragraph 2", "paragraph 3"]
    assert len(edition("One.\n\nTwo.", NUMBERED).cited("")) == 2


def test_a_deck_may_use_words_of_its_language() -> None:
    numbering = Numbering({"Teil 1": "Häfen"}, {"Erstens": "Erstens"}, "Absatz", "Anfang", "Anmerkung")
    text = "Häfen\n\nUlm.\n\nErstens kam Ulm.¹\n\nDann Rom.\n\n¹ Stadtarchiv."
    assert names(text, numbering) == [
        "Teil 1, Anfang",
        "Teil 1, Erstens, Absatz 1",
        "Teil 1, Erstens, Absatz 2",
        "Anmerkung 1",
    ]


def test_a_heading_counts_before_a_paragraph_that_begins_with_its_words() -> None:
    numbering = Numbering(sections={"section 1": "Ports"})
    assert names("Ports are old, he said.\n\nPorts\n\nUlm.", numbering) == ["section 1"]


def test_a_section_that_is_not_there_is_missing_and_the_others_are_found() -> None:
    numbering = Numbering(sections={"a": "One", "b": "Nowhere", "c": "Two"})
    text = edition("One\n\nUlm.\n\nTwo\n\nRom.", numbering)
    assert text.missing == ("b",)
    assert [passage.name for passage in text.passages] == ["a", "c"]


def test_a_part_begins_at_whole_words_and_once_in_a_section() -> None:
    numbering = Numbering(sections={"s": "S"}, parts={"First": "First"})
    assert names("S\n\nFirstly, no.\n\nFirst, yes.\n\nFirst of all.", numbering) == [
        "s, opening",
        "s, First, paragraph 1",
        "s, First, paragraph 2",
    ]


@given(st.text(max_size=200), st.lists(st.text(min_size=1, max_size=5), max_size=3, unique=True))
def test_any_text_and_any_words_give_passages_that_their_names_find(text: str, words: list[str]) -> None:
    sections = {f"s{number}": word for number, word in enumerate(words)}
    made = edition(text, Numbering(sections, {"p": "a"}))
    for passage in made.passages:
        assert passage in made.cited(passage.name)
