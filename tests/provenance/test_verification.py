"""A deck against its source: what stands, what does not and where instead, and what no fact cites."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from quizgen.cli import run
from quizgen.loader import load
from quizgen.provenance import Report, edition, read_text, verify
from tests.conftest import TESTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from quizgen.model import Deck
    from tests.conftest import Golden

HARBOUR = TESTS / "provenance" / "harbour"
SOURCE = HARBOUR / "source.txt"
ROOT = TESTS.parent
ARTICLE = ROOT.parent / "shared" / "source" / "000_148d14c873ff16f8.txt"


def deck_of(folder: Path = HARBOUR) -> Deck:
    loaded = load(folder, folder.name)
    assert loaded.deck is not None
    assert loaded.errors == ()
    return loaded.deck


def report_of(text: str) -> Report:
    deck = deck_of()
    return verify(deck, "ott", edition(text, deck.works["ott"].numbering))


def test_the_report_of_a_deck(
    golden: Golden, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(TESTS / "provenance")
    assert run(["verify", "harbour", "--source", "harbour/source.txt"]) == 1
    golden("verify/harbour.txt", capsys.readouterr().out)
    assert run(["verify", "harbour", "--source", "harbour/source.txt", "--format", "json"]) == 1
    golden("verify/harbour.json", capsys.readouterr().out)


def paged(text: str) -> str:
    """Give the text on three pages, each with a head, and the words of its lines as narrow as a column."""
    head = "The Arnfels Review of History\n\n"
    first, second = text.split("The Old", 1)
    pages = ("\n".join(map(_wrapped, page.split("\n"))) for page in (first, f"The Old{second}"))
    return "\f".join([*(head + page for page in pages), head])


def _wrapped(line: str) -> str:
    wrapped, width = "", 0
    for word in line.split(" "):
        wrapped += ("\n" if width > 40 else " " if wrapped else "") + word
        width = len(word) if width > 40 else width + len(word) + 1
    return wrapped


MESSY: dict[str, Callable[[str], bytes]] = {
    "windows line ends": lambda text: text.replace("\n", "\r\n").encode(),
    "old line ends": lambda text: text.replace("\n", "\r").encode(),
    "byte order mark": lambda text: text.encode("utf-8-sig"),
    "utf-16": lambda text: text.encode("utf-16"),
    "ligatures": lambda text: text.replace("fi", "ﬁ").replace("ff", "ﬀ").encode(),
    "no ligatures": lambda text: text.replace("ﬁ", "fi").encode(),
    "curly quotes": lambda text: text.replace('"a', "“a").replace('."', ".”").encode(),
    "soft hyphens": lambda text: text.replace("harbour", "har\u00adbour").encode(),
    "soft hyphens at line ends": lambda text: text.replace("elected", "elec\u00ad\nted").encode(),
    "other page numbers": lambda text: (
        text.replace("\n12\n", "\n– 12 –\n").replace("\n13\n", "\nPage 13 of 14\n").encode()
    ),
    "no page numbers": lambda text: text.replace("12\n\n", "").replace("13\n\n", "").encode(),
    "wide spaces": lambda text: text.replace(" ", "\u00a0 ").encode(),
    "zero-width spaces": lambda text: text.replace(" ", " \u200b").encode(),
    "three empty lines": lambda text: text.replace("\n\n", "\n\n\n\n").encode(),
    "notes without height": lambda text: text.replace("¹ Town", "1 Town").encode(),
    "notes in brackets": lambda text: text.replace("¹", "[1]").replace("²", "[2]").encode(),
    "running heads and narrow lines": lambda text: paged(text).encode(),
}


@pytest.mark.parametrize("name", MESSY)
def test_a_messy_source_verifies_as_the_clean_one(name: str, tmp_path: Path) -> None:
    clean = read_text(SOURCE)
    messy = MESSY[name](clean)
    assert messy != clean.encode()
    (tmp_path / "messy.txt").write_bytes(messy)
    expected = report_of(clean)
    found = report_of(read_text(tmp_path / "messy.txt"))
    assert found.digest == expected.digest
    assert found.findings == expected.findings
    assert [passage.name for passage in found.uncited] == [passage.name for passage in expected.uncited]


def test_another_document_is_said_to_be_one_and_nothing_else(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Preface: Trade was the foundation.\n\nThe end.\n", encoding="utf-8")
    monkeypatch.chdir(TESTS / "provenance")
    assert run(["verify", "harbour", "--source", str(other)]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(f"'{other}' is another document than 'A short history of the harbour': sha256 ")
    assert line.endswith(", 0 of 8 cited passages matched")


def test_the_declared_text_is_never_another_document() -> None:
    report = report_of("The end.")
    assert report.is_another
    assert not replace(report, declared=report.digest).is_another


@pytest.mark.skipif(not ARTICLE.is_file(), reason="the article is not beside the checkout, in ../shared/source")
def test_every_fact_of_the_shipped_deck_stands_in_the_passage_that_it_cites() -> None:
    deck = deck_of(ROOT / "decks" / "national-security")
    work = deck.works["chen"]
    text = edition(read_text(ARTICLE), work.numbering)
    assert text.missing == ()
    report = verify(deck, "chen", text)
    assert [str(finding.problem) for finding in report.findings] == []
    assert report.verified == report.facts > 100
    assert report.same_text
