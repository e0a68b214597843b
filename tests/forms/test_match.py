from __future__ import annotations

from tests.strategies import generator_of, item_of, made

CREWS = """
    roles:
      a:
        name: the crew
        of: person
        parts: {Ann: the cook, Bob: the cook, Cid: the smith, Dan: the baker, Eve: the miller}
      b:
        name: the guild
        of: person
        parts: {Fay: the smith, Gus: the carter, Hal: the mason}
      c:
        name: the plan
        parts: {north: the port, south: the fort, east: the mill}
"""


def test_each_prompt_has_its_own_part_and_equal_parts_come_once() -> None:
    generator = generator_of(CREWS)
    parts = {"Ann": "the cook", "Bob": "the cook", "Cid": "the smith", "Dan": "the baker", "Eve": "the miller"}
    for seed in range(30):
        item = made(generator, "roles/a/scheme", "match", seed)
        assert [parts[prompt] for prompt in item.prompts] == list(item.keys)
        assert len(set(item.keys)) == len(item.keys) >= 3
        assert not {"Ann", "Bob"} <= set(item.prompts)
        assert tuple(item.options[index].text for index in item.correct) == item.keys


def test_now_and_then_a_part_of_a_like_scheme_is_too_many() -> None:
    generator = generator_of(CREWS)
    spare = {
        (option.text, option.why)
        for seed in range(40)
        for option in made(generator, "roles/a/scheme", "match", seed).options
        if not option.right
    }
    why = "The guild: Fay – the smith; Gus – the carter; Hal – the mason."
    assert spare == {("the carter", why), ("the mason", why)}
    sizes = {len(made(generator, "roles/c/scheme", "match", seed).options) for seed in range(20)}
    assert sizes == {3}


def test_fewer_than_three_different_parts_or_an_open_map_are_not_matched() -> None:
    two = generator_of("roles: {a: {name: the crew, parts: {Ann: cook, Bob: cook, Cid: smith}}}")
    assert item_of(two, "roles/a/scheme", "match") is None
    opened = generator_of(CREWS, "kinds: {roles: {fields: {parts: {type: map, closed: false}}}}")
    assert item_of(opened, "roles/b/scheme", "match") is None
