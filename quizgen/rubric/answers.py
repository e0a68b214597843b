"""Rules of short answers: what passes when typed, and what must not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.dates import Precision, in_words, read_typed, spellings, with_preposition
from quizgen.model import Ref
from quizgen.rubric.rule import Rule
from quizgen.rubric.shapes import as_date, normal
from quizgen.wording import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quizgen.model import Item, SubjectKey
    from quizgen.rubric.world import World

TYPED = frozenset({"typed", "cloze"})


def _accepts_key(item: Item) -> str:
    if item.form == "recall":
        return _recall_accepts(item)
    if item.form not in TYPED:
        return ""
    accepted = {normal(text) for text in item.accepts}
    clash = next((text for text in item.rejects if normal(text) in accepted), "")
    if clash:
        return f"'{clash}' is both accepted and rejected"
    return "" if normal(item.key) in accepted else f"the key '{item.key}' is not among the accepted forms"


def _recall_accepts(item: Item) -> str:
    owner: dict[str, str] = {}
    for key, forms in zip(item.keys, item.spellings, strict=False):
        if normal(key) not in {normal(text) for text in forms}:
            return f"the member '{key}' is not among its accepted forms"
        for text in forms:
            if owner.setdefault(normal(text), key) != key:
                return f"'{text}' is accepted for '{owner[normal(text)]}' and for '{key}'"
    return ""


def _no_other_name(world: World, item: Item) -> str:
    """Ask the deck whether an accepted form is a name of a subject, or a value of another, that would be wrong."""
    ask = world.asks.get(item.card)
    if ask is None or item.form not in TYPED:
        return ""
    right = world.right_names(ask)
    subjects = {value.target for value in world.right(ask) if isinstance(value, Ref)}
    for text in item.accepts:
        if other := next(_other_owners(world, normal(text), subjects), None):
            return f"the accepted form '{text}' is a name of '{other}', which would be wrong"
        if normal(text) not in right and normal(text) in world.values(ask):
            return f"the accepted form '{text}' is the answer for another subject"
    return ""


def _other_owners(world: World, name: str, subjects: set[SubjectKey]) -> Iterator[SubjectKey]:
    kinds = {key.kind for key in subjects}
    owners = world.owners.get(name, frozenset())
    yield from (key for key in sorted(owners) if key.kind in kinds and key not in subjects)


def _dates_agree(item: Item) -> str:
    """Read every accepted form of a date again: it is the date, or none at all."""
    if item.date is None:
        return ""
    read = ((text, read_typed(text)) for text in item.accepts)
    other = next((text for text, date in read if date is not None and date != item.date), "")
    return f"the accepted form '{other}' is another date than '{in_words(item.date)}'" if other else ""


def _no_other_value(world: World, item: Item) -> str:
    """Type every near value of the same question: none that is wrong may pass."""
    ask = world.asks.get(item.card)
    if ask is None or item.form not in TYPED or world.judge is None:
        return ""
    right = world.right_names(ask)
    for name in world.near_values(ask, normal(item.key)):
        text = world.values(ask)[name]
        if name not in right and world.judge(item, text):
            return f"'{text}' passes as '{item.key}'"
    return ""


def _variants_pass(world: World, item: Item) -> str:
    if world.judge is None or item.form not in TYPED:
        return ""
    refused = next((text for text in _variants(item.key) if not world.judge(item, text)), "")
    return f"'{refused}' is not accepted for '{item.key}'" if refused else ""


def _variants(key: str) -> tuple[str, ...]:
    plain = key.replace("’", "'").replace("–", "-")
    return (key.upper(), f"  {key.replace(' ', '  ')} ", f"{key}.", plain)


def _date_forms(item: Item) -> str:
    """Find a key that is a date of which the other usual forms do not pass."""
    date = as_date(item.key) if item.form in TYPED and item.date is None else None
    if date is None or date.precision is Precision.YEAR:
        return ""  # a year alone may be any number
    accepted = {normal(text) for text in item.accepts}
    bare = (form for form in spellings(date) if form != with_preposition(date))
    lost = next((form for form in bare if normal(form) not in accepted), "")
    return f"the key is a date, and '{lost}' is not accepted" if lost else ""


def _short(item: Item) -> str:
    if item.form != "typed" or item.date is not None:
        return ""
    count = len(words(item.key))
    return f"the key has {count} words; expected at most 5" if count > 5 else ""


def _rules() -> Iterable[Rule]:
    yield Rule(
        "A1", "accepted forms are right and nobody else's", "error", "look at 'accept', 'reject' and 'aliases'",
        "What passes for one subject must not name another.",
        "the Council is accepted for both councils", "each accepted form names one subject",
        "the project", item=_accepts_key, deck=_no_other_name,
    )  # fmt: skip
    yield Rule(
        "A2", "tolerance swallows no other value", "error", "add the other value to 'reject'",
        "A typo that is itself another answer is no typo.",
        "2013 passes for 2014", "Bejing passes for Beijing", "the project", item=_dates_agree, deck=_no_other_value,
    )  # fmt: skip
    yield Rule(
        "A3", "usual spellings pass", "error", "make the field a date, or add the form to 'accept'",
        "Case, spacing, a final stop and the usual forms of a date are not what is asked.",
        "15 April 2014 is refused for April 15, 2014", "both pass", "the project",
        item=_date_forms, deck=_variants_pass, by_looks=True,
    )  # fmt: skip
    yield Rule(
        "A4", "a typed key of at most five words", "warning", "shorten the key, or ask by cloze or choice",
        "Long answers are typed in ways that no list of spellings foresees.",
        "key: the working mechanism for coordinating all security affairs", "key: the Commission",
        "SM 4", item=_short,
    )  # fmt: skip


RULES = tuple(_rules())
