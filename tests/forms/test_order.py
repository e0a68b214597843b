from __future__ import annotations

from tests.strategies import generator_of, item_of, made

EVENTS = """
    event:
      a: {name: the talks, date: 2012}
      b: {name: the truce, date: 2012-03}
      c: {name: the war, date: 2013}
      d: {name: the peace, date: 2014-05-01/2014-06-02}
      e: {name: the feast, place: Rome}
      f: {name: the fair, date: 2014-06-02}
"""


def test_events_are_put_in_the_order_of_dates_that_do_not_meet() -> None:
    generator = generator_of(EVENTS)
    for seed in range(30):
        item = made(generator, "event/a/order", "order", seed)
        assert item.keys in {("the talks", "the war", "the peace"), ("the talks", "the war", "the fair")}
        shown = tuple(option.text for option in item.options)
        assert sorted(shown) == sorted(item.keys)
        assert shown != item.keys
        assert tuple(shown[index] for index in item.correct) == item.keys
    assert item.stem == "Put these events in order, earliest first."


def test_the_subject_of_the_card_is_always_among_them_and_the_dates_are_told() -> None:
    item = made(generator_of(EVENTS), "event/b/order", "order", 3)
    assert item.keys[0] == "the truce"
    assert item.explanation.startswith("In order: the truce (March 2012); the war (2013); the ")


def test_without_three_dates_that_do_not_meet_there_is_no_order() -> None:
    generator = generator_of("""
        event:
          a: {name: the talks, date: 2012}
          b: {name: the truce, date: 2012-03}
          c: {name: the war, date: 2013}
    """)
    assert list(generator.items(1, "order")) == []


def test_a_part_does_not_stand_beside_its_whole() -> None:
    generator = generator_of("""
        document:
          a: {name: the law, date: 2012}
          b: {name: the article, date: 2013, part_of: {ref: a}}
          c: {name: the plan, date: 2014}
    """)
    assert item_of(generator, "document/a/order", "order") is None


def test_members_of_an_ordered_list_keep_its_order_and_others_have_no_card() -> None:
    generator = generator_of("""
        list:
          a: {name: the steps, members: {value: [one step, jump, stand, run, walk, sit], ordered: true}}
          b: {name: the colours, members: [red, blue, green]}
          c: {name: the ends, members: {value: [start, stop], ordered: true}}
    """)
    steps = ["one step", "jump", "stand", "run", "walk", "sit"]
    for seed in range(20):
        item = made(generator, "list/a/in-order", "order", seed)
        assert item.stem == "Put the steps in order."
        assert list(item.keys) == [step for step in steps if step in item.keys]
        assert 3 <= len(item.keys) <= 5
    assert item.explanation == "The steps, in order: one step; jump; stand; run; walk; sit."
    assert not [card for card in generator.cards if (card.subject.id, card.question) == ("b", "in-order")]
    assert item_of(generator, "list/c/in-order", "order") is None


def test_names_that_are_numbered_in_that_order_are_not_asked_for_it() -> None:
    generator = generator_of("""
        event:
          a: {name: the 18th congress, date: 2012}
          b: {name: the nineteenth congress, date: 2017}
          c: {name: the 20th congress, date: 2022}
          d: {name: the founding, date: 2000}
    """)
    items = [item_of(generator, "event/b/order", "order", seed) for seed in range(20)]
    assert all("founding" in " ".join(item.keys) and len(item.keys) == 3 for item in items if item is not None)
    mixed = generator_of("""
        event:
          a: {name: the 2nd fire, date: 2012}
          b: {name: the first flood, date: 2017}
          c: {name: the 3rd storm, date: 2022}
    """)
    assert item_of(mixed, "event/b/order", "order") is not None
