"""What the two sides of a card show, and how: the templates and the CSS."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from quizgen.exporters.anki_note_types import CLOZE, CSS, layout
from quizgen.model import Option
from tests.exporters.anki_cards import (
    a_choice,
    a_cloze,
    a_true_false,
    an_anki,
    an_item,
    card_of,
    cards_of,
    imported,
    texts_of,
    written,
)

if TYPE_CHECKING:
    from pathlib import Path


def test_a_choice_shows_its_options_in_order_and_then_which_was_right_and_why(tmp_path: Path) -> None:
    item = a_choice()
    with an_anki(tmp_path / "anki") as anki:
        imported(anki, written(tmp_path, [item]))
        (card,) = cards_of(anki)
        assert texts_of(card.question(), "li") == [option.text for option in item.options]
        assert "right" not in re.findall(r'class="(\w+)"', card.note()["Options"])
        assert texts_of(card.answer(), "right") == ["November 9-12, 2013"]
        assert texts_of(card.answer(), "wrong") == [option.text + option.why for option in item.options if option.why]
        assert texts_of(card.answer(), "explanation") == [item.explanation]
        assert texts_of(card.answer(), "source") == [item.source]
        assert texts_of(card.answer(), "answer") == []


def test_a_typed_item_is_recalled(tmp_path: Path) -> None:
    item = an_item()
    with an_anki(tmp_path / "anki") as anki:
        imported(anki, written(tmp_path, [item]))
        (card,) = cards_of(anki)
        assert texts_of(card.question(), "stem") == [item.stem]
        assert item.key not in card.question()
        assert texts_of(card.answer(), "answer") == [item.key]
        assert texts_of(card.answer(), "source") == [item.source]


def test_a_cloze_blanks_its_answer_once_and_then_shows_it(tmp_path: Path) -> None:
    with an_anki(tmp_path / "anki") as anki:
        imported(anki, written(tmp_path, [a_cloze()]))
        (card,) = cards_of(anki)
        assert card.note_type()["id"] == CLOZE.id
        assert texts_of(card.question(), "sentence") == ["The decision was adopted by the [...]."]
        assert texts_of(card.answer(), "sentence") == ["The decision was adopted by the third plenary session."]
        assert texts_of(card.answer(), "source") == ["Chen W., On security, section 1"]
        assert texts_of(card.question(), "context") == []


def test_a_cloze_keeps_an_instruction_that_is_not_the_sentence(tmp_path: Path) -> None:
    with an_anki(tmp_path / "anki") as anki:
        imported(anki, written(tmp_path, [replace(a_cloze(), stem="Fill the gap.")]))
        assert texts_of(cards_of(anki)[0].question(), "context") == ["Fill the gap."]


def test_the_back_does_not_say_the_same_sentence_twice(tmp_path: Path) -> None:
    cloze = replace(a_cloze("two"), explanation="The decision was adopted by the third plenary session.")
    fact = "It was held in November 2013."
    options = (Option("2013", right=True), Option("2014", right=False, why=fact), Option("2024", right=False, why=fact))
    shared = a_choice("three", explanation=fact, options=options)
    items = [a_true_false("one"), cloze, shared]
    with an_anki(tmp_path / "anki") as anki:
        imported(anki, written(tmp_path, items))
        for card, item in ((card_of(anki, item), item) for item in items):
            assert texts_of(card.answer(), "explanation") == ([fact] if item is shared else [])
            assert texts_of(card.answer(), "article")[0].count(item.explanation) == 1


def test_cards_need_no_network_and_no_script(tmp_path: Path) -> None:
    with an_anki(tmp_path / "anki") as anki:
        imported(
            anki,
            written(
                tmp_path,
                [a_choice("one"), a_true_false("two"), a_cloze("three"), an_item("url", stem="https://example.org/x")],
            ),
        )
        for card in cards_of(anki):
            page = card.question() + card.answer()
            assert not re.search(r"(?i)<script|<link|<iframe|@import|@font-face|url\(|\b(?:src|href|on\w+)\s*=", page)


@pytest.mark.parametrize("name", [".nightMode", ".night_mode"])
def test_both_names_of_the_dark_theme_are_known(name: str) -> None:
    assert re.search(rf"\{name}\b", layout(CSS))


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", [0, 1])
@pytest.mark.parametrize(
    "pair",
    [
        "ink paper", "ink row", "ink right-row", "muted paper", "muted row", "muted badge", "muted right-row",
        "right paper", "right right-row", "notice notice-row",
    ],
)  # fmt: skip
def test_text_stands_out_in_both_themes(theme: int, pair: str) -> None:
    blocks = re.findall(r"\{([^}]*--paper[^}]*)\}", layout(CSS))
    colours = dict(re.findall(r"--([\w-]+): (#\w{6});", blocks[theme]))
    dark, light = sorted(_luminance(colours[name]) for name in pair.split())
    assert (light + 0.05) / (dark + 0.05) >= 4.5
