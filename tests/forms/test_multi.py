from __future__ import annotations

from tests.strategies import generator_of, item_of, made

LISTS = """
    list:
      a: {name: the warm colours, members: [red, orange, yellow, pink]}
      b: {name: the cold colours, members: [blue, green, red, grey]}
"""
PEOPLE = """
    person:
      a: {name: Ann, position: [cook, smith]}
      b: {name: Bob, position: [baker, miller, carter]}
"""


def test_members_stand_among_things_that_are_proved_to_be_none() -> None:
    generator = generator_of(LISTS)
    for seed in range(20):
        item = made(generator, "list/a/several", "multi", seed)
        texts = {option.text: option.right for option in item.options}
        assert {text for text, right in texts.items() if right} == set(item.keys) <= {"red", "orange", "yellow", "pink"}
        assert {text for text, right in texts.items() if not right} <= {"blue", "green", "grey"}
        assert 2 <= len(item.keys) <= 3
        assert 4 <= len(texts) <= 6
        assert item.explanation == "The warm colours: red, orange, yellow, and pink."
        whys = {option.text: option.why for option in item.options if not option.right}
        assert set(whys.values()) == {item.explanation}  # the cold colours include red as well
        assert [item.options[index].text for index in item.correct] == list(item.keys)


def test_how_many_are_right_is_drawn() -> None:
    generator = generator_of(LISTS)
    sizes = {
        (len(item.keys), len(item.options) - len(item.keys))
        for item in (made(generator, "list/a/several", "multi", seed) for seed in range(60))
    }
    assert sizes == {(2, 2), (2, 3), (3, 2), (3, 3)}


def test_a_field_with_many_values_says_to_choose_all() -> None:
    item = made(generator_of(PEOPLE), "person/a/position", "multi")
    assert item.stem == "Which position does Ann hold? Choose all that are right."
    assert set(item.keys) == {"cook", "smith"}
    assert item.explanation == "Ann is cook and smith."


def test_an_open_field_or_too_few_values_make_no_multi() -> None:
    opened = "kinds: {person: {fields: {position: {type: text, many: true}}}}"
    assert item_of(generator_of(PEOPLE, opened), "person/a/position", "multi") is None
    one = generator_of("person: {a: {name: Ann, position: cook}, b: {name: Bob, position: [baker, miller]}}")
    assert item_of(one, "person/a/position", "multi") is None
    assert item_of(one, "person/b/position", "multi") is None


def test_members_that_are_near_each_other_or_stand_in_the_stem_are_no_options() -> None:
    generator = generator_of("""
        list:
          a: {name: the kinds of tea, members: [tea, green, green tea, black]}
          b: {name: the rivers, members: [Nile, Po, the Po of Italy]}
    """)
    for seed in range(10):
        keys = set(made(generator, "list/a/several", "multi", seed).keys)
        assert keys in ({"green", "black"}, {"green tea", "black"})
    assert item_of(generator, "list/b/several", "multi") is None or "Po" not in {
        option.text for option in made(generator, "list/b/several", "multi").options if not option.right
    }


def test_the_member_of_the_card_is_always_among_the_right_ones() -> None:
    own = """
        kinds: {list: {questions: {any: {
            stem: "Which are among {name}?", asks: members.item, forms: [multi],
            statement: "Among {name}: {members.item}."}}}}
    """
    generator = generator_of(LISTS, own)
    assert all("pink" in made(generator, "list/a/any.pink", "multi", seed).keys for seed in range(20))


def test_what_stands_in_a_list_of_other_things_is_told_by_where_it_stands() -> None:
    generator = generator_of("""
        list:
          a: {name: the warm colours, members: [red, orange, yellow, pink]}
          b: {name: the cold colours, members: [blue, green, grey, teal]}
    """)
    item = made(generator, "list/a/several", "multi")
    whys = {option.text: option.why for option in item.options if not option.right}
    assert whys == {text: f"The cold colours include “{text}”." for text in whys}
