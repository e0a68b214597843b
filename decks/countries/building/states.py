"""What is asked of each state: a subject of the kind `country`, and one of the kind `entry`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from building.names import Subject, bare, cite, plain, tells

if TYPE_CHECKING:
    from building.names import Names

CLUE = 4  # a capital, unit or region that shares so many letters with its country's name is given away by it
LANGUAGE_CLUE = 3  # "Lao", "Thai": languages are often shorter


class States:
    """Makes the subjects about single states."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.packages = names.packages
        self.hand = names.hand

    def countries(self) -> dict[str, Subject]:
        """Give a subject for each state."""
        found = {}
        for state in self.names.by_topic(self.packages.states):
            area = self.hand["areas"].get(state) or self.names.topics[self.names.topic(state)]
            body = self.names.named(state) | {"area": area}
            body |= dict(zip(("continent", "region"), self._regions(state), strict=True))
            body |= self._capital(state) | self._money(state)
            body |= self._languages(state) | self._neighbours(state)
            body |= {"confusable": self._confusable(state)} | self._end(state)
            found[self.names.ids[state]] = body
        # Look-alikes meet in the questions about capitals.
        met = {f"country/{name}" for name, body in found.items() if "capital" in body}
        for name, body in found.items():
            declared = body["confusable"] if f"country/{name}" in met else []
            body["confusable"] = [other for other in declared if other in met]
        return {name: {key: value for key, value in body.items() if value} for name, body in found.items()}

    def entries(self) -> dict[str, Subject]:
        """Give how standards list each state, in the order of its code: options share the first letter of theirs."""
        found = {}
        for state in self.packages.states:
            alpha3 = self.packages.alpha3[state]
            codes = {"alpha2": state, "alpha3": alpha3, "initial2": state[0], "initial3": alpha3[0]}
            letters = "".join(filter(str.isalpha, bare(self.names.names[state]))).upper()
            telling = {f"telling{len(code)}": code for code in (state, alpha3) if not letters.startswith(code)}
            body = self.names.named(state) | codes | telling | self._places(state)
            body |= self._end(state)
            found[self.names.ids[state]] = {key: value for key, value in body.items() if value}
        return found

    def _end(self, state: str) -> Subject:
        """Give how a subject ends."""
        return {"topic": self.names.topic(state), "source": cite("cldr", f"supplemental data, {state}")}

    def _confusable(self, state: str) -> list[str]:
        """Give the look-alikes that stand beside a state as options: those of its part of the world."""
        groups = [group for group in self.hand["confusable"] if state in group]
        others = [other for group in groups for other in group if other != state]
        here = self.names.topic(state)
        return [f"country/{self.names.ids[other]}" for other in others if self.names.topic(other) == here]

    def _places(self, state: str) -> Subject:
        continent, region = self._regions(state)
        told = any(tells(place, self.names.names[state], CLUE) for place in (region, continent))
        if told:
            return {"region_in_name": region, "continent_in_name": continent}
        return {"region": region, "continent": continent}

    def _regions(self, state: str) -> tuple[str, str]:
        return self.names.region(self.packages.continents[state]), self.names.region(self.names.region_of[state])

    # -------------------------------------------------------------------------------------- capitals

    def _capital(self, state: str) -> Subject:
        official = self.packages.world[state]["capital"]
        given = self.packages.capitals(state)
        world = cite("world-countries", f"countries.json, {self.packages.alpha3[state]}, capital")
        geonames = cite("geonames", f"countries.json, {state}, capital")
        if state in self.hand["capital_in_dispute"]:
            sources = {**dict.fromkeys(given, geonames), **dict.fromkeys(official, world)}
            return {"capital_in_dispute": [{"value": name, "source": source} for name, source in sources.items()]}
        if len(official) > 1:
            return {"capitals": {"value": sorted(official), "source": world}}
        value = self._one_capital(state, given) | {"source": world}
        if state in self.hand["capital_by_source"]:
            return {"capital_by_source": value | {"source": geonames}}
        told = tells(value["value"], self.names.names[state], CLUE) or state in self.hand["capital_in_name"]
        return {"capital_in_name" if told else "capital": value}

    def _one_capital(self, state: str, given: list[str]) -> Subject:
        hand = self.hand["capitals"].get(state, {"name": given[0]})
        accept = [*hand.get("accept", []), *self.hand["capital_accept"].get(state, [])]
        known = {plain(name) for name in (hand["name"], *accept, *hand.get("former", []))}
        assert known >= set(map(plain, given)), f"{state}: the sources differ, and hand.yaml says nothing: {given}"
        value = {"value": hand["name"], "accept": accept, "reject": self.hand["capital_reject"].get(state, [])}
        return {key: each for key, each in value.items() if each}

    # -------------------------------------------------------------------------------------- money, languages

    def _money(self, state: str) -> Subject:
        codes = self.packages.tender(state)
        if state in self.hand["tenders_left_out"]:
            return {}
        if len(codes) > 1:
            return {"tenders": [self._currency(code) for code in codes]}
        assert codes[0] in self.packages.listed[state]["Currency"].split(","), f"{state}: the sources differ"
        unit = self._unit(codes[0])
        told = tells(unit["value"], self.names.names[state], CLUE)
        code = "currency_code_by_rule" if codes[0][:2] == state else "currency_code"
        return {"currency_in_name" if told else "currency": unit, code: codes[0]}

    def _currency(self, code: str) -> Subject:
        *whose, unit = self.packages.currency_names[code].split()
        others = [unit.lower(), *self._plurals(code), code, *self.hand["tender_accept"].get(code, [])]
        return {"value": " ".join([*whose, unit.lower()]), "accept": others}

    def _plurals(self, code: str) -> list[str]:
        """Give several units of a currency, with and without whose they are, where English tells them from one."""
        one, several = (each[code] for each in (self.packages.currency_names, self.packages.currency_plurals))
        return [] if plain(one) == plain(several) else [several, several.split()[-1]]

    def _unit(self, code: str) -> Subject:
        name = self.packages.currency_names[code].replace("ʻ", "'")
        hand = self.hand["units"].get(code, {"name": name.split()[-1].lower()})
        names = [*hand.get("accept", []), name, *self._plurals(code), code]
        accept = [each for each in dict.fromkeys(names) if plain(each) != plain(hand["name"])]
        return {"value": hand["name"], "accept": accept}

    def _languages(self, state: str) -> Subject:
        """Give the official languages: closed where two sources agree and no reason speaks against it, else open."""
        ways = self.packages.official(state)
        official = {code for code, way in ways.items() if way == "official"}
        known = [self._language(code) for code in official if code in self.packages.language_names]
        named = sorted(known, key=lambda each: str(each["value"]))
        agreed = official in self.packages.other_languages(state) and "de_facto_official" not in ways.values()
        if not agreed or len(named) < len(official) or state in self.hand["languages_left_out"]:
            return {"some_languages": named}
        clue = tells(named[0]["value"], self.names.names[state], LANGUAGE_CLUE)
        told = clue or state in self.hand["language_in_name"]
        if len(named) > 1:
            return {"languages": named}
        return {"language_in_name" if told else "language": named[0]}

    def _language(self, code: str) -> Subject:
        hand = self.hand["languages"].get(code) or {"name": self.packages.language_names[code]}
        value = {"value": hand["name"], "accept": hand.get("accept")}
        return {key: each for key, each in value.items() if each}

    # -------------------------------------------------------------------------------------- neighbours

    def _neighbours(self, state: str) -> Subject:
        world, geonames = self.packages.borders(state)
        if state in self.hand["neighbours_left_out"] or not world | geonames:
            return {}
        assert world == geonames, f"{state}: the sources differ, and hand.yaml says nothing: {world ^ geonames}"
        source = cite("geonames", f"countries.json, {state}, neighbours")
        refs = self.names.refs(world)
        if len(refs) > 1:
            return {"neighbours": {"value": refs, "source": source}}
        told = any(tells(self.names.names[state], self.names.names[other], CLUE) for other in world)
        if told:
            return {"neighbour_in_name": {"value": refs[0], "source": source}}
        return {"neighbour": self._other(state, *world) | {"source": source}}

    def _other(self, state: str, other: str) -> Subject:
        """Give the one neighbour of a state in words, since what passes for it may hang on whose neighbour it is."""
        reject = self.hand["neighbour_reject"].get(state, [])
        accept = [each for each in self.names.aliases(other) if each not in reject]
        value = {"value": self.names.names[other], "accept": accept}
        return value | {"reject": [*self.hand["reject"].get(other, []), *reject]}
