"""Match: each thing on the left to its part on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizgen.forms.drafts import Draft
from quizgen.forms.sets import side_by_side, some
from quizgen.model import Option, Pairs
from quizgen.sentences import sentence
from quizgen.stems import fill, show
from quizgen.wording import normal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quizgen.asks import Ask
    from quizgen.knowledge import Knowledge
    from quizgen.model import Ref, Text
    from quizgen.randomness import Draws

LEAST, MOST, DONORS = 3, 5, 60


def make(knowledge: Knowledge, ask: Ask, draws: Draws) -> Draft | None:
    """Give three to five pairs of a closed map whose sides are all apart, and now and then a part too many."""
    pairs = _pairs(ask)
    if pairs is None or ask.part >= 0 or not knowledge.is_closed(ask):
        return None

    def fits(one: tuple[Text | Ref, Text | Ref], other: tuple[Text | Ref, Text | Ref]) -> bool:
        return all(side_by_side(knowledge, mine, yours) for mine, yours in zip(one, other, strict=True))

    most = LEAST + draws.below(MOST - LEAST + 1)
    rows = some(pairs.items, draws.shuffled(pairs.items), fits, (LEAST, most))
    if rows is None:
        return None
    prompts, keys = (tuple(show(knowledge.deck, row[side]) for row in rows) for side in (0, 1))
    spare = list(_spare(knowledge, ask, pairs))
    more = [draws.chosen(spare)] if spare and draws.below(2) else []
    return Draft(
        stem=fill(knowledge.deck, ask.question.stem, ask, None),
        key="; ".join(f"{prompt} – {key}" for prompt, key in zip(prompts, keys, strict=True)),
        difficulty=0.4 + 0.03 * (len(keys) + len(more)),
        options=tuple(draws.shuffled([*(Option(key, right=True) for key in keys), *more])),
        keys=keys,
        prompts=prompts,
    )


def _pairs(ask: Ask) -> Pairs | None:
    facts = ask.subject.facts.get(ask.question.asks.field, ())
    return facts[0].value if facts and isinstance(facts[0].value, Pairs) else None


def _spare(knowledge: Knowledge, ask: Ask, pairs: Pairs) -> Iterator[Option]:
    """Give parts of like schemes that nothing in this one plays, each once, with what plays them there."""
    seen: set[str] = set()
    for other in knowledge.pool(ask.subject.key.kind, ask.question)[:DONORS]:
        theirs = _pairs(other)
        if other.subject is ask.subject or theirs is None or not knowledge.alike(ask, other.subject):
            continue
        for _, value in theirs.items:
            text = show(knowledge.deck, value)
            if normal(text) not in seen and all(side_by_side(knowledge, value, mine) for _, mine in pairs.items):
                seen.add(normal(text))
                yield Option(text, right=False, why=sentence(knowledge, other))
