from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quizgen.loader import facts, load
from quizgen.model import Ref, SubjectKey
from quizgen.source import Entries, read_entries

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "uid: d\ntitle: D\nsources: {s: S}\n"
AHEAD = "body: {lock: {name: the lock, part_of: {ref: weir}, source: {cite: s}}}\n"
WEIR = "body: {weir: {name: the weir}}\n"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    names: list[str] = []

    def counted(path: Path, shown: str, depth: int) -> Entries:
        names.append(path.name)
        return read_entries(path, shown, depth)

    monkeypatch.setattr(facts, "read_entries", counted)
    return names


def write(folder: Path, **files: str) -> Path:
    (folder / "facts").mkdir()
    (folder / "deck.yaml").write_text(HEADER, encoding="utf-8")
    for name, text in files.items():
        (folder / "facts" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_a_sound_deck_is_read_once_though_references_point_ahead(tmp_path: Path, opened: list[str]) -> None:
    loaded = load(write(tmp_path, a=AHEAD, b=WEIR))
    assert loaded.problems == ()
    assert opened == ["a.yaml", "b.yaml"]
    assert loaded.deck is not None
    (fact,) = loaded.deck.subjects[SubjectKey("body", "lock")].facts["part_of"]
    assert isinstance(fact.value, Ref)
    assert fact.value.target is loaded.deck.subjects[SubjectKey("body", "weir")].key  # one object, not two


def test_a_deck_with_a_reference_to_nothing_is_read_twice_and_says_so_once(tmp_path: Path, opened: list[str]) -> None:
    loaded = load(write(tmp_path, a=AHEAD, b="body: {wier: {name: the weir}}\ntrem: {}\n"), "d")
    assert opened == ["a.yaml", "b.yaml"] * 2
    assert list(map(str, loaded.problems)) == [
        "d/facts/a.yaml:1:46: there is no subject 'body/weir' [unknown-ref] did you mean 'wier'?",
        "d/facts/b.yaml:2:1: unknown kind 'trem' [unknown-kind] did you mean 'term'?",
    ]


def test_of_a_file_that_breaks_off_nothing_is_kept_and_nothing_else_is_said(tmp_path: Path) -> None:
    loaded = load(write(tmp_path, a="term:\n  lock: {name: a lock, xyz: 1}\n  weir: {name: [\n", b=WEIR))
    assert [problem.code for problem in loaded.problems] == ["yaml-syntax"]
    assert loaded.deck is not None
    assert [str(key) for key in loaded.deck.subjects] == ["body/weir"]


def test_a_kind_that_is_unknown_is_said_once_for_all_its_subjects(tmp_path: Path) -> None:
    loaded = load(write(tmp_path, a="trem: {lock: {name: a lock}, weir: {name: a weir}}\n", b=WEIR))
    assert [problem.code for problem in loaded.problems] == ["unknown-kind"]


def test_a_chain_of_wholes_may_be_as_long_as_the_deck(tmp_path: Path) -> None:
    row = "  b{0}: {{name: body {0}, part_of: {{ref: b{1}}}, source: {{cite: s}}}}\n"
    rows = "".join(row.format(number, (number + 1) % 3000) for number in range(3000))
    (problem,) = load(write(tmp_path, a=f"body:\n{rows}")).problems
    assert problem.code == "circle"
    assert problem.message.endswith("'body/b8', which is part of 2991 more, which is part of 'body/b0'")


def test_each_circle_is_said_though_they_share_a_subject(tmp_path: Path) -> None:
    kinds = "kinds: {thing: {fields: {of: {type: ref, to: thing, many: true, part_of: true}}}}\n"
    folder = write(
        tmp_path,
        a="""
        thing:
          a: {name: A, of: [{ref: b}, {ref: c}], source: {cite: s}}
          b: {name: B, of: {ref: a}, source: {cite: s}}
          c: {name: C, of: {ref: a}, source: {cite: s}}
        """,
    )
    (folder / "deck.yaml").write_text(HEADER + kinds, encoding="utf-8")
    assert [problem.message for problem in load(folder).problems] == [
        "'thing/a' is part of 'thing/b', which is part of 'thing/a'",
        "'thing/a' is part of 'thing/c', which is part of 'thing/a'",
    ]
