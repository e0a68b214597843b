"""Rules of cards: what is remembered is one thing, and told apart from what looks like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.model import Members, Ref
from quizgen.rubric.rule import Rule
from quizgen.rubric.shapes import normal
from quizgen.wording import slug, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from quizgen.model import Item, SubjectKey
    from quizgen.rubric.world import World

MOST_WORDS, MOST_MEMBERS = 10, 5


def _one_fact(item: Item) -> str:
    """Measure what is to be brought up from memory; what is chosen is only recognised."""
    if item.form not in {"typed", "cloze", "recall"}:
        return ""
    longest = max(item.keys or (item.key,), key=lambda key: len(words(key)))
    count = len(words(longest))
    return f"the answer has {count} words; expected at most {MOST_WORDS}" if count > MOST_WORDS else ""


def _lists(bank: Sequence[Item]) -> Iterator[tuple[Item, str]]:
    """Find a long list that is recalled whole and in no other way."""
    parts = {(item.card.subject, item.form) for item in bank if item.form != "recall"}
    subjects = {subject for subject, _ in parts}
    for item in bank:
        if item.form == "recall" and len(item.keys) > MOST_MEMBERS and item.card.subject not in subjects:
            yield item, f"a list of {len(item.keys)} is one card alone"


def _whole_list(world: World, item: Item) -> str:
    """Find a card that asks for a long list as one text."""
    ask = world.asks.get(item.card)
    if ask is None or item.form not in {"typed", "cloze"} or ask.question.per_part:
        return ""
    facts = ask.subject.facts.get(ask.question.asks.field, ())
    longest = max((len(fact.value.items) for fact in facts if isinstance(fact.value, Members)), default=0)
    return f"one card asks for a list of {longest}" if longest > MOST_MEMBERS else ""


def _unmet(world: World, bank: Sequence[Item]) -> Iterator[tuple[Item, str]]:
    """Find declared look-alikes that no item sets side by side, though both are asked about."""
    first: dict[SubjectKey, Item] = {}
    texts: dict[SubjectKey, set[str]] = {}
    for item in bank:
        first.setdefault(item.card.subject, item)
        shown = texts.setdefault(item.card.subject, set())
        shown.update(normal(option.text) for option in item.options)
        shown.add(normal(item.stem))
        shown.update(normal(option.why) for option in item.options)
    for key, item in first.items():
        for other in world.deck.subjects[key].confusable:
            if other in world.deck.subjects and not _meet(world, texts, key, other):
                yield item, f"no item sets it beside '{other}', which is declared confusable"


def _meet(world: World, texts: dict[SubjectKey, set[str]], one: SubjectKey, other: SubjectKey) -> bool:
    return _stands(world, texts.get(one, set()), other) or _stands(world, texts.get(other, set()), one)


def _stands(world: World, texts: set[str], subject: SubjectKey) -> bool:
    names = world.names(world.deck.subjects[subject])
    return any(f" {name} " in f" {text} " for text in texts for name in names)


def _reverse(world: World, item: Item) -> str:
    ask = world.asks.get(item.card)
    if ask is None or ask.question.asks.field != "name" or item.form not in {"choice", "typed", "cloze"}:
        return ""
    right = world.right(ask)
    if len(right) < 2:
        return ""
    names = [str(value.target) for value in right if isinstance(value, Ref) and value.target != ask.subject.key]
    return f"what is given fits '{names[0]}' as well"


def _back(item: Item) -> str:
    if not item.explanation:
        return "the back does not tell the fact"
    passage = item.citation.at
    return f"the back does not name the passage '{passage}'" if item.source and passage not in item.source else ""


def _counted(world: World, item: Item) -> str:
    """Find a card whose id counts parts of the same words: it would pass to another when their order changes."""
    ask = world.asks.get(item.card)
    part = world.part(ask) if ask else None
    if part is None:
        return ""
    own = part.target.id if isinstance(part, Ref) else slug(part.text)
    return f"its id counts the parts '{own}' in their order" if own != item.card.part else ""


def _taken(world: World, bank: Sequence[Item]) -> Iterator[tuple[Item, str]]:
    """Find subjects whose former id is another's, now or formerly: their learners' progress would be mixed up."""
    asked = {item.card.subject: item for item in reversed(bank)}
    claimed: dict[tuple[str, str], SubjectKey] = {(key.kind, key.id): key for key in world.deck.subjects}
    for key, item in sorted(asked.items()):
        for former in world.deck.subjects[key].formerly:
            other = claimed.setdefault((key.kind, former), key)
            if other != key:
                yield item, f"its former id '{former}' is one of '{other}'"


def _same_stem(bank: Sequence[Item]) -> Iterator[tuple[Item, str]]:
    """Find a stem that asks of two subjects for different things, so that only the options tell which is meant."""
    first: dict[str, Item] = {}
    for item in bank:
        if item.form in {"choice", "pick", "multi", "oddone", "recall"}:
            other = first.setdefault(f"{item.form} {normal(item.stem)}", item)
            if other.card.subject != item.card.subject and normal(other.key) != normal(item.key):
                yield item, f"the stem of '{other.card.id}' is the same, and its key is '{other.key}'"


def _rules() -> Iterable[Rule]:
    yield Rule(
        "F1", "one fact, ten words at most", "warning", "split the fact, or confine the question to choice",
        "An answer of many parts is never wholly known, so its card never rests.",
        "What did the plenum do? (thirty words)", "Which decision did the plenum adopt?", "SM 4", item=_one_fact,
    )  # fmt: skip
    yield Rule(
        "F2", "a long list is no single card", "warning", "make it a list, of which each member is asked",
        "A list of more than five is learned by overlapping pieces.",
        "Name the sixteen fields (one card)", "a card for each member, given those before", "SM 9-10",
        bank=_lists, deck=_whole_list,
    )  # fmt: skip
    yield Rule(
        "F3", "look-alikes meet", "warning", "give the two a field in which they differ",
        "What is mixed up must be told apart side by side.",
        "two plenums declared confusable, never options of one item", "each is an option where the other is the key",
        "SM 11", survey=_unmet, place="subject",
    )  # fmt: skip
    yield Rule(
        "F4", "a reverse has one answer", "error", "give the reverse more of what tells the subjects apart",
        "A fact that is right one way round may have several answers the other way.",
        "Who was born in 1953? (three people)", "When was Xi born?", "SM", deck=_reverse,
    )  # fmt: skip
    yield Rule(
        "F5", "fact and source on the back", "error", "give the fact a 'source', and the question a 'statement'",
        "Who doubts a card looks where it comes from, or stops to believe it.",
        "a back with the answer alone", "the fact as a sentence, and the passage that says so", "Matuschak", item=_back,
    )  # fmt: skip
    yield Rule(
        "F6", "a permanent id", "warning", "word the parts apart; take an id under 'formerly' once and never again",
        "Progress hangs on the id of a card: what counts or reuses ids hands it to another card.",
        "two blanks of the same words; 'formerly: [a]' where another is 'a'", "parts that differ, ids of one's own",
        "Matuschak", deck=_counted, survey=_taken, place="subject",
    )  # fmt: skip
    yield Rule(
        "F7", "the stem says what is meant", "warning", "put {name}, or what tells the subjects apart, into the stem",
        "A card comes up months later and among others; then only its own words say what it is about.",
        "Where was it held?", "Where was the third plenary session held?", "Matuschak", bank=_same_stem, place="stem",
    )  # fmt: skip


RULES = tuple(_rules())
