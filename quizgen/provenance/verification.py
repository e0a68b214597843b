"""Each fact of a deck held against the passages that it cites."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quizgen.errors import Problem
from quizgen.model import FieldType
from quizgen.provenance.claims import claims_of
from quizgen.provenance.phrases import Words, words_of
from quizgen.wording import closest, place, places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from quizgen.model import Deck, Fact, Subject
    from quizgen.provenance.claims import Claim
    from quizgen.provenance.passages import Edition, Passage

MOST_NAMED = 3  # passages in which a value stands instead
ENOUGH = 0.5  # share of the cited places that must match in a file that is the work
_REMEDY = "correct the fact, or name the source's own words under 'evidence'"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something of a fact that does not stand where it is cited, and the passages where it does."""

    subject: str
    field: str
    at: str
    problem: Problem
    elsewhere: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What became of the facts that cite a work.

    `cited` counts the places that facts cite, and `matched` those of them that have in this file one of their facts
    at least. Of another document nothing is told but these and the digest.
    """

    work: str
    facts: int
    verified: int
    findings: tuple[Finding, ...]
    uncited: tuple[Passage, ...]
    passages: int
    cited: int
    matched: int
    digest: str
    declared: str = ""

    @property
    def same_text(self) -> bool:
        """Tell whether the file holds word for word the text that the deck declares."""
        return bool(self.declared) and self.digest == self.declared

    @property
    def is_another(self) -> bool:
        """Tell whether the file is another document than the one that the deck cites."""
        return not self.same_text and self.matched < ENOUGH * self.cited


@dataclass(frozen=True, slots=True)
class _Held:
    """A fact held against its passages: what is missing from them."""

    subject: Subject
    fact: Fact
    cited: tuple[Passage, ...]
    missing: tuple[Claim, ...]

    @property
    def stands(self) -> bool:
        return bool(self.cited) and not self.missing


class _Searched:
    """An edition whose passages are taken apart into words when they are looked at."""

    def __init__(self, edition: Edition, language: str) -> None:
        self.edition = edition
        self._language = language
        self._words: dict[int, Words] = {}

    def stands(self, claim: Claim, passages: Iterable[Passage]) -> bool:
        return any(claim.stands_in(self._of(passage)) for passage in passages)

    def elsewhere(self, claim: Claim, cited: Sequence[Passage]) -> tuple[str, ...]:
        return tuple(
            passage.name
            for passage in self.edition.passages
            if passage not in cited and claim.stands_in(self._of(passage))
        )

    def _of(self, passage: Passage) -> Words:
        if id(passage) not in self._words:
            self._words[id(passage)] = words_of(passage.text, self._language)
        return self._words[id(passage)]


def facts_citing(deck: Deck, work: str) -> Iterator[tuple[Subject, Fact]]:
    """List the facts that cite a work, without pictures and without what the deck sorts by, compares or derives."""
    for subject in deck.subjects.values():
        fields = deck.kinds[subject.key.kind].fields
        own = {name for spec in fields.values() for name in (spec.alike, spec.since)}
        for name, facts in subject.facts.items():
            if name not in own and not fields[name].derives and fields[name].type is not FieldType.MEDIA:
                yield from ((subject, fact) for fact in facts if fact.citation.work == work)


def verify(deck: Deck, work: str, edition: Edition) -> Report:
    """Hold every fact that cites a work against the passages of a file's text."""
    searched = _Searched(edition, deck.language)
    held = [_hold(deck, subject, fact, searched) for subject, fact in facts_citing(deck, work)]
    report = Report(
        work=work,
        facts=len(held),
        verified=sum(each.stands for each in held),
        findings=(),
        uncited=(),
        passages=sum(passage.says_something for passage in edition.passages),
        cited=len({place(each.fact.citation.at) for each in held}),
        matched=len({place(each.fact.citation.at) for each in held if each.stands}),
        digest=edition.digest,
        declared=deck.works[work].numbering.digest,
    )
    if report.is_another:
        return report
    findings = [finding for each in held for finding in _findings(each, searched)]
    findings.sort(key=lambda finding: finding.problem.origin)
    return replace(report, findings=tuple(findings), uncited=_uncited(deck, work, edition))


def _hold(deck: Deck, subject: Subject, fact: Fact, searched: _Searched) -> _Held:
    cited = searched.edition.cited(fact.citation.at)
    missing = (claim for claim in claims_of(deck, fact) if cited and not searched.stands(claim, cited))
    return _Held(subject, fact, cited, tuple(missing))


def _findings(held: _Held, searched: _Searched) -> Iterator[Finding]:
    subject, fact = held.subject, held.fact
    at = fact.citation.at

    def finding(code: str, message: str, hint: str, elsewhere: tuple[str, ...] = ()) -> Finding:
        problem = Problem(code, f"{subject.key}, {fact.field}: {message}", fact.origin, hint)
        return Finding(str(subject.key), fact.field, at, problem, elsewhere)

    if not held.cited:
        known = searched.edition.names
        unknown = next((name for name in places(at) if name not in known), at)
        yield finding("unknown-passage", f"the source has no passage '{unknown}'", closest(unknown, known))
    for claim in held.missing:
        message = f"{claim.said} not stand in " + (f"'{at}'" if at else "the source")
        elsewhere = searched.elsewhere(claim, held.cited)
        if elsewhere:
            named = "; ".join(elsewhere[:MOST_NAMED]) + ("; …" if len(elsewhere) > MOST_NAMED else "")
            yield finding("in-another-passage", message, f"it stands in: {named}", elsewhere)
        else:
            yield finding("not-in-source", message, _REMEDY)


def _uncited(deck: Deck, work: str, edition: Edition) -> tuple[Passage, ...]:
    """List the passages that neither a fact nor a subject cites."""
    citations = {subject.citation for subject in deck.subjects.values()}
    citations |= {fact.citation for _, fact in facts_citing(deck, work)}
    cited = {
        passage.name
        for citation in citations
        if citation.work == work and citation.at
        for passage in edition.cited(citation.at)
    }
    return tuple(passage for passage in edition.passages if passage.says_something and passage.name not in cited)
