"""What must hold of items about the places of any ordered list, of any subjects matched, and of any two versions."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizgen.grading import Chosen, Matched, Typed, grade
from quizgen.knowledge import Truth
from quizgen.model import Text
from quizgen.wording import normal
from tests.strategies import generator_of, phrases

if TYPE_CHECKING:
    from quizgen.generation import Generator

few = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
WORDS = ("amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "heath", "inlet", "joust", "knoll", "lemon")
wholes = st.lists(phrases(), min_size=1, max_size=8, unique_by=normal)
tame = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8, unique=True)
seeds = st.integers(0, 1000)


def _generator(**subjects: object) -> Generator:
    return generator_of(json.dumps(subjects, ensure_ascii=False))


@few
@given(wholes, tame, seeds)
def test_the_member_at_a_place_is_the_one_that_the_source_has_there(
    first: list[str], second: list[str], seed: int
) -> None:
    lists = {"a": first, "b": second}
    listed = {
        key: {"name": f"the row {key}{key}", "members": {"value": items, "ordered": True}}
        for key, items in lists.items()
    }
    generator = _generator(list=listed)
    for item in generator.items(seed):
        if item.card.question not in {"position", "next"}:
            continue
        members, ask = lists[item.card.subject.id], generator.knowledge.ask(item.card)
        right = members[ask.part]
        if item.form == "truefalse":
            assert (item.key == "True") == item.stem.endswith(f" is {right}.")
            continue
        assert item.key == right
        for index, option in enumerate(item.options):
            assert grade(item, Chosen(index)).right == (option.text == right)
        if not item.options:
            assert grade(item, Typed(right)).right
            others = (each for each in members if generator.knowledge.truth(ask, Text(each)) is Truth.FALSE)
            assert not any(grade(item, Typed(each)).right for each in others)


@few
@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(WORDS)), min_size=3, max_size=9), seeds)
def test_every_matched_subject_has_its_value_and_no_other(rows: list[tuple[str, str]], seed: int) -> None:
    places = {f"{name} {number}": place for number, (name, place) in enumerate(rows)}
    events = {f"e{number}": {"name": name, "place": place} for number, (name, place) in enumerate(places.items())}
    for item in _generator(event=events).items(seed, "match"):
        assert [places[prompt] for prompt in item.prompts] == list(item.keys)
        assert len({normal(key) for key in item.keys}) == len(item.keys)
        assert events[item.card.subject.id]["name"] in item.prompts
        assert grade(item, Matched(item.correct)).right


@few
@given(tame, tame)
def test_what_changed_is_the_difference_of_the_two_versions(old: list[str], new: list[str]) -> None:
    aims = {
        "a": {"name": "the old aims", "members": old},
        "b": {"name": "the new aims", "members": new, "revises": {"ref": "a"}},
    }
    asked = {
        item.card.part: item.explanation.rpartition(" is ")[2].partition(" in ")[0]
        for item in _generator(list=aims).items(1, "truefalse")
        if item.card.question == "change"
    }
    known = {
        each: "kept" if each in old and each in new else "new" if each in new else "left out" for each in (*old, *new)
    }
    assert asked.items() <= known.items()
    assert asked.keys() == known.keys() or len(set(known.values())) == 1
