"""What a YAML text holds, before anything is known of its meaning: texts, lists and mappings that know their place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from quizgen.errors import Origin


@dataclass(frozen=True, slots=True)
class ScalarNode:
    """A scalar as written; `plain` where it has no quotes."""

    text: str
    origin: Origin
    plain: bool = True

    @property
    def is_null(self) -> bool:
        """Tell whether the author wrote nothing, `~` or `null`."""
        return self.plain and self.text in {"", "~", "null", "Null", "NULL"}


@dataclass(frozen=True, slots=True)
class ListNode:
    """A sequence."""

    items: tuple[Node, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class MapNode:
    """A mapping, its pairs in order; keys are unique."""

    pairs: tuple[tuple[ScalarNode, Node], ...]
    origin: Origin


Node: TypeAlias = ScalarNode | ListNode | MapNode
Keys: TypeAlias = tuple[ScalarNode, ...]
Entry: TypeAlias = tuple[Keys, Node]  # a node and the keys that lead to it, the outermost first
