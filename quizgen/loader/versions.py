"""What changed between two versions of a list or a scheme: facts that follow from others, so that no author types them.

Members are the same where they share a spelling, and differ where neither words nor synonyms make them near. Where that
is not clear of every member, nothing is derived: a change that is not proved is not asked.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from quizgen.model import Fact, Members, Pairs, Ref, Subject, Text
from quizgen.wording import holds, normal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quizgen.model import FieldSpec, Kind, SubjectKey

NEW, KEPT, CHANGED, DROPPED = (Text(word) for word in ("new", "kept", "changed", "left out"))


class Row(NamedTuple):
    """A member, and in a scheme the part that it plays."""

    member: Text | Ref
    part: Text | Ref | None


class Change(NamedTuple):
    """What became of a member, and the part that it played before."""

    member: Text | Ref
    became: Text
    before: Text | Ref | None


@dataclass(frozen=True, slots=True)
class Versions:
    """Fills the derived fields of a deck's subjects."""

    subjects: Mapping[SubjectKey, Subject]
    kinds: Mapping[str, Kind]
    synonyms: tuple[frozenset[str], ...]

    def compared(self) -> dict[SubjectKey, Subject]:
        """Give all subjects, with the fields derived that their authors did not fill."""
        return {key: self._with_changes(subject) for key, subject in self.subjects.items()}

    def _with_changes(self, subject: Subject) -> Subject:
        specs = (spec for spec in self.kinds[subject.key.kind].fields.values() if spec.since in subject.facts)
        derived = {
            spec.name: (fact,)
            for spec in specs
            if spec.name not in subject.facts and (fact := self._derived(subject, spec)) is not None
        }
        return replace(subject, facts={**subject.facts, **derived}) if derived else subject

    def _derived(self, subject: Subject, spec: FieldSpec) -> Fact | None:
        since = subject.facts[spec.since][0]
        earlier = self.subjects.get(since.value.target) if isinstance(since.value, Ref) else None
        if earlier is None or earlier is subject or spec.of not in subject.facts.keys() & earlier.facts.keys():
            return None
        changes = self._changes(_rows(subject, spec.of), _rows(earlier, spec.of)) or []
        pairs = tuple(filter(None, (_pair(spec, change) for change in changes)))
        if not pairs:
            return None
        return Fact(spec.name, Pairs(pairs), subject.facts[spec.of][0].citation, since.origin)

    def _changes(self, new: list[Row], old: list[Row]) -> list[Change] | None:
        """Say of every member of both what became of it, or give None where that is not clear of one."""
        found: list[Change] = []
        left = list(old)
        for row in new:
            before = next((each for each in left if self._names(row.member) & self._names(each.member)), None)
            if before is None:
                found.append(Change(row.member, NEW, None))
                continue
            left.remove(before)
            became = self._became(row.part, before.part)
            if became is None:
                return None
            found.append(Change(row.member, became, before.part))
        added = [change.member for change in found if change.became is NEW]
        if any(self._are_near(one, row.member) for one in added for row in old):
            return None
        if any(self._are_near(row.member, each.member) for row in left for each in new):
            return None
        return [*found, *(Change(row.member, DROPPED, row.part) for row in left)]

    def _became(self, part: Text | Ref | None, before: Text | Ref | None) -> Text | None:
        if part is None or before is None or self._names(part) & self._names(before):
            return KEPT
        return None if self._are_near(part, before) else CHANGED

    def _are_near(self, one: Text | Ref, other: Text | Ref) -> bool:
        left, right = self._names(one), self._names(other)
        if any(left & group and right & group for group in self.synonyms):
            return True
        return any(holds(a, b) or holds(b, a) for a in left for b in right)

    def _names(self, value: Text | Ref) -> set[str]:
        if isinstance(value, Text):
            return {normal(text) for text in (value.text, *value.accept)}
        subject = self.subjects.get(value.target)
        if subject is None:
            return {str(value.target)}
        return {normal(text) for text in (subject.name.text, *subject.name.accept, *subject.aliases)}


def _rows(subject: Subject, field: str) -> list[Row]:
    match subject.facts[field][0].value:
        case Members(items=items):
            return [Row(item, None) for item in items]
        case Pairs(items=pairs):
            return [Row(key, value) for key, value in pairs]
        case _:
            return []


def _pair(spec: FieldSpec, change: Change) -> tuple[Text | Ref, Text | Ref] | None:
    if spec.derives == "changes":
        return change.member, change.became
    return (change.member, change.before) if change.became is CHANGED and change.before is not None else None
