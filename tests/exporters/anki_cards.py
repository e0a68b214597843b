"""Small decks and items made by hand, and a real Anki to put them in."""

from __future__ import annotations

from contextlib import contextmanager
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

from quizgen.exporters import EXPORTERS
from quizgen.model import GAP, Card, Citation, Deck, Item, Option, SubjectKey, Work

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from anki.cards import Card as AnkiCard
    from anki.collection import ImportLogWithChanges

NOW = 1_790_000_000.0


def a_deck(**changes: object) -> Deck:
    values: dict[str, object] = {
        "uid": "7f3a9c",
        "name": "plenums",
        "path": "decks/plenums",
        "title": "Plenary sessions",
        "description": "Meetings & what they <adopted>.",
        "language": "en",
        "licence": "CC BY 4.0",
        "version": "1",
        "works": {"chen": Work("chen", "On {{security}}", "Chen W.", "2014", "https://example.org/chen")},
        "topics": {"eighteenth": "The 18th Central Committee"},
        "kinds": {},
        "subjects": {},
    }
    return Deck(**(values | changes))  # type: ignore[arg-type]  # a table of any changes


def an_item(subject: str = "third-plenum-18", **changes: object) -> Item:
    values: dict[str, object] = {
        "card": Card("plenums", SubjectKey("event", subject), "when"),
        "form": "typed",
        "seed": 1,
        "topic": "eighteenth",
        "stem": "When was the third plenary session of the 18th CPC Central Committee held?",
        "key": "November 9-12, 2013",
        "explanation": "The third plenary session of the 18th CPC Central Committee was held on November 9-12, 2013.",
        "citation": Citation("chen", "section 1"),
        "source": "Chen W., On security, section 1",
        "difficulty": 0.5,
    }
    return Item(**(values | changes))  # type: ignore[arg-type]  # a table of any changes


def a_choice(subject: str = "third-plenum-18", texts: Sequence[str] = (), **changes: object) -> Item:
    if not texts:
        texts = ("November 9-12, 2013", "October 20-23, 2014", "July 15-18, 2024")
    whys = ("", "That is the fourth plenary session of the 18th.", "That is the third plenary session of the 20th.")
    options = tuple(
        Option(text, right=index == 0, why=whys[index] if index < len(whys) else "No.")
        for index, text in enumerate(texts)
    )
    # the right one second, so that order is seen to be kept
    shown = (*options[1:2], options[0], *options[2:])
    return an_item(subject, **({"form": "choice", "key": texts[0], "options": shown} | changes))


def a_true_false(subject: str = "third-plenum-18", **changes: object) -> Item:
    fact = "The third plenary session of the 18th CPC Central Committee was held on November 9-12, 2013."
    values: dict[str, object] = {
        "form": "truefalse",
        "stem": "True or false? The third plenary session of the 18th CPC Central Committee was held in July 2024.",
        "key": "False",
        "options": (Option("True", right=False, why=fact), Option("False", right=True)),
    }
    return an_item(subject, **(values | changes))


def a_cloze(
    subject: str = "third-plenum-18", before: str = "The decision was adopted by the ", after: str = "."
) -> Item:
    return an_item(subject, form="cloze", stem=before + GAP + after, key="third plenary session", gap=(before, after))


def written(folder: Path, items: Sequence[Item], deck: Deck | None = None, now: float = NOW) -> Path:
    path = folder / "deck.apkg"
    EXPORTERS["anki"].load()(deck or a_deck(), items, path, now=now)
    return path


@contextmanager
def an_anki(folder: Path) -> Iterator[Collection]:
    folder.mkdir(parents=True, exist_ok=True)
    collection = Collection(str(folder / "collection.anki2"))
    try:
        yield collection
    finally:
        collection.close()


def imported(anki: Collection, path: Path) -> ImportLogWithChanges.Log:
    request = ImportAnkiPackageRequest(package_path=str(path), options=ImportAnkiPackageOptions())
    return anki.import_anki_package(request).log


def cards_of(anki: Collection) -> list[AnkiCard]:
    return [anki.get_card(card_id) for card_id in anki.find_cards("")]


def card_of(anki: Collection, item: Item) -> AnkiCard:
    (found,) = (card for card in cards_of(anki) if card.note()["CardId"] == item.card.id)
    return found


class _Texts(HTMLParser):
    """Reads the text of every element of one class, as a page would show it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name, self.texts = name, list[str]()
        self._path: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.handle_data("\n")
            return
        if tag in {"hr", "img"}:
            return
        inside = self.name in (dict(attrs).get("class") or "").split() or (self.name == tag)
        if inside and not any(self._path):
            self.texts.append("")
        self._path.append(inside)

    def handle_endtag(self, tag: str) -> None:
        assert tag not in {"br", "hr", "img"}
        self._path.pop()

    def handle_data(self, data: str) -> None:
        if any(self._path):
            self.texts[-1] += data


def texts_of(html: str, name: str) -> list[str]:
    """Give the text in each element whose class or tag is `name`."""
    parser = _Texts(name)
    parser.feed(html)
    parser.close()
    return parser.texts
