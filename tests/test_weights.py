from __future__ import annotations

from tests.strategies import generator_of, wrong

TOWNS = ("Rome", "Pisa", "Lyon", "Oslo", "Bonn", "Bern", "Kyiv", "Riga")


def _deck(places: list[str]) -> str:
    rows = [f"  e{index}: {{name: event {index}, place: {place}}}" for index, place in enumerate(places)]
    return "event:\n" + "\n".join(rows)


def test_what_was_taken_for_the_key_comes_back_as_an_option_with_its_reason() -> None:
    generator = generator_of(_deck(list(TOWNS)))
    card = generator.cards[0]
    for seed in range(20):
        item = generator.item(card, "choice", seed, {"Riga": 2, "Bern": 1})
        assert item is not None
        assert {"Riga", "Bern"} <= wrong(item)
        assert {option.text: option.why for option in item.options}["Riga"] == "Event 7 took place in Riga."


def test_an_error_is_found_again_in_a_large_deck() -> None:
    generator = generator_of(_deck([f"Town{index}" for index in range(400)]))
    item = generator.item(generator.cards[3], "choice", 1, {"Town397": 1})
    assert item is not None
    assert "Town397" in wrong(item)


def test_a_weight_makes_no_wrong_option_of_what_is_right_or_unknown_to_the_deck() -> None:
    generator = generator_of(_deck([*TOWNS, "Rome"]))
    item = generator.item(generator.cards[0], "choice", 1, {"Rome": 9, "Atlantis": 9})
    assert item is not None
    assert wrong(item) <= set(TOWNS) - {"Rome"}


def test_an_observed_date_is_an_option_whichever_side_of_the_key_it_lies() -> None:
    rows = "\n".join(f"  e{index}: {{name: event {index}, date: {2000 + index}}}" for index in range(9))
    generator = generator_of(f"event:\n{rows}")
    card = next(card for card in generator.cards if card.id.endswith("e4/when"))
    for seed in range(20):
        item = generator.item(card, "choice", seed, {"2000": 1})
        assert item is not None
        assert "2000" in wrong(item)


def test_without_errors_weights_change_nothing() -> None:
    generator = generator_of(_deck(list(TOWNS)))
    card = generator.cards[0]
    assert generator.item(card, "choice", 1, {}) == generator.item(card, "choice", 1)
