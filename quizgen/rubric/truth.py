"""Truth rules: what the generator promises is checked again on what it made, and against the deck's own values."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from quizgen.model import Ref, SubjectKey
from quizgen.rubric.rule import Rule
from quizgen.rubric.shapes import WITH_WRONG, as_date, normal, right_texts, sort_of, sorts_of, wrong_texts
from quizgen.wording import holds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizgen.dates import Date
    from quizgen.model import Item
    from quizgen.rubric.world import World


def _one_key(item: Item) -> str:
    if item.form in {"order", "match"}:
        return _every_key_is_an_option(item)
    if item.form == "recall":
        return "" if item.keys and all(item.keys) else "the list of members is empty"
    if not item.options:
        return "" if item.key else "the key is empty"
    count = len(right_texts(item))
    if item.form == "multi":
        return "" if 0 < count < len(item.options) else "expected one right option and one wrong one, at least"
    return "" if count == 1 else f"{count} options are marked right; expected 1"


def _every_key_is_an_option(item: Item) -> str:
    shown = {option.text for option in item.options}
    lost = next((key for key in item.keys if key not in shown), None)
    if lost is not None:
        return f"the key '{lost}' is not among the options"
    if item.form == "match" and len(item.keys) != len(item.prompts):
        return f"{len(item.prompts)} prompts have {len(item.keys)} keys"
    return "" if item.keys else "there is no key"


def _options_differ(item: Item) -> str:
    seen: dict[str, str] = {}
    for option in item.options:
        other = seen.setdefault(normal(option.text), option.text)
        if other is not option.text:
            return f"'{option.text}' and '{other}' are the same option"
    return ""


def _one_thing_twice(world: World, item: Item) -> str:
    """Find two options that the deck declares to be spellings of one thing."""
    meant: dict[int, str] = {}
    for option in item.options:
        for thing in world.spelled_alike.get(normal(option.text), ()):
            other = meant.setdefault(thing, option.text)
            if other is not option.text:
                return f"'{option.text}' and '{other}' are two names of one thing"
    return ""


def _no_true_distractor(item: Item) -> str:
    if item.form in {"order", "match"}:
        return ""
    right = {normal(text) for text in (item.key, *item.accepts, *right_texts(item))}
    wrong = next((text for text in wrong_texts(item) if normal(text) in right), "")
    return f"the wrong option '{wrong}' is a spelling of the key" if wrong else ""


def _proved_false(world: World, item: Item) -> str:
    """Ask the facts whether a wrong option is right after all; of the odd one out the wrong ones are the members."""
    ask = world.asks.get(item.card)
    if ask is None or item.form not in {"choice", "truefalse", "multi"}:
        return ""
    if item.form == "truefalse":
        said = normal(item.stem.partition("? ")[2])
        return "the statement is true, and the key is False" if _judged(said in world.statements(ask), item) else ""
    right = world.right_names(ask)
    wrong = next((text for text in wrong_texts(item) if normal(text) in right), "")
    return f"the wrong option '{wrong}' is true by the deck's own facts" if wrong else ""


def _judged(true: bool, item: Item) -> bool:  # noqa: FBT001 - the one thing it is told
    return true and normal(item.key) == "false"


def _one_answer(world: World, item: Item) -> str:
    """Count the answers that the facts give to what has one key (K4, forward)."""
    ask = world.asks.get(item.card)
    asked = ask.question.asks if ask else None
    if ask is None or asked is None or item.form not in {"choice", "typed", "cloze"}:
        return ""
    if asked.field == "name" or asked.part in {"item", "gap"}:
        return ""  # names are for F4, members of a list are asked among others that are not
    count = len(world.right(ask)) if asked.part == "key" else len({*ask.answers})
    return f"the facts give {count} answers" if count > 1 else ""


def _same_stem(bank: Sequence[Item]) -> Iterator[tuple[Item, str]]:
    """Find two typed items with one stem and different keys."""
    first: dict[str, Item] = {}
    for item in bank:
        if item.form not in {"typed", "cloze", "truefalse"}:
            continue
        other = first.setdefault(f"{item.form} {normal(item.stem)}", item)
        keys = {normal(text) for text in (other.key, *other.accepts)}
        if other is not item and normal(item.key) not in keys:
            yield item, f"the stem of '{other.card.id}' is the same, and its key is '{other.key}'"


def _dates_disjoint(item: Item) -> str:
    if item.form not in WITH_WRONG:
        return ""
    right = [(text, date) for text in right_texts(item) if (date := as_date(text))]
    wrong = [(text, date) for text in wrong_texts(item) if (date := as_date(text))]
    pairs = ((a, b) for a, one in right for b, other in wrong if one.overlaps(other))
    return next((f"the dates '{a}' and '{b}' overlap" for a, b in pairs), "")


def _no_subset(world: World, item: Item) -> str:
    """Compare the words of options, but of subjects ask the deck's `part_of`: a name may well stand in another."""
    ask = world.asks.get(item.card)
    if item.form not in WITH_WRONG:
        return ""
    answers = world.right(ask) if ask else []
    kind = next((value.target.kind for value in answers if isinstance(value, Ref)), "")
    pairs: list[tuple[str, str]] = [(a, b) for a in right_texts(item) for b in wrong_texts(item)]
    if item.form == "choice":
        pairs += combinations(wrong_texts(item), 2)
    for a, b in pairs:
        ones, others = _named(world, a, kind), _named(world, b, kind)
        if ones and others and _is_part(world, ones, others):
            return f"one of '{a}' and '{b}' is a part of the other"
        if not (ones and others) and sort_of(a)[0] == "words" == sort_of(b)[0] and (holds(a, b) or holds(b, a)):
            return f"one of '{a}' and '{b}' holds the other"
    return ""


def _named(world: World, text: str, kind: str) -> set[SubjectKey]:
    return {key for key in world.owners.get(normal(text), ()) if key.kind == kind}


def _is_part(world: World, ones: set[SubjectKey], others: set[SubjectKey]) -> bool:
    return any(other in world.wholes(one) or one in world.wholes(other) for one in ones for other in others)


def _one_type(item: Item) -> str:
    return _unlike(item, 0, "type") if item.form in WITH_WRONG else ""


def _one_precision(item: Item) -> str:
    return _unlike(item, 1, "precision") if _all_are(item, "date") else ""


def _one_unit(item: Item) -> str:
    return _unlike(item, 1, "unit") if _all_are(item, "number") else ""


def _all_are(item: Item, kind: str) -> bool:
    return item.form in WITH_WRONG and {sort for sort, _ in sorts_of(option.text for option in item.options)} == {kind}


def _unlike(item: Item, place: int, what: str) -> str:
    texts = [option.text for option in item.options]
    sorts = {text: sort[place] for text, sort in zip(texts, sorts_of(texts), strict=True)}
    key = next(iter(right_texts(item)), item.key)
    other = next((text for text, sort in sorts.items() if sort != sorts.get(key, sort)), "")
    return f"'{key}' and '{other}' differ in {what}" if other else ""


def _of_another_time(world: World, item: Item) -> str:
    """Find a wrong option that, wherever the deck has it as an answer, held at another time than the key."""
    ask = world.asks.get(item.card)
    mine = ask.validities if ask and item.form in WITH_WRONG else ()
    if ask is None or not mine:
        return ""
    for text in wrong_texts(item):
        others = world.times(ask).get(normal(text), ())
        if others and not any(not dates or _meet(mine, dates) for dates in others):
            when = " and ".join(str(date) for dates in others for date in dates)
            return f"'{text}' held in {when}, and the key in {' and '.join(map(str, mine))}"
    return ""


def _meet(ones: Sequence[Date], others: Sequence[Date]) -> bool:
    return any(one.overlaps(other) for one in ones for other in others)


def _has_source(item: Item) -> str:
    return "" if item.citation.work and item.source else "the fact has no source"


def _stands_in_the_deck(world: World, item: Item) -> str:
    if item.form not in WITH_WRONG:
        return ""
    made_up = next((option.text for option in item.options if normal(option.text) not in world.known), "")
    return f"the option '{made_up}' stands nowhere in the deck" if made_up else ""


def _has_feedback(item: Item) -> str:
    if item.form in {"order", "match"}:
        return ""
    silent = next((option.text for option in item.options if not option.right and not option.why), "")
    return f"nothing says why '{silent}' is wrong" if silent else ""


# fmt: off
RULES: tuple[Rule, ...] = (
    Rule(
        "K1", "exactly one key", "error", "look at the values of the field that is asked",
        "An item with two right options, or none, punishes those who know.",
        "two options are marked right", "one is; of several right ones (multi) there is also a wrong one",
        "HDR 19", item=_one_key,
    ),
    Rule(
        "K2", "options differ", "error", "declare the texts as aliases of one subject",
        "Two spellings of one thing cannot be told apart, so neither can be the key.",
        "the State Council / State Council", "the State Council / the Politburo",
        "bugs seen in quiz platforms", item=_options_differ, deck=_one_thing_twice,
    ),
    Rule(
        "K3", "no distractor is true", "error", "declare aliases, synonyms or 'closed: false'",
        "A wrong option that is right by the deck's own facts makes a liar of the key.",
        "Who attended? key: Ann; wrong: Bob, who attended too", "wrong: Carl, of whom the deck proves that he did not",
        "Vinu & Kumar", item=_no_true_distractor, deck=_proved_false,
    ),
    Rule(
        "K4", "the stem has one answer", "error", "say in the stem what tells the answers apart",
        "A stem with two answers cannot be known, only guessed.",
        "What did the plenum adopt? (two documents)", "Which decision did the plenum adopt?",
        "SM 11", bank=_same_stem, deck=_one_answer, place="stem",
    ),
    Rule(
        "K5", "dates are disjoint", "error", "give the dates at one precision",
        "If one date lies within another, both are right or neither.",
        "2013 / November 2013", "November 2013 / October 2014", "HDR 22", item=_dates_disjoint, by_looks=True,
    ),
    Rule(
        "K6", "no option holds another", "error", "declare part_of or synonyms",
        "Who chooses the part has chosen from the whole: the options overlap.",
        "security / national security", "economic security / political security",
        "HDR 22", deck=_no_subset,
    ),
    Rule(
        "T1", "options of one type", "error", "ask for values of one type",
        "An option of another type is ruled out without knowledge.",
        "2014 / Beijing", "2014 / 2015", "HDR 23", item=_one_type, by_looks=True,
    ),
    Rule(
        "T2", "dates of one precision", "error", "give the dates at one precision",
        "The finer date looks like the one that was looked up.",
        "April 15, 2014 / 2013", "April 15, 2014 / May 2, 2013", "HDR 23", item=_one_precision, by_looks=True,
    ),
    Rule(
        "T3", "numbers of one unit", "error", "declare the field's unit",
        "Another unit sets an option apart, and sizes cannot be compared.",
        "8 km / 5000 m", "8 km / 5 km", "HDR 23", item=_one_unit, by_looks=True,
    ),
    Rule(
        "T4", "options of one time", "warning", "say 'valid' of more facts, or ask by typed forms",
        "Who had left before is ruled out by those who know the time alone.",
        "Who chaired it in 2014? key: Xi; wrong: Hu, who chaired another until 2012", "wrong: Li, premier in 2014",
        "the project", deck=_of_another_time,
    ),
    Rule(
        "P1", "provenance", "error", "give the fact a 'source'",
        "What has no source cannot be checked by the learner.",
        "a fact without source", "source: {cite: chen, at: section 1}", "Matuschak", item=_has_source,
        deck=_stands_in_the_deck,
    ),
    Rule(
        "P2", "feedback for each wrong option", "error", "give the question a 'statement'",
        "Lures are learned unless they are corrected.",
        "an option of which nothing says why it is wrong", "“May 2 is when the other meeting was held.”",
        "Roediger & Marsh 2005", item=_has_feedback,
    ),
)
# fmt: on
