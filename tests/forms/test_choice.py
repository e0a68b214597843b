from __future__ import annotations

import pytest

from tests.strategies import generator_of, item_of, made

LISTS = """
    list:
      a: {name: the warm colours, members: [red, orange]}
      b: {name: the cold colours, members: [blue, green]}
"""


def test_a_choice_has_one_right_option_and_its_key_is_that_option() -> None:
    item = made(generator_of(LISTS), "list/a/member.red", "choice")
    assert [option.text for option in item.options if option.right] == [item.key] == ["red"]
    assert item.correct == (item.options.index(next(option for option in item.options if option.right)),)
    assert (item.accepts, item.gap, item.date) == ((), None, None)


def test_other_members_of_the_list_are_no_options_beside_the_one_that_is_asked() -> None:
    generator = generator_of(LISTS)
    assert all(
        "orange" not in {o.text for o in made(generator, "list/a/member.red", "choice", s).options} for s in range(9)
    )


@pytest.mark.parametrize("closed", ["true", "false"])
def test_of_several_right_answers_none_is_asked_by_choice(closed: str) -> None:
    generator = generator_of(
        "person: {a: {name: Ann, position: [cook, smith]}, b: {name: Bob, position: [baker, miller, carter]}}",
        f"kinds: {{person: {{fields: {{position: {{type: text, many: true, closed: {closed}}}}}}}}}",
    )
    assert item_of(generator, "person/a/position", "choice") is None


def test_a_map_with_equal_right_sides_is_asked_one_way_only() -> None:
    generator = generator_of("""
        roles:
          a:
            name: the crew
            parts: {Ann: the cook, Bob: the cook, Cid: the smith, Dan: the baker}
    """)
    items = [
        item_of(generator, f"roles/a/role.{name}", "choice", seed) for seed in range(20) for name in ("ann", "bob")
    ]
    assert {item.key for item in items if item is not None} == {"the cook"}
    assert sum(item is not None for item in items) == 20  # one of the two at a time, or the cook were the safe guess
    assert item_of(generator, "roles/a/player.ann", "choice") is None
    assert item_of(generator, "roles/a/player.ann", "typed") is None
    assert made(generator, "roles/a/player.cid", "choice").key == "Cid"


def test_a_reverse_question_is_dropped_where_two_subjects_fit() -> None:
    generator = generator_of("""
        event:
          a: {name: the talks, date: 2012}
          b: {name: the treaty, date: 2012}
          c: {name: the war, date: 2013}
          d: {name: the peace, date: 2014}
    """)
    for form in ("choice", "typed", "cloze"):
        assert item_of(generator, "event/a/which", form) is None
    assert made(generator, "event/c/which", "choice").key == "the war"
    assert made(generator, "event/a/when", "choice").key == "2012"


def test_more_and_likelier_wrong_options_make_it_harder() -> None:
    def difficulty(*places: str) -> float:
        rows = "\n".join(f"  e{index}: {{name: event {index}, place: {place}}}" for index, place in enumerate(places))
        return made(generator_of(f"event:\n{rows}"), "event/e0/where", "choice").difficulty

    few, many = difficulty("Rome", "Pisa", "Lyon"), difficulty("Rome", "Pisa", "Lyon", "Oslo")
    assert few < many < difficulty("Old Rome", "Old Pisa", "Old Lyon", "Old Oslo")
