"""Whatever stands in its files, a deck loads to something and a list of problems with a place in them."""

from __future__ import annotations

import copy
import tempfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen import source
from quizgen.kinds import COMMON_KEYS, standard_kinds
from quizgen.loader import Loaded, load
from quizgen.model import Ref
from tests.conftest import TESTS, check_problems

SMALL = TESTS / "decks" / "good" / "small"
LOADERS = [pytest.param(yaml.SafeLoader, id="pure")]
if yaml.__with_libyaml__:
    LOADERS.append(pytest.param(yaml.CSafeLoader, id="libyaml"))

DECK_KEYS = ["uid", "title", "description", "sources", "topics", "synonyms", "kinds", "language", "version"]
KIND_KEYS = ["noun", "fields", "questions", "type", "to", "many", "alike", "unit", "stem", "asks", "statement", "forms"]
VALUE_KEYS = ["value", "ref", "cite", "at", "ordered", "source", "accept", "valid"]
KEYS = [*DECK_KEYS, *KIND_KEYS, *VALUE_KEYS, *sorted(COMMON_KEYS), *standard_kinds()]
ODD = [
    "",
    "~",
    "no",
    "012",
    "{",
    "{name}",
    "{date:on}",
    "[",
    "[a] b]",
    "a/b",
    "event/x",
    "2013-02-30",
    "1e999999",
    "x" * 2000,
]
words = st.one_of(st.sampled_from(KEYS), st.sampled_from(ODD), st.text(max_size=6))
scalars = st.one_of(words, st.none(), st.booleans(), st.integers(), st.floats(), st.dates(), st.binary(max_size=3))
trees = st.recursive(scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=5))


def written(tree: Any) -> str:
    return yaml.safe_dump(tree, allow_unicode=True, sort_keys=False)


def check_deck(deck: str, facts: str) -> Loaded:
    """Load a deck of two files; every problem is in one of them, and every reference leads to a subject."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "any"
        (folder / "facts").mkdir(parents=True)
        (folder / "deck.yaml").write_text(deck, encoding="utf-8", newline="")
        (folder / "facts" / "all.yaml").write_text(facts, encoding="utf-8", newline="")
        loaded = load(folder, "any")
    for problem in loaded.problems:
        in_deck = problem.origin.path == "any/deck.yaml"
        check_problems([problem], deck if in_deck else facts, "any/deck.yaml" if in_deck else "any/facts/all.yaml")
    assert loaded.deck is not None or loaded.problems
    for subject in loaded.deck.subjects.values() if loaded.deck else ():
        assert subject.name.text
        for field, found in subject.facts.items():
            assert {fact.field for fact in found} == {field}
    return loaded


@pytest.mark.parametrize("loader", LOADERS)
@settings(max_examples=40, deadline=None)
@given(deck=trees, facts=trees)
def test_any_trees_load_without_raising(loader: type[yaml.SafeLoader], deck: Any, facts: Any) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(source, "_Loader", loader)
        check_deck(written(deck), written(facts))


def _valid() -> tuple[Any, Any]:
    deck = yaml.load((SMALL / "deck.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    facts: dict[str, Any] = {}
    for path in sorted((SMALL / "facts").iterdir()):
        facts |= yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    deck["kinds"]["person"]["questions"]["position"] = None  # which the base loader reads as text
    return deck, facts


VALID = _valid()


def places(tree: Any) -> list[tuple[Any, Any]]:
    """List every (collection, key or index) of a tree."""
    steps = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    return [place for key, value in list(steps) for place in ((tree, key), *places(value))]


@st.composite
def near_valid(draw: st.DrawFn) -> tuple[Any, Any]:
    """Give the small deck after a few mistakes: keys gone or renamed, values of another type or from elsewhere."""
    deck = copy.deepcopy(VALID)
    for _ in range(draw(st.integers(1, 4))):
        found = places(list(deck))
        holder, key = draw(st.sampled_from(found[2:]))
        other, step = draw(st.sampled_from(found))
        match draw(st.sampled_from(["delete", "rename", "replace", "move", "list", "long", "null", "key"])):
            case "delete":
                del holder[key]
            case "rename" if isinstance(holder, dict):
                holder[draw(st.one_of(words, st.just(f"{key}x"), st.just(str(key)[1:])))] = holder.pop(key)
            case "replace":
                holder[key] = draw(trees)
            case "move":
                holder[key] = copy.deepcopy(other[step])
            case "list":
                holder[key] = [holder[key], holder[key]]
            case "long":
                holder[key] = {"value": holder[key]}
            case "null":
                holder[key] = None
            case _:
                holder[key] = str(step)
    return deck


class Plain(yaml.SafeDumper):
    """Writes trees out in full: a deck has no aliases."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - as the base class has it
        return True


@settings(max_examples=90, deadline=None)
@given(trees=near_valid())
def test_a_deck_with_a_few_mistakes_loads_without_raising(trees: tuple[Any, Any]) -> None:
    deck, facts = (yaml.dump(tree, Dumper=Plain, allow_unicode=True, sort_keys=False) for tree in trees)
    check_deck(deck, facts)


def test_the_deck_that_mistakes_are_made_in_is_sound() -> None:
    loaded = check_deck(*map(written, VALID))
    assert list(map(str, loaded.problems)) == []
    assert loaded.deck is not None
    targets = [
        fact.value.target
        for subject in loaded.deck.subjects.values()
        for found in subject.facts.values()
        for fact in found
        if isinstance(fact.value, Ref)
    ]
    assert targets
    assert set(targets) <= set(loaded.deck.subjects)


@settings(max_examples=60, deadline=None)
@given(text=st.data(), cut=st.integers(0, 3000))
def test_a_deck_that_is_cut_off_or_garbled_loads_without_raising(text: st.DataObject, cut: int) -> None:
    deck, facts = map(written, VALID)
    garbage = text.draw(
        st.text(max_size=5) | st.sampled_from(["\t", "\0", "*a", "&a", "---\n", "'", "[", ": ", "\x85"])
    )
    check_deck(deck[:cut] + garbage + deck[cut + 1 :], facts[:cut] + garbage)
