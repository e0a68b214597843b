"""What a rule is, and what it finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from quizgen.errors import Severity
    from quizgen.model import Item
    from quizgen.rubric.papers import Paper, Trials
    from quizgen.rubric.world import World

    # What is found in many items is of one of them, or (None) of all together.
    Found: TypeAlias = Iterable[tuple[Item | None, str]]
    ItemCheck: TypeAlias = Callable[[Item], str]
    BankCheck: TypeAlias = Callable[[Sequence[Item]], Found]
    DeckCheck: TypeAlias = Callable[[World, Item], str]
    Survey: TypeAlias = Callable[[World, Sequence[Item]], Found]
    PaperCheck: TypeAlias = Callable[[Paper], Found]
    TrialCheck: TypeAlias = Callable[[Trials], Found]

Place = Literal["fact", "stem", "subject"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: how grave a breach is, what to do about one, why it matters, and what finds it.

    `item` looks at one item and gives '' where it is fine; `bank` looks at all items of a deck; `deck` looks at an
    item beside the deck's own values, and `survey` at all items beside them; `paper` looks at the items of one quiz,
    which a deck's items together are not, and `trials` at many quizzes. `wording` says that `item` judges the author's
    words only: names, values and quotations are taken out of the stem first, wherever the deck is at hand. `by_looks`
    says that a text is taken for a date, a negative or the like by how it looks; that is for authors to hear of, and
    no proof that an item is broken. `place` says what in the deck is to be changed. `together` is how grave it is where
    no single item breaks the rule, but many together do; as grave as `severity` unless told.
    """

    code: str
    title: str
    severity: Severity
    remedy: str
    why: str
    bad: str
    good: str
    source: str
    item: ItemCheck | None = None
    bank: BankCheck | None = None
    deck: DeckCheck | None = None
    survey: Survey | None = None
    paper: PaperCheck | None = None
    trials: TrialCheck | None = None
    wording: bool = False
    by_looks: bool = False
    place: Place = "fact"
    together: Severity | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that is broken, how, and by which item; by none where it takes many together to break it."""

    rule: Rule
    item: Item | None
    message: str

    @property
    def severity(self) -> Severity:
        """Say how grave it is."""
        return self.rule.severity if self.item is not None else self.rule.together or self.rule.severity
