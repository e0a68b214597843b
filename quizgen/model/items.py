"""Cards, which are remembered, and items, which are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizgen.dates import Date
    from quizgen.model.values import Citation, SubjectKey

GAP = "_____"


@dataclass(frozen=True, slots=True)
class Card:
    """Subject x question (x part): the thing that is remembered and scheduled."""

    deck: str
    subject: SubjectKey
    question: str
    part: str = ""

    @property
    def id(self) -> str:
        """Give the permanent id, `deck/kind/subject/question` or `deck/kind/subject/question.part`."""
        question = f"{self.question}.{self.part}" if self.part else self.question
        return f"{self.deck}/{self.subject.kind}/{self.subject.id}/{question}"


@dataclass(frozen=True, slots=True)
class Option:
    """A key or a distractor, as shown; `why` says why a distractor is wrong and is empty for a key."""

    text: str
    right: bool
    why: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """Card x form x seed: the thing that is shown.

    `key` is the right answer as one text. `options` are in the order shown; they are empty where the answer is typed.
    `accepts` are the typed forms that count as right, `rejects` near-misses that do not. `explanation` is a true
    sentence made from the fact. `gap` is the text before and after the blank of a cloze.

    Forms with several right answers have them in `keys`: multi its right options; order the options in the right
    order; match the right option for each of `prompts`; recall the members, and in `spellings` the typed forms of
    each, `ordered` where they are to be told in order.
    """

    card: Card
    form: str
    seed: int
    topic: str
    stem: str
    key: str
    explanation: str
    citation: Citation
    source: str
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

    @property
    def correct(self) -> tuple[int, ...]:
        """Give the indexes of the right options; of order and match in the order of `keys`."""
        if self.form in {"order", "match"}:
            texts = [option.text for option in self.options]
            return tuple(texts.index(key) for key in self.keys)
        return tuple(index for index, option in enumerate(self.options) if option.right)
