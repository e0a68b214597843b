"""Decks for tests: from a few lines of YAML, and at random.

Random decks have one kind with a field of each type and a question in each direction; `RawDeck` keeps what was written
down as plain values, so that an oracle can judge items without the package's own reasoning.
"""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING, Any

import yaml
from hypothesis import strategies as st

from quizgen.dates import parse
from quizgen.generation import Generator
from quizgen.knowledge import Knowledge
from quizgen.loader import Loaded, load
from quizgen.wording import normal, visible

if TYPE_CHECKING:
    from quizgen.model import Card, Deck, Item, SubjectKey

HEADER = """\
uid: small
title: A small deck
sources: {book: The Book}
"""


def loaded_of(facts: str, header: str = "") -> Loaded:
    """Load a deck from the text of its facts; a subject without a source gets one."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "small"
        (path / "facts").mkdir(parents=True)
        (path / "deck.yaml").write_text(HEADER + dedent(header), encoding="utf-8")
        (path / "facts" / "all.yaml").write_text(dedent(facts), encoding="utf-8")
        return load(path, "small")


def deck_of(facts: str, header: str = "", allowed: str = "") -> Deck:
    """Give a deck from the text of its facts, without errors but missing sources and those of the code `allowed`."""
    loaded = loaded_of(facts, header)
    problems = [str(problem) for problem in loaded.errors if problem.code not in {"no-source", allowed}]
    assert problems == []
    assert loaded.deck is not None
    return loaded.deck


def generator_of(facts: str, header: str = "", allowed: str = "") -> Generator:
    """Give a generator over `deck_of`."""
    return Generator(Knowledge(deck_of(facts, header, allowed)))


def item_of(generator: Generator, card: str, form: str, seed: int = 1) -> Item | None:
    """Make the item of a card, named without the deck: `event/first/when`."""
    found = [each for each in generator.cards if each.id == f"{generator.knowledge.deck.uid}/{card}"]
    assert len(found) == 1, [each.id for each in generator.cards]
    return generator.item(found[0], form, seed)


def made(generator: Generator, card: str, form: str, seed: int = 1) -> Item:
    """Make an item that must exist."""
    item = item_of(generator, card, form, seed)
    assert item is not None
    return item


def wrong(item: Item) -> set[str]:
    """Give the wrong options of an item."""
    return {option.text for option in item.options if not option.right}


# ------------------------------------------------------------------------------------------ words at random

TRICKY = (
    "<b>bold</b>", "[red]x[/red]", "{name}", "}}", "{{", "O'Neil", "“quoted”", 'say "yes"', "café", "Café au lait",
    "the café", "naïve idea", "日本", "大阪 の 城", "Жуков", "ᾠδή", "twenty", "20", "twentieth", "x & y", "C++",
    "C sharp", "no", "null", "~", "# not a comment", "- dash", "key: value", "e\u0301te", "été long", "a", "the",
    "an apple", "+", "∅", "%s",
    "\\n", "𝔘nicode", "😀 smile", "ﬁsh", "İstanbul", "straße", "STRASSE weg", "_____", "012", "1.0", "true", "red",
    "red and blue", "blue", "green", "'", "`code`", "$x$", "a, b", "c; d", "and", "or not",
)  # fmt: skip


def _is_plain(text: str) -> bool:
    return bool(text) and visible(text) == text and " ".join(text.split()) == text and not set(text) & set("⟦⟧")


def phrases() -> st.SearchStrategy[str]:
    """Give one line of text that a deck can hold: tricky ones often, any letters else."""
    alphabet = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Zl", "Zp", "Zs"))
    return st.one_of(st.sampled_from(TRICKY), st.text(alphabet, min_size=1, max_size=8).filter(_is_plain))


def _days() -> st.SearchStrategy[str]:
    return st.dates(min_value=date(1990, 1, 1), max_value=date(1993, 12, 31)).map(str)


def points() -> st.SearchStrategy[str]:
    """Give a year, a month or a day of a few years, so that they meet often."""
    return st.tuples(_days(), st.sampled_from((4, 7, 10, 10))).map(lambda both: both[0][: both[1]])


def edtf() -> st.SearchStrategy[str]:
    """Give a date or an interval."""
    spans = st.tuples(points(), points()).map("/".join).filter(_is_date)
    return st.one_of(points(), points(), spans)


def _is_date(text: str) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True


# ------------------------------------------------------------------------------------------ decks at random

FIELDS: dict[str, dict[str, Any]] = {
    "date": {"type": "date"},
    "dates": {"type": "date", "many": True, "closed": True},
    "place": {"type": "text"},
    "loose": {"type": "text", "closed": False},
    "works": {"type": "text", "many": True, "closed": True},
    "tags": {"type": "text", "many": True},
    "size": {"type": "number"},
    "friend": {"type": "ref"},
    "whole": {"type": "ref", "to": "thing", "part_of": True},
    "makers": {"type": "ref", "to": "maker", "many": True, "closed": True},
    "sort": {"type": "text"},
    "members": {"type": "list", "alike": "sort"},
    "some": {"type": "list", "closed": False},
    "parts": {"type": "map", "alike": "sort"},
    "open_parts": {"type": "map", "closed": False},
    "saying": {"type": "quote"},
}
SCALARS = ("date", "dates", "place", "loose", "works", "tags", "size", "friend", "whole", "makers")
LISTS = ("members", "some")
MAPS = ("parts", "open_parts")


def _questions() -> dict[str, dict[str, str]]:
    made: dict[str, dict[str, str]] = {}
    for field in SCALARS:
        statement = f"⟦{{name}}⟧ {field} ⟦{{{field}}}⟧."
        made[f"what-{field}"] = {"stem": f"What {field} has {{name}}?", "asks": field, "statement": statement}
        made[f"which-{field}"] = {"stem": f"Which has {field} {{{field}}}?", "asks": "name", "statement": statement}
    for field in LISTS:
        statement = f"⟦{{name}}⟧ {field} ⟦{{{field}.item}}⟧."
        made[f"what-{field}"] = {"stem": f"What {field} has {{name}}?", "asks": f"{field}.item", "statement": statement}
        made[f"which-{field}"] = {
            "stem": f"Which has {field} {{{field}.item}}?", "asks": "name", "statement": statement
        }  # fmt: skip
        made[f"missing-{field}"] = {
            "stem": f"What is missing in {{name}}: {{{field}}}?", "asks": f"{field}.item",
            "statement": f"⟦{{name}}⟧ {field}: {{{field}}}.",
        }  # fmt: skip
    for field in MAPS:
        key, value = f"{{{field}.key}}", f"{{{field}.value}}"
        statement = f"⟦{{name}}⟧ {field} ⟦{key}⟧ is ⟦{value}⟧."
        made[f"value-{field}"] = {
            "stem": f"In {{name}}, what {field} is {key}?", "asks": f"{field}.value", "statement": statement
        }  # fmt: skip
        made[f"key-{field}"] = {
            "stem": f"In {{name}}, which {field} is {value}?", "asks": f"{field}.key", "statement": statement
        }  # fmt: skip
    made["gap"] = {"stem": "What completes {name}: {saying}?", "asks": "saying.gap", "statement": "{name}: {saying}"}
    return made


KINDS = {
    "thing": {"noun": "thing", "fields": FIELDS, "questions": _questions()},
    "maker": {"noun": "maker", "fields": {}, "questions": {}},
}


@dataclass(frozen=True, repr=False)
class RawDeck:
    """A deck as it was written down, and as it was loaded."""

    header: dict[str, Any]
    things: dict[str, dict[str, Any]]
    makers: dict[str, dict[str, Any]]
    deck: Deck

    def __repr__(self) -> str:
        return _yaml({"header": self.header, "things": self.things, "makers": self.makers})

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:  # noqa: FBT001 - Hypothesis calls it so
        """Print the facts alone where Hypothesis shows a failing deck."""
        printer.text("..." if cycle else repr(self))

    @property
    def generator(self) -> Generator:
        """Give a new generator over the deck."""
        return Generator(Knowledge(self.deck))

    @cached_property
    def cards(self) -> dict[tuple[SubjectKey, str], list[Card]]:
        """Give the cards of each subject and question, in the order of their parts."""
        found: dict[tuple[SubjectKey, str], list[Card]] = {}
        for card in self.generator.cards:
            found.setdefault((card.subject, card.question), []).append(card)
        return found


def write_deck(folder: Path, header: dict[str, Any], facts: dict[str, Any]) -> None:
    """Write a deck's folder."""
    (folder / "facts").mkdir(parents=True, exist_ok=True)
    (folder / "deck.yaml").write_text(_yaml(header) + _kinds(), encoding="utf-8")
    (folder / "facts" / "all.yaml").write_text(_yaml(facts), encoding="utf-8")


def _yaml(tree: object) -> str:
    return str(yaml.dump(tree, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000))


_Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


@cache
def _kinds() -> str:
    return f"kinds: {json.dumps(KINDS)}\n"


def _apart(texts: list[str]) -> list[str]:
    """Keep the first of texts that compare as the same."""
    return list({normal(text): text for text in reversed(texts)}.values())[::-1]


@st.composite
def raw_decks(draw: st.DrawFn, most: int = 7) -> RawDeck:
    """Give a deck without errors, written as YAML and loaded."""
    count = draw(st.integers(2, most))
    names = draw(
        st.lists(phrases(), min_size=count + 2, max_size=count + 8).map(_apart).filter(lambda row: len(row) > 3)
    )
    pool = draw(st.lists(phrases(), min_size=3, max_size=8))
    words = st.sampled_from([*pool, *names[:2]])
    maker_names, names = names[:2], names[2:]
    spare = names[count:]
    names = names[:count]
    makers: dict[str, dict[str, Any]] = {f"m{index}": {"name": name} for index, name in enumerate(maker_names)}
    ids = [f"t{index}" for index in range(len(names))]
    things: dict[str, dict[str, Any]] = {}
    for index, name in enumerate(names):
        thing: dict[str, Any] = {"name": name, "topic": draw(st.sampled_from(("one", "two")))}
        if draw(st.booleans()) and spare:
            thing["aliases"] = [spare.pop()]
        if draw(st.booleans()) and spare:
            thing["reject"] = [spare.pop()]
        things[ids[index]] = thing | draw(_fields(words, ids, index, list(makers)))
    header = {
        "uid": "random",
        "title": "Random",
        "sources": {"book": "The Book"},
        "topics": {"one": "One", "two": "Two"},
        "synonyms": draw(st.lists(st.lists(words, min_size=2, max_size=3), max_size=1)),
    }
    for each in (*things.values(), *makers.values()):
        each["source"] = {"cite": "book", "at": "page 1"}
    with tempfile.TemporaryDirectory() as folder:
        write_deck(Path(folder), header, {"thing": things, "maker": makers})
        loaded = load(Path(folder), "random")
    assert [str(problem) for problem in loaded.errors] == []
    assert loaded.deck is not None
    return RawDeck(header, things, makers, loaded.deck)


@st.composite
def _fields(draw: st.DrawFn, words: st.SearchStrategy[str], ids: list[str], index: int, makers: list[str]) -> Any:
    """Give the fields of one thing; refs point anywhere, wholes only back, so that no whole is its own part."""
    lists = st.lists(words, min_size=1, max_size=4).map(_apart)
    refs = st.sampled_from([f"thing/{each}" for each in ids] + [f"maker/{each}" for each in makers])
    fields: dict[str, Any] = {
        "date": edtf(),
        "dates": st.lists(edtf(), min_size=1, max_size=3, unique_by=parse),
        "place": st.one_of(words, words.map(lambda text: {"value": text, "accept": ["another spelling"]})),
        "loose": words,
        "works": lists,
        "tags": lists,
        "size": st.sampled_from(("1", "2", "3", "3.0", "-3", "7", "8.5", "20", "100")),
        "friend": refs.map(lambda ref: {"ref": ref}),
        "makers": st.lists(st.sampled_from(makers), min_size=1, max_size=2, unique=True).map(
            lambda row: [{"ref": f"maker/{each}"} for each in row]
        ),
        "sort": st.sampled_from(("colour", "river")),
        "members": lists,
        "some": lists,
        "parts": lists.flatmap(lambda keys: st.fixed_dictionaries(dict.fromkeys(keys, words))),
        "open_parts": lists.flatmap(lambda keys: st.fixed_dictionaries(dict.fromkeys(keys, words))),
        "saying": st.lists(words, min_size=2, max_size=4).map(_quote),
    }
    if index:
        fields["whole"] = st.sampled_from(ids[:index]).map(lambda each: {"ref": f"thing/{each}"})
    chosen = draw(st.lists(st.sampled_from(sorted(fields)), min_size=2, max_size=7, unique=True))
    return {field: draw(fields[field]) for field in chosen}


def _quote(words: list[str]) -> str:
    """Write a quote whose second word may be blanked."""
    plain = [word.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]") for word in words]
    return " ".join([plain[0], f"[{plain[1]}]", *plain[2:]])
