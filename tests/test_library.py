from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quizgen.errors import BrokenDeckError, DeckNotFoundError
from quizgen.library import find, open_deck, shelf, shelves

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "uid: {name}\ntitle: {title}\ndescription: About it.\nsources: {{book: The Book}}\n"
FACTS = "event: {a: {name: the talks, date: 2012, source: {cite: book, at: page 1}}}\n"


def _deck(shelf_: Path, name: str, title: str = "A deck", facts: str = FACTS) -> Path:
    folder = shelf_ / name
    (folder / "facts").mkdir(parents=True)
    (folder / "deck.yaml").write_text(HEADER.format(name=name, title=title), encoding="utf-8")
    (folder / "facts" / "all.yaml").write_text(facts, encoding="utf-8")
    return folder


@pytest.fixture
def shelves_(tmp_path: Path) -> tuple[Path, Path]:
    own, shipped = tmp_path / "own", tmp_path / "shipped"
    _deck(own, "zoology", "My animals")
    _deck(own, "history", "My history")
    _deck(shipped, "history", "Their history")
    _deck(shipped, "botany", "Plants")
    return own, shipped


def test_decks_are_listed_by_name_and_the_users_own_hides_a_shipped_one(shelves_: tuple[Path, Path]) -> None:
    assert [(entry.name, entry.title) for entry in shelf(shelves_)] == [
        ("botany", "Plants"), ("history", "My history"), ("zoology", "My animals")
    ]  # fmt: skip
    assert find("history", shelves_) == shelves_[0] / "history"
    assert find("botany", shelves_) == shelves_[1] / "botany"


def test_a_shelf_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert shelf([tmp_path / "nowhere"]) == ()


def test_a_folder_without_deck_yaml_is_no_deck(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    _deck(tmp_path, "history")
    assert [entry.name for entry in shelf([tmp_path])] == ["history"]


def test_a_deck_that_cannot_be_read_is_still_seen(tmp_path: Path) -> None:
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "deck.yaml").write_bytes(b"\xff\xfe\x00")
    (entry,) = shelf([tmp_path])
    assert (entry.name, entry.title, entry.description) == ("broken", "broken", "deck.yaml cannot be read")


def test_a_deck_is_found_by_its_path(tmp_path: Path) -> None:
    folder = _deck(tmp_path, "history")
    assert find(str(folder), []) == folder
    generator, loaded = open_deck(str(folder), [])
    assert loaded.problems == ()
    assert [card.id for card in generator.cards] == [
        f"history/event/a/{name}" for name in ("when", "which", "order", "match-date")
    ]


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        ("histroy", "there is no deck 'histroy'", "did you mean 'history'?"),
        ("qqq", "there is no deck 'qqq'", "decks: botany, history, zoology"),
        ("", "there is no deck ''", "decks: botany, history, zoology"),
        ("../history", "there is no deck '../history'", ""),
        ("a\\b", "there is no deck 'a", ""),
    ],
)
def test_a_deck_that_is_not_there_is_refused_with_a_hint(
    shelves_: tuple[Path, Path], name: str, message: str, hint: str
) -> None:
    with pytest.raises(DeckNotFoundError) as caught:
        find(name, shelves_)
    assert caught.value.message.startswith(message)
    assert caught.value.hint.startswith(hint)


def test_without_any_deck_the_hint_says_so(tmp_path: Path) -> None:
    with pytest.raises(DeckNotFoundError) as caught:
        find("history", [tmp_path])
    assert caught.value.hint == "there are no decks yet"


def test_a_folder_or_a_file_that_is_no_deck_is_named_for_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    with pytest.raises(DeckNotFoundError, match="it has no deck"):
        find(str(tmp_path / "notes"), [])
    with pytest.raises(DeckNotFoundError, match="is a file"):
        find(str(tmp_path / "notes.txt"), [])


def test_a_deck_with_nothing_to_ask_is_refused_with_its_first_problem(tmp_path: Path) -> None:
    _deck(tmp_path, "empty", facts="evnt: {a: {name: the talks}}\nbod: {}\n")
    with pytest.raises(BrokenDeckError) as caught:
        open_deck("empty", [tmp_path])
    assert "unknown kind 'evnt'" in caught.value.message
    assert "(and 1 more problem)" in caught.value.message
    assert caught.value.hint.startswith("see: quizgen check")


def test_a_deck_with_a_problem_can_still_be_asked(tmp_path: Path) -> None:
    _deck(tmp_path, "half", facts=FACTS + "evnt: {}\n")
    generator, loaded = open_deck("half", [tmp_path])
    assert [problem.code for problem in loaded.errors] == ["unknown-kind"]
    assert len(generator.cards) == 4


def test_the_users_own_shelf_comes_before_the_shipped_one() -> None:
    own, shipped = shelves()
    assert own.parts[-2:] == ("quizgen", "decks")
    assert (shipped / "national-security" / "deck.yaml").is_file()
