"""Write the facts of the deck from packages: `python decks/countries/build.py FOLDER` (the README says of which).

The same packages give the same files, byte for byte. What is decided by hand, and why, stands in hand.yaml.
"""

from __future__ import annotations

import sys
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from packages import Packages

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

FACTS = Path(__file__).with_name("facts")
TOPICS = yaml.safe_load(Path(__file__).with_name("deck.yaml").read_text(encoding="utf-8"))["topics"]
CLUE = 4  # a capital or unit that shares so many letters with its country's name is given away by it
UNIONS = {"EUR": "the euro", "XOF": "the West African CFA franc", "XAF": "the Central African CFA franc",
          "XCD": "the East Caribbean dollar"}  # fmt: skip
UNION_TOPICS = {"EUR": "north-west-europe", "XOF": "north-west-africa", "XAF": "middle-southern-africa",
                "XCD": "caribbean"}  # fmt: skip
MOST_MEMBERS = 12

Subject = dict[str, Any]


def plain(text: str) -> str:
    """Give a text in small letters without accents."""
    return "".join(char for char in unicodedata.normalize("NFKD", text).lower() if not unicodedata.combining(char))


def tells(name: str, other: str, letters: int) -> bool:
    """Tell whether a word of one name begins as a word of the other does."""
    starts = [{word[:letters] for word in plain(text).replace("'", "").replace("-", " ").split()} for text in (name, other)]
    return any(len(start) == letters for start in starts[0] & starts[1])


def cite(work: str, at: str) -> dict[str, str]:
    """Give a source."""
    return {"cite": work, "at": at}


class Deck:
    """The subjects of the deck, made from the packages."""

    def __init__(self, packages: Packages) -> None:
        self.packages = packages
        self.hand = packages.hand
        self.region_of = {state: code for code, states in packages.regions.items() for state in states}
        self.names = {state: self._name(state) for state in packages.states}
        self.ids = {state: self._id(name) for state, name in self.names.items()}

    def _name(self, state: str) -> str:
        name = self.hand["names"].get(state) or self.packages.territory_names[state].replace("’", "'")
        assert not set("&(") & set(name), name
        return str(name)

    def _id(self, name: str) -> str:
        words = plain(name).removeprefix("the ").replace("'", "").replace(".", "").split()
        return "-".join(words)

    def ref(self, state: str) -> dict[str, str]:
        """Give a reference to a state."""
        return {"ref": f"country/{self.ids[state]}"}

    def topic(self, state: str) -> str:
        """Give the topic of a state: its part of the world."""
        return str(self.hand["regions"][self.region_of[state]]["topic"])

    def region_name(self, code: str) -> str:
        """Give the name of a region of the geoscheme."""
        return str(self.hand["regions"][code].get("name") or self.packages.territory_names[code])

    # -------------------------------------------------------------------------------------- countries

    def countries(self) -> dict[str, Subject]:
        """Give a subject for each state."""
        found = {}
        for state in sorted(self.packages.states, key=lambda each: (list(TOPICS).index(self.topic(each)), each)):
            body = self._named(state) | {"area": TOPICS[self.topic(state)]}
            body |= self._places(state) | self._capital(state) | self._money(state)
            body |= self._languages(state) | self._neighbours(state) | self._end(state, "country", "supplemental data")
            found[self.ids[state]] = {key: value for key, value in body.items() if value}
        return found

    def codes(self) -> dict[str, Subject]:
        """Give the codes of each state in ISO 3166-1, in their order: options of one first letter stand together."""
        found = {}
        for state in self.packages.states:
            alpha3 = self.packages.alpha3[state]
            body = {"alpha2": state, "alpha3": alpha3, "initial2": state[0], "initial3": alpha3[0]}
            body = self._named(state) | body | self._end(state, "iso-code", "codeMappings.json")
            found[self.ids[state]] = {key: value for key, value in body.items() if value}
        return found

    def _named(self, state: str) -> Subject:
        names = {"name": self.names[state], "aliases": self._aliases(state)}
        return names | {"reject": self.hand["reject"].get(state, [])}

    def _end(self, state: str, kind: str, where: str) -> Subject:
        alike = [other for group in self.hand["confusable"] if state in group for other in group if other != state]
        # Those that never stand side by side are not declared: their areas or their codes keep them apart.
        together = [other for other in alike if self._side(kind, other) == self._side(kind, state)]
        mixed_up = [f"{kind}/{self.ids[other]}" for other in together]
        return {"confusable": mixed_up, "topic": self.topic(state), "source": cite("cldr", f"{where}, {state}")}

    def _side(self, kind: str, state: str) -> str:
        return state[0] if kind == "iso-code" else self.topic(state)

    def _aliases(self, state: str) -> list[str]:
        names = self.packages.territory_names
        variants = [names[key] for key in (f"{state}-alt-short", f"{state}-alt-variant") if key in names]
        texts = [*self.hand["aliases"].get(state, []), *variants, self.packages.world[state]["name"]["official"]]
        bare = plain(self.names[state]).removeprefix("the ")
        once = {plain(text).replace("’", "'").removeprefix("the "): text for text in reversed(texts)}
        unfit = {bare, *map(plain, self.hand["reject"].get(state, []))}
        return [text for key, text in reversed(once.items()) if key not in unfit and "(" not in text]

    def _places(self, state: str) -> Subject:
        continent, region = (self.region_name(code) for code in (self.packages.continents[state], self.region_of[state]))
        asked = not tells(region, self.names[state], CLUE) and not tells(continent, self.names[state], CLUE)
        telling = {"region_in_name": region, "continent_in_name": continent}
        return {"region": region, "continent": continent} if asked else telling

    def _capitals_given(self, state: str) -> list[str]:
        """Give the capitals by world-countries, countries-list and GeoNames, each spelling once."""
        packages = self.packages
        others = packages.listed[state]["Capital"], packages.geonames[state]["capital"]
        return list(dict.fromkeys([*packages.world[state]["capital"], *others]))

    def _capital(self, state: str) -> Subject:
        given, hand = self._capitals_given(state), self.hand
        source = cite("world-countries", f"countries.json, {self.packages.alpha3[state]}, capital")
        geonames = cite("geonames", f"countries.json, {state}, capital")
        if state in hand["capital_in_dispute"]:
            return {"capital_in_dispute": [{"value": name, "source": geonames} for name in given]}
        if len(self.packages.world[state]["capital"]) > 1:
            return {"capitals": {"value": sorted(self.packages.world[state]["capital"]), "source": source}}
        chosen = hand["capitals"].get(state, {})
        name = chosen.get("name", given[0])
        accept = [*chosen.get("accept", []), *hand["capital_accept"].get(state, [])]
        assert len({plain(each) for each in given} - {plain(each) for each in (name, *accept)}) <= (state == "KZ"), given
        value = {"value": name, "accept": accept, "reject": hand["capital_reject"].get(state, []), "source": source}
        value = {key: each for key, each in value.items() if each}
        if state in hand["capital_by_source"]:
            return {"capital_by_source": value | {"source": geonames}}
        told = tells(name, self.names[state], CLUE) or state in hand["capital_in_name"]
        return {"capital_in_name" if told else "capital": value}

    def _unit(self, code: str) -> Subject:
        name = self.packages.currency_names[code]
        hand = self.hand["units"].get(code, {"name": name.split()[-1].lower().replace("ʻ", "'")})
        accept = [*hand.get("accept", []), *([name] if plain(name) != plain(hand["name"]) else [])]
        return {"value": hand["name"], "accept": accept} if accept else {"value": hand["name"]}

    def _money(self, state: str) -> Subject:
        codes = self.packages.tender(state)
        if state in self.hand["tenders_left_out"]:
            return {}
        if len(codes) > 1:
            names = [self.packages.currency_names[code] for code in codes]
            units = [f"{' '.join(name.split()[:-1])} {name.split()[-1].lower()}" for name in names]
            return {"tenders": [{"value": unit, "accept": [unit.split()[-1]]} for unit in units]}
        assert codes[0] in self.packages.listed[state]["Currency"].split(","), state
        unit = self._unit(codes[0])
        told = tells(unit["value"], self.names[state], CLUE)
        code = "currency_code_by_rule" if codes[0][:2] == state else "currency_code"
        return {"currency_in_name" if told else "currency": unit, code: codes[0]}

    def _language(self, code: str) -> Subject:
        hand = self.hand["languages"].get(code, {"name": self.packages.language_names[code]})
        accept = hand.get("accept")
        return {"value": hand["name"], "accept": accept} if accept else {"value": hand["name"]}

    def _languages(self, state: str) -> Subject:
        """Give the official languages: closed where two sources agree and no reason speaks against it."""
        ways = self.packages.official(state)
        official = {code for code, way in ways.items() if way == "official"}
        whole = official in self.packages.other_languages(state) and "de_facto_official" not in ways.values()
        known = (code for code in official if code in self.packages.language_names)
        named = sorted((self._language(code) for code in known), key=lambda each: str(each["value"]))
        whole = whole and len(named) == len(official)
        if not whole or state in self.hand["languages_left_out"]:
            return {"some_languages": named}
        clue = state in self.hand["language_in_name"] or tells(str(named[0]["value"]), self.names[state], 3)
        told = clue and len(named) == 1
        return {"language_in_name": named[0]} if told else {"languages": named}

    def _neighbours(self, state: str) -> Subject:
        world, geonames = self.packages.borders(state)
        if state in self.hand["neighbours_left_out"]:
            return {}
        assert world == geonames, (state, world, geonames)
        source = cite("geonames", f"countries.json, {state}, neighbours")
        refs = [self.ref(other) for other in sorted(world, key=self.ids.__getitem__)]
        if len(refs) != 1:
            return {"neighbours": {"value": refs, "source": source}} if refs else {}
        told = tells(self.names[state], self.names[next(iter(world))], CLUE)
        return {"neighbour_in_name" if told else "neighbour": {"value": refs[0], "source": source}}

    # -------------------------------------------------------------------------------------- lists

    def lists(self) -> dict[str, Subject]:
        """Give lists of states: regions, the landlocked, users of one currency, neighbours, namesakes."""
        found = dict(self._region_lists())
        for code, name in UNIONS.items():
            states = [state for state in self.packages.states if self.packages.tender(state) == [code]]
            title = f"the countries where {name} is the one legal tender"
            source = cite("cldr", f"currencyData.json, {code}")
            found[f"users-of-{code.lower()}"] = self._list(title, states, UNION_TOPICS[code], source)
        for state, place in self.hand["neighbours_at_home"].items():
            states = [each for each in self.packages.borders(state)[0] if each != state]
            source = cite("geonames", f"countries.json, {state}, neighbours")
            row = self._list(f"the countries that border {place}", states, self.topic(state), source)
            found[f"neighbours-of-{self.ids[state]}"] = row
        return found

    def _region_lists(self) -> Iterator[tuple[str, Subject]]:
        for code, states in self.packages.regions.items():
            name = self.region_name(code)
            row = f"territoryContainment.json, {code}"
            id_ = self._id(name)
            if len(states) > 2:
                yield id_, self._list(f"the countries of {name}", states, self.topic(states[0]), cite("cldr", row))
            inland = [state for state in states if self.packages.world[state]["landlocked"]]
            if 1 < len(inland) < len(states):
                source = cite("world-countries", "countries.json, landlocked")
                title = f"the landlocked countries of {name}"
                yield f"landlocked-in-{id_}", self._list(title, inland, self.topic(states[0]), source)

    def _list(self, name: str, states: Sequence[str], topic: str, source: Mapping[str, str]) -> Subject:
        members = [self.ref(state) for state in sorted(states, key=self.ids.__getitem__)]
        continent = self.region_name(self.packages.continents[states[0]])
        return {"name": name, "of": f"country in {continent}", "members": members, "topic": topic, "source": dict(source)}

    def capital_tables(self, countries: Mapping[str, Subject]) -> dict[str, Subject]:
        """Give, for each part of the world, the capitals that are asked about, to be matched."""
        tables: dict[str, Subject] = {}
        for code, states in self.packages.regions.items():
            rows = [(countries[self.ids[state]], self.names[state]) for state in states]
            pairs = {name: body["capital"]["value"] for body, name in rows if "capital" in body}
            if len(pairs) > 2:
                topic = self.topic(states[0])
                source = cite("world-countries", "countries.json, capital")
                body = {"name": f"the capitals of {self.region_name(code)}", "area": TOPICS[topic], "pairs": pairs}
                tables[self._id(self.region_name(code))] = body | {"topic": topic, "source": source}
        return tables

    # -------------------------------------------------------------------------------------- memberships

    def un_members(self) -> dict[str, Subject]:
        """Give the states that the United Nations admitted after their founding, with the year."""
        assert sorted(self.packages.un_years) == self.packages.contained["UN"] or len(self.packages.un_years) == 193
        found = {}
        for state in self.packages.contained["UN"]:
            year = self.packages.un_years[state]
            field = "founder" if year == 1945 else "admitted"
            body = {"name": self.names[state], "aliases": self._aliases(state), field: str(year)}
            source = cite("country-converter", f"country_data.tsv, {state}, UNmember")
            found[self.ids[state]] = body | {"topic": self.topic(state), "source": source}
        return dict(sorted(found.items(), key=lambda each: list(TOPICS).index(each[1]["topic"])))

    def eu_members(self) -> dict[str, Subject]:
        """Give the members of the European Union with the date on which each joined."""
        found = {}
        assert set(self.packages.eu_dates) == set(self.packages.contained["EU"])
        for state, date in self.packages.eu_dates.items():
            body = {"name": self.names[state], "aliases": self._aliases(state), "joined": date}
            source = cite("countries-dictionary", f"european_union.py, {self.packages.territory_names[state]}")
            found[self.ids[state]] = body | {"topic": "european-union", "source": source}
        return found

    def enlargements(self) -> dict[str, Subject]:
        """Give the states that joined the European Union on one day, where they are three or more."""
        days = defaultdict(list)
        for state, date in self.packages.eu_dates.items():
            days[date].append(state)
        found = {}
        for date, states in sorted(days.items()):
            if len(states) > 2:
                first = date == min(days)
                name = "the founding members of the European Communities" if first else f"the countries that joined in {date[:4]}"
                name = name if first else f"the countries that joined the European Union or its forerunners in {date[:4]}"
                source = cite("countries-dictionary", "european_union.py, date of accession")
                row = self._list(name, states, "european-union", source)
                found[f"eu-{date[:4]}"] = row
        return found


class Plain(yaml.SafeDumper):
    """Writes out what stands twice: decks have no aliases of YAML."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - of whatever it is
        """Give true of everything."""
        return True


def write(name: str, kinds: Mapping[str, Mapping[str, Subject]]) -> None:
    """Write a file of facts."""
    head = f"# Written by build.py from the packages that the README names; edit hand.yaml and run it again.\n"
    text = yaml.dump(dict(kinds), Dumper=Plain, sort_keys=False, allow_unicode=True, width=120, default_flow_style=None)
    (FACTS / f"{name}.yaml").write_text(head + text, encoding="utf-8")


def main(folder: str) -> None:
    """Write all files of facts from the packages in a folder."""
    deck = Deck(Packages(Path(folder)))
    countries = deck.countries()
    write("countries", {"country": countries})
    write("codes", {"iso-code": deck.codes()})
    write("lists", {"list": deck.lists(), "capital-table": deck.capital_tables(countries)})
    memberships = {"un-member": deck.un_members(), "eu-member": deck.eu_members(), "list": deck.enlargements()}
    write("memberships", memberships)


if __name__ == "__main__":
    main(sys.argv[1])
