"""Order: members of an ordered list, or subjects by their dates, to be put in order."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from quizgen.asks import members_of
from quizgen.dates import Date
from quizgen.forms.drafts import Draft
from quizgen.forms.sets import side_by_side, some, tells_order
from quizgen.model import Option, Ref
from quizgen.sentences import sentence
from quizgen.stems import fill, show
from quizgen.wording import normal

if TYPE_CHECKING:
    from quizgen.asks import Ask
    from quizgen.knowledge import Knowledge
    from quizgen.model import Subject
    from quizgen.occasion import Occasion
    from quizgen.randomness import Draws

LEAST, MOST, NEAREST = 3, 5, 6


def make(knowledge: Knowledge, ask: Ask, occasion: Occasion) -> Draft | None:
    """Give three to five things to put in order, whose order the deck proves."""
    draws = occasion.draws
    found = _members(knowledge, ask, draws) if members_of(ask) else _subjects(knowledge, ask, draws)
    if found is None:
        return None
    keys, explanation = found
    return Draft(
        stem=fill(knowledge.deck, ask.question.stem, ask, None),
        key="; ".join(keys),
        difficulty=0.35 + 0.05 * len(keys),
        options=tuple(Option(text, right=True) for text in _mixed(keys, draws)),
        keys=keys,
        explanation=explanation,
    )


def _mixed(keys: tuple[str, ...], draws: Draws) -> list[str]:
    """Shuffle until the order is another."""
    mixed = draws.shuffled(keys)
    while tuple(mixed) == keys:
        mixed = draws.shuffled(keys)
    return mixed


def _members(knowledge: Knowledge, ask: Ask, draws: Draws) -> tuple[tuple[str, ...], str] | None:
    members = members_of(ask)
    if members is None or not members.ordered or ask.part >= 0:
        return None
    rows = list(members.items)
    chosen = some(rows, draws.shuffled(rows), partial(side_by_side, knowledge), (LEAST, MOST))
    if chosen is None:
        return None
    return tuple(show(knowledge.deck, item) for item in rows if item in chosen), sentence(knowledge, ask)


def _subjects(knowledge: Knowledge, ask: Ask, draws: Draws) -> tuple[tuple[str, ...], str] | None:
    """Choose subjects near in time to the one that is asked about, of whose dates each ends before the next begins."""
    date = _date(ask)
    if date is None:
        return None
    kind, question = ask.subject.key.kind, ask.question
    pool = knowledge.pool(kind, question)
    near = [pool[place] for place in dict.fromkeys(knowledge.timeline(kind, question).around(date.start, MOST * 4))]
    rows = [each for each in near if each.subject is not ask.subject and knowledge.alike(ask, each.subject)]
    dated = [(other, each) for each in rows if (other := _date(each)) is not None]
    dated.sort(key=lambda row: (abs(row[0].start - date.start), str(row[1].subject.key)))

    def fits(one: tuple[Date, Ask], other: tuple[Date, Ask]) -> bool:
        return not one[0].overlaps(other[0]) and _differ(knowledge, one[1].subject, other[1].subject)

    most = LEAST + draws.below(MOST - LEAST + 1)
    preferred = [*draws.shuffled(dated[:NEAREST]), *dated[NEAREST:]]
    chosen = some(dated, preferred, fits, (LEAST, most), [(date, ask)])
    if chosen is None:
        return None
    chosen.sort(key=lambda row: row[0].start)
    keys = tuple(each.subject.name.text for _, each in chosen)
    if tells_order(keys):
        return None
    told = "; ".join(f"{name} ({show(knowledge.deck, when)})" for name, (when, _) in zip(keys, chosen, strict=True))
    return keys, f"In order: {told}."


def _date(ask: Ask) -> Date | None:
    values = ask.answers
    return values[0] if len(values) == 1 and isinstance(values[0], Date) else None


def _differ(knowledge: Knowledge, one: Subject, other: Subject) -> bool:
    """Tell whether two subjects are neither parts of each other nor shown alike."""
    return normal(one.name.text) != normal(other.name.text) and side_by_side(knowledge, Ref(one.key), Ref(other.key))
