"""What files and pages do to a text is undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.errors import SourceError
from quizgen.provenance.landmarks import Landmarks, folded
from quizgen.provenance.text import clean, read_text

if TYPE_CHECKING:
    from pathlib import Path

PIECES = [
    "\n", "\n\n", "\r\n", "\f", "\n12\n", "\n– 3 –\n", "¹ Ibid.", "¹", "*", "* A note", "[1] ", "1 Ibid.", "the ",
    "Review of Things\n\n", "state-\n", "run. ", "“Yes”", "and", "ﬁ", "\u00ad", "\u00ad\n", "First, ", "Heading", " ",
]  # fmt: skip
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=40).map("".join)
LANDMARKS = Landmarks((folded("Heading"), folded("First,")))


@given(texts)
def test_any_text_is_cleaned_without_raising(text: str) -> None:
    cleaned = clean(text, LANDMARKS)
    assert all(paragraph == " ".join(paragraph.split()) for paragraph in cleaned.paragraphs)


@given(st.lists(st.lists(st.sampled_from(["the", "town", "of", "Ulm", "grew", "in", "1871"]), min_size=1), max_size=6))
def test_what_is_clean_stays_as_it_is(paragraphs: list[list[str]]) -> None:
    once = clean("\n\n".join(" ".join(words) for words in paragraphs), LANDMARKS)
    assert clean("\n\n".join(once.paragraphs), LANDMARKS) == once


def paragraphs_of(text: str, *openings: str) -> tuple[str, ...]:
    return clean(text, Landmarks(tuple(map(folded, openings)))).paragraphs


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("It grew\n\nand grew.", ("It grew and grew.",)),
        ("It grew.\n\nand grew.", ("It grew.", "and grew.")),
        ("It grew in the\n\nYear of Ulm.", ("It grew in the Year of Ulm.",)),
        ("He said “yes.”\n\nand left", ("He said “yes.”", "and left")),
        ("“Improving\n\nthe harbour” is new.", ("“Improving the harbour” is new.",)),
        ("A Title\n\nThe text begins.", ("A Title", "The text begins.")),
        ("It grew\nand grew\nand grew.", ("It grew and grew and grew.",)),
        (f"{'It grew. ' * 30}\n{'It fell. ' * 30}", (("It grew. " * 30).strip(), ("It fell. " * 30).strip())),
        (f"{'It grew. ' * 30}\nHe said:\nYes.", (("It grew. " * 30).strip(), "He said:", "Yes.")),
        ("A state-\nowned dock.", ("A stateowned dock.",)),
        ("A state-owned quay and a state-\nowned dock.", ("A state-owned quay and a state-owned dock.",)),
        ("It was ex-\n\n¹ Ibid.\n\n7\n\ntended.", ("It was extended.",)),
        ("It grew\n\n7\n\nand grew.", ("It grew and grew.",)),
        ("It grew\n7\nand grew.", ("It grew and grew.",)),
        ("It was widened in\n2013\nand 2014.", ("It was widened in 2013 and 2014.",)),
        ("It grew.¹ It fell.", ("It grew. It fell.",)),
        ("An area of 12 m² and 10³ ships.", ("An area of 12 m² and 10³ ships.",)),
        ("Ida Ott *\n\n* Keeper.\n\nThe text.", ("Ida Ott", "The text.")),
        ("Bread:\n\n* white\n\n* brown", ("Bread:", "* white", "* brown")),
        ("It grew[3] fast.", ("It grew fast.",)),
    ],
)
def test_a_text_becomes_paragraphs(text: str, paragraphs: tuple[str, ...]) -> None:
    assert paragraphs_of(text) == paragraphs


def test_nothing_is_joined_across_a_heading_or_the_beginning_of_a_part() -> None:
    assert paragraphs_of("The Old Dock\n\nand more", "The Old Dock") == ("The Old Dock", "and more")
    assert paragraphs_of("It grew\n\nfirst, it fell", "First,") == ("It grew", "first, it fell")


def test_a_running_head_falls_away_and_the_sentence_that_it_cuts_is_joined() -> None:
    pages = ("Ships came", "from Ulm and", "Rome, and with them", "trade.")
    text = "".join(f"Review of Ports | {page}\n\n{line}\n\n" for page, line in enumerate(pages, 31))
    assert paragraphs_of(text) == ("Ships came from Ulm and Rome, and with them trade.",)


@pytest.mark.parametrize("line", ["Article {}", "Chapter {}", "yes"])
def test_headings_with_numbers_and_cells_of_tables_stay(line: str) -> None:
    text = "\n\n".join(f"{line.format(number)}\n\nShips shall pay." for number in range(1, 6))
    assert len(paragraphs_of(text)) == 10


def test_notes_are_taken_out_whole() -> None:
    cleaned = clean('He said "yes."¹ And\n\n¹ Ott, "On Yes," 1871.\n\n² Ibid.\n\nleft.²')
    assert cleaned.paragraphs == ('He said "yes." And left.',)
    assert cleaned.notes == ('¹ Ott, "On Yes," 1871.', "² Ibid.")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b" \n\t", "is empty"),
        (b"%PDF-1.7 text", "is not a text file"),
        (b"a\0b", "is not a text file"),
        (None, "cannot read"),
    ],
)
def test_a_file_without_text_is_refused_in_one_line(tmp_path: Path, data: bytes | None, said: str) -> None:
    path = tmp_path / "a.txt"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(SourceError, match=said):
        read_text(path)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot read"):
        read_text(tmp_path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_file_is_read_in_its_encoding(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes("café “oui” — déjà".encode(encoding))
    assert read_text(tmp_path / "a.txt") == "café “oui” — déjà"
