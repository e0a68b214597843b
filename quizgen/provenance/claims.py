"""What must stand in a passage for a fact to be proved by it: a claim for each part of the fact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from quizgen import dates
from quizgen.model import Members, Number, Pairs, Quote, Ref, Text
from quizgen.provenance.spellings import Spelling, of_date, of_number
from quizgen.reading import shortened
from quizgen.stems import show

if TYPE_CHECKING:
    from quizgen.model import Deck, Fact, Scalar
    from quizgen.provenance.phrases import Span, Words

LONGEST = 80  # characters of a value in a message


class Claim(Protocol):
    """Something that a passage proves or does not."""

    @property
    def said(self) -> str:
        """Name what is looked for, as the beginning of `... not stand in 'section 1'`."""
        ...

    def stands_in(self, words: Words) -> tuple[Span, ...]:
        """Give where it stands in a passage, nothing where it does not."""
        ...


@dataclass(frozen=True, slots=True)
class Phrases:
    """One of several texts, whatever its inflection."""

    shown: str
    texts: tuple[str, ...]

    @property
    def said(self) -> str:
        """Name the value."""
        return f"'{shortened(self.shown, LONGEST)}' does"

    def stands_in(self, words: Words) -> tuple[Span, ...]:
        """Find the first of the texts that is there."""
        return next(((span,) for text in self.texts if (span := words.phrase(text))), ())


@dataclass(frozen=True, slots=True)
class Written:
    """A date or a number, in one of several spellings."""

    shown: str
    spellings: tuple[Spelling, ...]

    @property
    def said(self) -> str:
        """Name the value."""
        return f"'{self.shown}' does"

    def stands_in(self, words: Words) -> tuple[Span, ...]:
        """Find the first spelling that is there."""
        return next(((span,) for spelling in self.spellings if (span := words.close(spelling))), ())


@dataclass(frozen=True, slots=True)
class Verbatim:
    """The words of a quotation."""

    text: str

    @property
    def said(self) -> str:
        """Name the quotation."""
        return f"the quotation '{shortened(self.text, LONGEST)}' does"

    def stands_in(self, words: Words) -> tuple[Span, ...]:
        """Find it word for word."""
        span = words.verbatim(self.text)
        return (span,) if span else ()


@dataclass(frozen=True, slots=True)
class Every:
    """Several phrases, all in one passage: the evidence for one member of a list or map."""

    phrases: tuple[Phrases, ...]

    @property
    def said(self) -> str:
        """Name them all."""
        return " and ".join(phrase.said for phrase in self.phrases)

    def stands_in(self, words: Words) -> tuple[Span, ...]:
        """Find all of them."""
        spans = [phrase.stands_in(words) for phrase in self.phrases]
        return tuple(span for found in spans for span in found) if all(spans) else ()


@dataclass(frozen=True, slots=True)
class Together:
    """The two sides of a pair, in one sentence, with none of the `rivals` (other right sides) nearer to the left one.

    The right side follows the left one, or goes before it where no rival follows.
    """

    left: Claim
    right: Claim
    rivals: tuple[Claim, ...]
    shown: str

    @property
    def said(self) -> str:
        """Name both sides."""
        return f"'{shortened(self.shown, LONGEST)}', both in one sentence and side by side, does"

    def stands_in(self, words: Words) -> tuple[Span, ...]:
        """Find a sentence that says so."""
        return next((spans for sentence in words.sentences() if (spans := self._pair(sentence))), ())

    def _pair(self, sentence: Words) -> tuple[Span, ...]:
        left = self.left.stands_in(sentence)
        if not left:
            return ()
        behind, before = sentence.between(left[-1].end), sentence.between(0, left[0].start)
        right = self.right.stands_in(behind)
        if right:
            return () if self._rival(behind.between(0, right[0].start)) else (*left, *right)
        right = self.right.stands_in(before)
        return () if not right or self._rival(behind) else (*right, *left)

    def _rival(self, words: Words) -> bool:
        return any(rival.stands_in(words) for rival in self.rivals)


def claims_of(deck: Deck, fact: Fact) -> tuple[Claim, ...]:
    """List what must stand in the passage that a fact cites: its evidence, else its value or each part of it."""
    if fact.evidence:
        return _evidence(fact.evidence)
    match fact.value:
        case Members(items=items):
            return tuple(_part(deck, item) for item in items)
        case Pairs(items=pairs):
            return tuple(
                Together(
                    _part(deck, left),
                    _part(deck, right),
                    tuple(_part(deck, other) for _, other in pairs if show(deck, other) != show(deck, right)),
                    f"{show(deck, left)}: {show(deck, right)}",
                )
                for left, right in pairs
            )
        case Quote(text=text):
            return (Verbatim(text),)
        case value:
            return (_scalar(deck, value),)


def _evidence(texts: tuple[str, ...]) -> tuple[Phrases, ...]:
    return tuple(Phrases(text, (text,)) for text in texts)


def _part(deck: Deck, value: Text | Ref) -> Claim:
    if isinstance(value, Text) and value.evidence:
        return Every(_evidence(value.evidence))
    return _scalar(deck, value)


def _scalar(deck: Deck, value: Scalar) -> Claim:
    shown = show(deck, value)
    match value:
        case Text(text=text, accept=accept):
            return Phrases(shown, (text, *accept))
        case Number(amount=amount):
            return Written(shown, of_number(amount))
        case dates.Date():
            return Written(shown, of_date(value))
        case Ref(target=target):
            subject = deck.subjects.get(target)
            names = (subject.name.text, *subject.aliases, *subject.name.accept) if subject else ()
            return Phrases(shown, names)
