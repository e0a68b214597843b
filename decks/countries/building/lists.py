"""Lists of states, tables of capitals, and when states joined the United Nations and the European Union."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from building.names import Subject, bare, cite

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from building.names import Names

UNIONS = {  # currencies of several states: the name of each, the topic of its users, and what they stand beside
    "EUR": ("the euro", "north-west-europe", "European user of one currency"),
    "XAF": ("the Central African CFA franc", "middle-southern-africa", "user of a CFA franc"),
    "XCD": ("the East Caribbean dollar", "caribbean", "Caribbean user of one currency"),
    "XOF": ("the West African CFA franc", "north-west-africa", "user of a CFA franc"),
}
# Where some states use a currency and some do not: those that do not stand beside those that do.
MIXED = {"EUR": ("Europe", ("039", "151", "154", "155")), "XCD": ("the Caribbean", ("029",))}
FOUNDING = 1945
MAASTRICHT = "1993-11-01"  # the day on which the Union came into being
COMMUNITY, UNION = "the European Economic Community", "the European Union"
SCHEME = "in the United Nations geoscheme"


class Lists:
    """Makes the subjects about several states, and about unions of states."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.packages = names.packages
        self.hand = names.hand

    def lists(self) -> dict[str, Subject]:
        """Give lists of states: regions, the landlocked, users of one currency, neighbours."""
        return dict((*self._regions(), *self._landlocked(), *self._unions(), *self._at_home()))

    def _regions(self) -> Iterator[tuple[str, Subject]]:
        for code, states in self.packages.regions.items():
            if len(states) > 2:
                source = cite("cldr", f"territoryContainment.json, {code}")
                row = self._list(f"the countries of {self.names.called(code)} {SCHEME}", states, source)
                yield self.names.id(self.names.region(code)), row

    def _landlocked(self) -> Iterator[tuple[str, Subject]]:
        source = cite("world-countries", "countries.json, landlocked")
        inland = {code: list(self._inland(states)) for code, states in self.packages.regions.items()}
        asked = {code: states for code, states in inland.items() if 1 < len(states) < len(self.packages.regions[code])}
        near = Counter(self._continent(states[0]) for states in asked.values())
        for code, states in asked.items():
            name = f"the landlocked countries of {self.names.called(code)} {SCHEME}"
            # Beside them stand the landlocked of other regions, which are wrong for one reason alone.
            continent = self._continent(states[0])
            row = self._list(name, states, source) | {"of": f"landlocked {continent}"}
            by_member = {"by_member": name} if near[continent] > 2 else {}
            yield f"landlocked-in-{self.names.id(self.names.region(code))}", row | by_member

    def _inland(self, states: Iterable[str]) -> Iterator[str]:
        return (state for state in states if self.packages.world[state]["landlocked"])

    def _unions(self) -> Iterator[tuple[str, Subject]]:
        for code, (currency, topic, of) in UNIONS.items():
            states = [state for state in self.packages.states if self.packages.tender(state) == [code]]
            source = cite("cldr", f"currencyData.json, {code}")
            name = f"the countries whose only legal tender is {currency}"
            row = self._list(name, states, source) | {"of": of, "topic": topic}
            yield f"users-of-{code.lower()}", row
        for code, (place, regions) in MIXED.items():
            currency, topic, of = UNIONS[code]
            near = [state for region in regions for state in self.packages.regions[region]]
            others = [state for state in near if code not in self.packages.tender(state)]
            source = cite("cldr", f"currencyData.json, {code}")
            name = f"the countries of {place} {SCHEME} with a legal tender other than {currency}"
            yield f"beside-{code.lower()}", self._list(name, others, source) | {"of": of, "topic": topic}

    def _at_home(self) -> Iterator[tuple[str, Subject]]:
        for state, place in self.hand["neighbours_at_home"].items():
            world, geonames = self.packages.borders(state)
            source = cite("geonames", f"countries.json, {state}, neighbours")
            row = self._list(f"the countries that border {place}", world & geonames, source)
            yield f"neighbours-of-{self.names.ids[state]}", row | {"topic": self.names.topic(state)}

    def _list(self, name: str, states: Iterable[str], source: Mapping[str, str]) -> Subject:
        """Give a list; options are members of lists of the same continent.

        Members are words rather than references: what refers to a state could stand beside any other state.
        """
        row = sorted(states)
        of = self._continent(row[0])
        topic = self.names.topic(row[0])
        return {"name": name, "of": of, "members": self.names.members(row), "topic": topic, "source": dict(source)}

    def _continent(self, state: str) -> str:
        return f"country in {self.names.region(self.packages.continents[state])}"

    def capital_tables(self, countries: Mapping[str, Subject]) -> dict[str, Subject]:
        """Give, for each region, the capitals that are asked about, to be matched."""
        tables = {}
        for code, states in self.packages.regions.items():
            asked = [state for state in states if "capital" in countries[self.names.ids[state]]]
            if len(asked) > 2:
                asked.sort(key=lambda state: bare(self.names.names[state]))
                bodies = {self.names.names[state]: countries[self.names.ids[state]] for state in asked}
                topic, name = self.names.topic(states[0]), self.names.called(code)
                tables[self.names.id(self.names.region(code))] = {
                    "name": f"the countries of {name} and their capitals",
                    "area": self.names.topics[topic],
                    "region": name,
                    "pairs": {each: body["capital"]["value"] for each, body in bodies.items()},
                    "topic": topic,
                    "source": cite("world-countries", "countries.json, capital"),
                }
        return tables

    # -------------------------------------------------------------------------------------- unions of states

    def un_members(self) -> dict[str, Subject]:
        """Give the members of the United Nations, with the year in which each was admitted or helped found them."""
        years = self.packages.un_years
        assert set(years) == set(self.packages.contained["UN"])
        found = {}
        for state in self.names.by_topic(years):
            field = "founder" if years[state] == FOUNDING else "admitted"
            source = cite("country-converter", f"country_data.tsv, {state}, UNmember")
            once = self.hand["admitted_as"].get(state)
            name = f"{self.names.names[state]} (as {once})" if once else self.names.names[state]
            body = {"name": name, field: str(years[state]), "topic": self.names.topic(state)}
            found[self.names.ids[state]] = body | {"source": source}
        return found

    def eu_members(self) -> dict[str, Subject]:
        """Give the members of the European Union with the date on which each joined."""
        dates = self.packages.eu_dates
        assert set(dates) == set(self.packages.contained["EU"])
        found = {}
        for state in sorted(dates):
            source = cite("countries-dictionary", f"european_union.py, {self.packages.territory_names[state]}")
            union = _union(dates[state])
            body = {"name": self.names.names[state], "union": union, "joined": dates[state], "topic": "european-union"}
            found[self.names.ids[state]] = body | {"source": source}
        return found

    def enlargements(self) -> dict[str, Subject]:
        """Give the states that joined the European Union on one day, where they are three or more."""
        days = defaultdict(list)
        for state, date in self.packages.eu_dates.items():
            days[date].append(state)
        source = cite("countries-dictionary", "european_union.py, date of accession")
        found = {}
        for date, states in sorted(days.items()):
            joined = f"the countries that joined {_union(date)} in {date[:4]}"
            name = joined if date > min(days) else f"the six founding members of {_union(date)}"
            if len(states) > 2:
                row = self._list(name, states, source)
                found[f"eu-{date[:4]}"] = row | {"of": "member of the European Union", "topic": "european-union"}
        return found


def _union(date: str) -> str:
    """Give what a state joined on a day."""
    return UNION if date >= MAASTRICHT else COMMUNITY
