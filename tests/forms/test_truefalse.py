from __future__ import annotations

from collections import Counter

from tests.strategies import generator_of, item_of, made

FACTS = """
    event:
      a: {name: the talks, place: Rome}
      b: {name: the war, place: Pisa}
"""


def test_a_true_statement_is_the_fact_and_a_false_one_has_a_proved_lie() -> None:
    generator = generator_of(FACTS)
    items = {made(generator, "event/a/where", "truefalse", seed) for seed in range(20)}
    assert {(item.stem, item.key) for item in items} == {
        ("True or false? The talks took place in Rome.", "True"),
        ("True or false? The talks took place in Pisa.", "False"),
    }


def test_true_stands_before_false_and_the_wrong_one_tells_the_truth() -> None:
    for seed in range(10):
        item = made(generator_of(FACTS), "event/a/where", "truefalse", seed)
        assert [option.text for option in item.options] == ["True", "False"]
        lie, truth = "The talks took place in Rome. The war took place in Pisa.", "The talks took place in Rome."
        assert [option.why for option in item.options] == (["", truth] if item.key == "True" else [lie, ""])


def test_about_half_of_the_statements_are_true() -> None:
    generator = generator_of(FACTS)
    keys = Counter(made(generator, "event/a/where", "truefalse", seed).key for seed in range(400))
    assert 150 < keys["True"] < 250


def test_a_question_with_several_right_answers_can_still_be_judged() -> None:
    generator = generator_of("person: {a: {name: Ann, position: [cook, smith]}, b: {name: Bob, position: baker}}")
    stems = {made(generator, "person/a/position", "truefalse", seed).stem for seed in range(20)}
    assert stems == {"True or false? Ann is cook.", "True or false? Ann is baker."}


def test_without_a_statement_or_a_lie_there_is_nothing_to_judge() -> None:
    header = 'kinds: {event: {questions: {where: {stem: "Where was {name}?", asks: place}}}}'
    assert item_of(generator_of(FACTS, header), "event/a/where", "truefalse") is None
    assert item_of(generator_of("event: {a: {name: the talks, place: Rome}}"), "event/a/where", "truefalse") is None


def test_one_lie_about_an_unequal_date_coarsens_the_statement() -> None:
    generator = generator_of("event: {a: {name: the talks, date: 2014-04-15}, b: {name: the war, date: 2013}}")
    stems = {made(generator, "event/a/when", "truefalse", seed).stem for seed in range(20)}
    assert stems == {"True or false? The talks took place in 2014.", "True or false? The talks took place in 2013."}
