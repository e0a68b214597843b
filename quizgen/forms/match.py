"""Match: each thing on the left to its part on the right: the pairs of a map, or subjects and what they have."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from quizgen.dates import Date
from quizgen.distractors import order
from quizgen.forms.drafts import Draft
from quizgen.forms.sets import side_by_side, some, tells_order
from quizgen.knowledge import Truth
from quizgen.model import Number, Option, Pairs, Ref
from quizgen.rivals import sort_of
from quizgen.sentences import sentence
from quizgen.stems import fill, show
from quizgen.wording import mentions, normal, sentence_start

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizgen.asks import Ask
    from quizgen.knowledge import Knowledge
    from quizgen.model import Text
    from quizgen.occasion import Occasion
    from quizgen.randomness import Draws

LEAST, MOST, DONORS = 3, 5, 60


def make(knowledge: Knowledge, ask: Ask, occasion: Occasion) -> Draft | None:
    """Give three to five pairs whose sides are all apart, and now and then a part too many; None if there are fewer."""
    pairs = _pairs(ask)
    draws = occasion.draws
    return _of_subjects(knowledge, ask, draws) if pairs is None else _of_map(knowledge, ask, pairs, draws)


def _of_map(knowledge: Knowledge, ask: Ask, pairs: Pairs, draws: Draws) -> Draft | None:
    if ask.part >= 0 or not knowledge.is_closed(ask):
        return None

    def fits(one: tuple[Text | Ref, Text | Ref], other: tuple[Text | Ref, Text | Ref]) -> bool:
        return all(side_by_side(knowledge, mine, yours) for mine, yours in zip(one, other, strict=True))

    most = _most(draws)
    rows = some(pairs.items, draws.shuffled(pairs.items), fits, (LEAST, most))
    if rows is None:
        return None
    spare = list(_spare(knowledge, ask, pairs))
    more = [draws.chosen(spare)] if spare and draws.below(2) else []
    prompts, keys = (tuple(show(knowledge.deck, row[side]) for row in rows) for side in (0, 1))
    options = draws.shuffled([*(Option(key, right=True) for key in keys), *more])
    return _draft(fill(knowledge.deck, ask.question.stem, ask, None), prompts, keys, options)


def _of_subjects(knowledge: Knowledge, ask: Ask, draws: Draws) -> Draft | None:
    """Match subjects like the one that is asked about with their values, of which each is proved false of the others.

    No name holds its own value, nor that of another.
    """
    kind, question = ask.subject.key.kind, ask.question
    place, pool = knowledge.place(ask), knowledge.pool(kind, question)
    near = [
        each for each in pool[max(0, place - DONORS // 2) : place + DONORS // 2] if _can_be_matched(knowledge, each)
    ]
    if ask not in near:
        return None
    rows = [each for each in near if each.subject is not ask.subject and knowledge.alike(ask, each.subject)]
    preferred = sorted(draws.shuffled(rows), key=lambda each: -_likeness(ask, each))
    chosen = some(rows, preferred, partial(_may_stand_together, knowledge), (LEAST, _most(draws)), [ask])
    if chosen is None:
        return None
    if isinstance(ask.answer, Date | Number):
        chosen.sort(key=lambda each: order(each.answer))
        if tells_order([each.subject.name.text for each in chosen]):
            return None
    chosen = draws.shuffled(chosen)
    prompts = tuple(each.subject.name.text for each in chosen)
    keys = tuple(show(knowledge.deck, each.answer) for each in chosen)
    options = [(each.answer, Option(key, right=True)) for each, key in zip(chosen, keys, strict=True)]
    mixed = draws.shuffled(options)
    if isinstance(ask.answer, Date | Number):
        mixed.sort(key=lambda row: order(row[0]))
    stem = fill(knowledge.deck, question.stem, ask, None)
    told = "; ".join(f"{prompt} – {key}" for prompt, key in zip(prompts, keys, strict=True))
    return _draft(stem, prompts, keys, [option for _, option in mixed], f"{sentence_start(told)}.")


def _can_be_matched(knowledge: Knowledge, ask: Ask) -> bool:
    return len(ask.answers) == 1 and not mentions(ask.subject.name.text, show(knowledge.deck, ask.answer))


def _likeness(ask: Ask, other: Ask) -> int:
    """Prefer what learners mix up, then what is of the same topic."""
    one, two = ask.subject, other.subject
    return 2 * (two.key in one.confusable or one.key in two.confusable) + (one.topic == two.topic)


def _may_stand_together(knowledge: Knowledge, one: Ask, other: Ask) -> bool:
    mine, yours = one.answer, other.answer
    return (
        sort_of(mine) == sort_of(yours)
        and side_by_side(knowledge, Ref(one.subject.key), Ref(other.subject.key))
        and side_by_side(knowledge, mine, yours)
        and knowledge.truth(one, yours) is knowledge.truth(other, mine) is Truth.FALSE
        and not mentions(one.subject.name.text, show(knowledge.deck, yours))
        and not mentions(other.subject.name.text, show(knowledge.deck, mine))
    )


def _most(draws: Draws) -> int:
    return LEAST + draws.below(MOST - LEAST + 1)


def _draft(
    stem: str, prompts: tuple[str, ...], keys: tuple[str, ...], options: Sequence[Option], explanation: str = ""
) -> Draft:
    return Draft(
        stem=stem,
        key="; ".join(f"{prompt} – {key}" for prompt, key in zip(prompts, keys, strict=True)),
        difficulty=0.4 + 0.03 * len(options),
        options=tuple(options),
        keys=keys,
        prompts=prompts,
        explanation=explanation,
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
