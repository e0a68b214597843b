"""How states and regions are called, what tells them apart, and the topic of each."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from building.packages import Packages

Subject = dict[str, Any]


def plain(text: str) -> str:
    """Give a text in small letters, without accents and with plain apostrophes."""
    letters = unicodedata.normalize("NFKD", text.replace("’", "'").replace("ʻ", "'")).lower()
    return "".join(char for char in letters if not unicodedata.combining(char))


def bare(text: str) -> str:
    """Give a plain text without its article."""
    return plain(text).removeprefix("the ")


def tells(one: str, other: str, letters: int) -> bool:
    """Tell whether a word of one name begins as a word of the other does, by so many letters."""
    return bool(_starts(one, letters) & _starts(other, letters))


def _starts(text: str, letters: int) -> set[str]:
    words = plain(text).replace("'", "").replace("-", " ").split()
    return {word[:letters] for word in words if len(word) >= letters}


def cite(work: str, at: str) -> dict[str, str]:
    """Give a source as a deck writes it."""
    return {"cite": work, "at": at}


class Names:
    """Names, ids and topics, from the packages and by hand."""

    def __init__(self, packages: Packages, topics: Mapping[str, str]) -> None:
        self.packages = packages
        self.hand = packages.hand
        self.topics = topics
        self.region_of = {state: code for code, states in packages.regions.items() for state in states}
        self.names = {state: self._name(state) for state in packages.states}
        self.ids = {state: self.id(name) for state, name in self.names.items()}

    def _name(self, state: str) -> str:
        name = self.hand["names"].get(state) or self.packages.territory_names[state].replace("’", "'")
        assert not set("&(") & set(name), name
        return str(name)

    def id(self, name: str) -> str:
        """Make an id of a name."""
        return "-".join(bare(name).replace("'", "").replace(".", "").split())

    def members(self, states: Iterable[str]) -> list[Subject | str]:
        """Give states as members of a list, in the order of their ids: words, with what else passes for them."""
        rows = ((self.names[state], self.aliases(state)) for state in sorted(states, key=self.ids.__getitem__))
        return [{"value": name, "accept": others} if others else name for name, others in rows]

    def refs(self, states: Iterable[str]) -> list[dict[str, str]]:
        """Give references to states, in the order of their ids."""
        return [{"ref": f"country/{name}"} for name in sorted(self.ids[state] for state in states)]

    def topic(self, state: str) -> str:
        """Give the topic of a state: its part of the world."""
        return str(self.hand["regions"][self.region_of[state]]["topic"])

    def by_topic(self, states: Iterable[str]) -> list[str]:
        """Give states in the order of their topics: those of one topic share their options."""
        order = list(self.topics)
        return sorted(states, key=lambda state: (order.index(self.topic(state)), state))

    def region(self, code: str) -> str:
        """Give the name of a region of the geoscheme."""
        return str(self.hand["regions"][code].get("name") or self.packages.territory_names[code])

    def called(self, code: str) -> str:
        """Give a region as a sentence calls it where its name alone could mean a state."""
        return str(self.hand["regions"][code].get("called") or self.region(code))

    def named(self, state: str) -> Subject:
        """Give how a subject about a state begins: its name, what else passes for it, and what does not."""
        reject = self.hand["reject"].get(state, [])
        return {"name": self.names[state], "aliases": self.aliases(state), "reject": reject}

    def aliases(self, state: str) -> list[str]:
        """Give other names of a state, each once, without those that mean another one as well."""
        names = self.packages.territory_names
        variants = [names[key] for key in (f"{state}-alt-short", f"{state}-alt-variant") if key in names]
        texts = [*self.hand["aliases"].get(state, []), *variants, self.packages.world[state]["name"]["official"]]
        seen = {bare(self.names[state]), *map(bare, self.hand["reject"].get(state, []))}
        found = []
        for text in texts:
            if bare(text) not in seen and "(" not in text:
                found.append(text)
                seen.add(bare(text))
        return found
