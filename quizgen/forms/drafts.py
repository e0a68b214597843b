"""What a form makes of an ask, before the card, the source and the seed are written on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from quizgen.asks import at_precisions
from quizgen.dates import Date, spellings
from quizgen.distractors import Distractor, distractors
from quizgen.model import Number, Ref, Scalar, Text
from quizgen.stems import show
from quizgen.wording import normal, words

if TYPE_CHECKING:
    from quizgen.asks import Ask
    from quizgen.knowledge import Knowledge
    from quizgen.model import Option
    from quizgen.occasion import Occasion


@dataclass(frozen=True, slots=True)
class Draft:
    """The parts of an item that its form decides; `difficulty` is a prior from 0 to 1.

    `explanation` is empty where the sentence of the ask's own fact explains the item.
    """

    stem: str
    key: str
    difficulty: float
    options: tuple[Option, ...] = ()
    accepts: tuple[str, ...] = ()
    rejects: tuple[str, ...] = ()
    date: Date | None = None
    gap: tuple[str, str] | None = None
    keys: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()
    spellings: tuple[tuple[str, ...], ...] = ()
    ordered: bool = False
    explanation: str = ""


class Maker(Protocol):
    """A form: gives a draft, or None where the rubric's truth rules do not allow the form."""

    def __call__(self, knowledge: Knowledge, ask: Ask, occasion: Occasion) -> Draft | None:
        """Make a draft of an ask."""


def without_span(ask: Ask) -> Ask:
    """Ask for the month or the year of a span: its two ends are more than one thing to remember."""
    asks = at_precisions(ask)
    return next((each for each in asks if not (isinstance(each.answer, Date) and each.answer.is_interval)), ask)


def with_distractors(
    knowledge: Knowledge, ask: Ask, count: int, occasion: Occasion, *, least: int
) -> tuple[Ask, list[Distractor]] | None:
    """Find at least `least` distractors, asking for a coarser date where the finest has too few; None if none has."""
    for each in at_precisions(ask):
        found = distractors(knowledge, each, count, occasion)
        if len(found) >= least:
            return each, found
    return None


def accepted(knowledge: Knowledge, value: Scalar) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the spellings of an answer that pass when typed, the one shown first, and those that must not."""
    match value:
        case Date():
            return spellings(value), ()
        case Text(text=text, accept=accept, reject=reject):
            return (text, *accept), reject
        case Number(amount=amount, text=text):
            return tuple(dict.fromkeys((show(knowledge.deck, value), text, f"{amount:,f}"))), ()
        case Ref(target=target) if target in knowledge.deck.subjects:
            subject = knowledge.deck.subjects[target]
            return (subject.name.text, *subject.aliases, *subject.name.accept), subject.name.reject
        case _:
            return (show(knowledge.deck, value),), ()


def typed_forms(knowledge: Knowledge, ask: Ask) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the spellings of an answer that pass, and those that must not: the author's, and other answers' (A2)."""
    accepts, rejects = accepted(knowledge, ask.answer)
    if isinstance(ask.answer, Number) and not ask.answer.unit:
        return (*accepts, f"{ask.question.asks.field} {accepts[0]}"), rejects  # "group 17" for 17
    if not isinstance(ask.answer, Text | Ref):
        return accepts, rejects
    right = {normal(text) for text in accepts}
    wrong = (text for name in sorted(right) for text in knowledge.spelled_like(ask, name) if text not in right)
    return accepts, tuple(dict.fromkeys((*rejects, *wrong)))


def word_count(text: str) -> int:
    """Count the words of an answer, articles apart."""
    return len(words(text))
