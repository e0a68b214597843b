"""The passage that an item cites comes from the learner's copy, with what proves the answer marked."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from quizgen.errors import SourceError
from quizgen.generation import Generator
from quizgen.knowledge import Knowledge
from quizgen.loader import load
from quizgen.session import Sources
from tests.conftest import TESTS

if TYPE_CHECKING:
    from pathlib import Path

    from quizgen.model import Item

HARBOUR = TESTS / "provenance" / "harbour"


def sources_of(folder: Path) -> tuple[Sources, dict[str, Item]]:
    deck = load(HARBOUR).deck
    assert deck is not None
    sources = Sources(lambda: folder)
    sources.open(deck)
    items = Generator(Knowledge(deck)).items(1)
    return sources, {f"{item.card.subject.id}/{item.card.question}": item for item in items}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "harbour").mkdir()
    shutil.copy(HARBOUR / "source.txt", tmp_path / "harbour" / "ott.txt")
    return tmp_path


def test_the_cited_passage_is_given_with_the_answer_marked(folder: Path) -> None:
    sources, items = sources_of(folder)
    item = items["lighthouse/when"]
    assert sources.has(item)
    (excerpt,) = sources.excerpts(item)
    assert excerpt.name == "section 1, First"
    assert excerpt.text.endswith("The building of the mole was postponed.")
    assert [excerpt.text[start:end] for start, end in excerpt.marks] == ["June 2 and 9, 1874"]


def test_a_copy_that_is_not_there_is_asked_for_in_one_line(tmp_path: Path) -> None:
    sources, items = sources_of(tmp_path)
    item = items["lighthouse/when"]
    assert not sources.has(item)
    with pytest.raises(SourceError) as raised:
        sources.excerpts(item)
    assert str(raised.value) == "to read the cited passage here, add the source: quizgen source add harbour FILE"


def test_a_copy_without_the_passage_says_so(folder: Path) -> None:
    (folder / "harbour" / "ott.txt").write_text("Something else.", encoding="utf-8")
    sources, items = sources_of(folder)
    with pytest.raises(SourceError, match="the source has no passage 'section 1, First'"):
        sources.excerpts(items["lighthouse/when"])


def test_an_item_of_a_deck_that_was_not_opened_has_no_source(folder: Path) -> None:
    _, items = sources_of(folder)
    with pytest.raises(SourceError, match="not known"):
        Sources(lambda: folder).excerpts(items["lighthouse/when"])
