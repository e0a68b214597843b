from __future__ import annotations

from tests.strategies import generator_of, item_of, made

MEETINGS = """
    event:
      a: {name: the talks of Rome, date: 2012, confusable: [event/b]}
      b: {name: the feast, date: 2013}
      c: {name: the march, date: 2014}
      d: {name: the third session of the old council, date: 2015}
      e: {name: the third session of the new council, date: 2016}
      f: {name: the fair, date: 2012-05}
"""


def test_a_declared_look_alike_stands_beside_the_right_one_whichever_declares_it() -> None:
    generator = generator_of(MEETINGS.replace("2012-05", "2017"))
    for card, key, other in (("a", "the talks of Rome", "the feast"), ("b", "the feast", "the talks of Rome")):
        item = made(generator, f"event/{card}/which", "pick")
        assert {option.text: option.right for option in item.options} == {key: True, other: False}
        assert item.stem == f"Which event took place in {'2012' if card == 'a' else '2013'}?"


def test_without_a_declaration_names_that_are_alike_do() -> None:
    generator = generator_of(MEETINGS)
    item = made(generator, "event/d/which", "pick")
    assert {option.text for option in item.options if not option.right} == {"the third session of the new council"}
    assert next(option.why for option in item.options if not option.right) == (
        "The third session of the new council took place in 2016."
    )
    assert item_of(generator, "event/c/which", "pick") is None


def test_a_look_alike_that_may_be_right_too_is_no_wrong_option() -> None:
    generator = generator_of(MEETINGS)
    assert item_of(generator, "event/f/which", "pick") is None
    twins = generator_of("""
        event:
          a: {name: the talks, date: 2012, confusable: [event/b]}
          b: {name: the feast, place: Rome}
    """)
    assert item_of(twins, "event/a/which", "pick") is None
