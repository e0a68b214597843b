"""What changed between two versions of a list or a scheme is derived, and asked."""

from __future__ import annotations

import pytest

from quizgen.model import Pairs, SubjectKey
from quizgen.stems import show
from tests.strategies import deck_of, generator_of, item_of, loaded_of, made, wrong

LISTS = """
    list:
      old: {name: the aims of 1990, members: [{value: peace, accept: [concord]}, trade, farming]}
      new: {name: the aims of 2000, revises: {ref: old}, members: [concord, trade, research]}
"""
SCHEMES = """
    roles:
      old: {name: the old scheme, parts: {Ann: the cook, Bob: the smith, Cid: the baker, Dan: the miller}}
      new:
        name: the new scheme
        revises: {ref: old}
        parts: {Ann: the cook, Bob: the carter, Eve: the baker, Dan: the mason, Cid: the baker}
"""


def changes(facts: str, subject: str, field: str = "changes", header: str = "") -> dict[str, str]:
    """Give a derived map as it is shown."""
    deck = deck_of(facts, header)
    facts_of = deck.subjects[SubjectKey(*subject.split("/"))].facts.get(field, ())
    value = facts_of[0].value if facts_of else Pairs(())
    assert isinstance(value, Pairs)
    return {show(deck, key): show(deck, change) for key, change in value.items}


def test_what_is_new_kept_and_left_out_follows_from_two_versions_of_a_list() -> None:
    assert changes(LISTS, "list/new") == {"concord": "kept", "trade": "kept", "research": "new", "farming": "left out"}
    assert changes(LISTS, "list/old") == {}


def test_a_scheme_also_has_changed_parts_and_tells_the_former_ones() -> None:
    assert changes(SCHEMES, "roles/new") == {
        "Ann": "kept", "Bob": "changed", "Eve": "new", "Dan": "changed", "Cid": "kept",
    }  # fmt: skip
    assert changes(SCHEMES, "roles/new", "former") == {"Bob": "the smith", "Dan": "the miller"}


@pytest.mark.parametrize(
    ("members", "header"),
    [
        ("[peace, trade policy]", ""),
        ("[peace, trade, agriculture]", "synonyms: [[farming, agriculture]]"),
    ],
)
def test_nothing_is_derived_where_a_member_is_too_near_to_another(members: str, header: str) -> None:
    facts = f"""
        list:
          old: {{name: the aims of 1990, members: [peace, trade, farming]}}
          new: {{name: the aims of 2000, revises: {{ref: old}}, members: {members}}}
    """
    assert changes(facts, "list/new", header=header) == {}


def test_nothing_is_derived_of_a_version_without_members_or_of_itself() -> None:
    assert changes("list: {a: {name: the aims, members: [x, y], revises: {ref: a}}}", "list/a") == {}
    assert changes("list: {a: {name: the aims, members: [x], revises: {ref: b}}, b: {name: others}}", "list/a") == {}


def test_what_the_author_says_of_a_change_stands() -> None:
    facts = LISTS.replace("{name: the aims of 2000,", "{name: the aims of 2000, changes: {trade: weakened},")
    assert changes(facts, "list/new") == {"trade": "weakened"}


def test_one_new_member_is_asked_for_among_those_that_are_not_new() -> None:
    item = made(generator_of(LISTS), "list/new/change.research", "choice")
    assert item.stem == "Compared with the aims of 1990, what is new in the aims of 2000?"
    assert (item.key, wrong(item)) == ("research", {"concord", "trade", "farming"})
    assert made(generator_of(LISTS), "list/new/change.farming", "typed").key == "farming"


def test_one_of_several_is_not_asked_for_alone_but_may_be_judged() -> None:
    generator = generator_of(LISTS)
    assert item_of(generator, "list/new/change.trade", "choice") is None
    stems = {made(generator, "list/new/change.trade", "truefalse", seed).stem for seed in range(20)}
    start = "True or false? Compared with the aims of 1990, "
    assert stems <= {f"{start}“{each}” is kept in the aims of 2000." for each in ("trade", "research", "farming")}


def test_the_former_part_is_asked_for() -> None:
    item = made(generator_of(SCHEMES), "roles/new/former.bob", "typed")
    assert item.stem == "The new scheme gives Bob another part than the old scheme: which did it have there?"
    assert item.key == "the smith"
    assert item.explanation == "In the old scheme, unlike in the new scheme, Bob is the smith."


@pytest.mark.parametrize(
    ("field", "hint"),
    [
        ("{type: map, derives: news, of: members, since: revises}", "one of changes, former"),
        ("{type: list, derives: changes, of: members, since: revises}", "type: map"),
        ("{type: map, derives: former, of: members, since: revises}", "name it with 'of'"),
        ("{type: map, derives: changes, since: revises}", "name it with 'of'"),
        ("{type: map, derives: changes, of: members, since: total}", "name it with 'since'"),
        ("{type: map, of: members}", "one of changes, former"),
    ],
)
def test_a_derivation_that_cannot_be_made_is_a_problem(field: str, hint: str) -> None:
    loaded = loaded_of(LISTS, f"kinds: {{list: {{fields: {{odd: {field}}}}}}}")
    problems = [problem for problem in loaded.problems if problem.code != "no-source"]
    assert [(problem.code, problem.hint) for problem in problems] == [("bad-derivation", hint)]
