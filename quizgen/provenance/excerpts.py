"""The passages that an item cites, with what proves its fact marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizgen.provenance.claims import claims_of
from quizgen.provenance.phrases import words_of

if TYPE_CHECKING:
    from quizgen.model import Citation, Deck, Fact, Item
    from quizgen.provenance.passages import Edition


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage; `marks` are the stretches of its text, as offsets in order, that prove what was asked."""

    name: str
    text: str
    marks: tuple[tuple[int, int], ...] = ()


def excerpts(deck: Deck, edition: Edition, item: Item) -> tuple[Excerpt, ...]:
    """Give the passages that an item cites; none where it cites the whole work, or a passage that is not there."""
    if not item.citation.at:
        return ()
    claims = [claim for fact in _asked(deck, item) for claim in claims_of(deck, fact)]
    found = []
    for passage in edition.cited(item.citation.at):
        words = words_of(passage.text, deck.language)
        spans = sorted((span.start, span.end) for claim in claims for span in claim.stands_in(words))
        found.append(Excerpt(passage.name, passage.text, _apart(spans)))
    return tuple(found)


def _asked(deck: Deck, item: Item) -> list[Fact]:
    """List the facts that the item's question mentions and that cite the same place."""
    subject = deck.subjects[item.card.subject]
    fields = {hole.field for hole in deck.kinds[subject.key.kind].questions[item.card.question].holes}
    facts = [fact for field in fields for fact in subject.facts.get(field, ())]
    return [fact for fact in facts if _same(fact.citation, item.citation)]


def _same(one: Citation, other: Citation) -> bool:
    return (one.work, one.at) == (other.work, other.at)


def _apart(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Join stretches that overlap."""
    apart: list[tuple[int, int]] = []
    for start, end in spans:
        if apart and start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return tuple(apart)
