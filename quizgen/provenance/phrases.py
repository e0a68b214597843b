"""Whether words stand in a passage, whatever their case, quotes, dashes and inflection.

The content words of a phrase must stand in its order and within one sentence, with at most `MOST_BETWEEN` other content
words between two neighbours. What is skipped holds no negation, no semicolon, colon or dash, and content words across a
comma only with an "and" or "or"; no negation goes right before the phrase. So "military security" stands in "military,
cultural, and social security", but neither "the economic task" nor "the goal of security" in "political security as
the goal, economic security as the task". The only module that imports snowballstemmer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING, NamedTuple, Protocol

from quizgen.wording import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_BETWEEN = 3  # content words
SHORT = 3  # letters
_LANGUAGES = {
    "ar": "arabic", "hy": "armenian", "eu": "basque", "ca": "catalan", "da": "danish", "nl": "dutch", "en": "english",
    "et": "estonian", "fi": "finnish", "fr": "french", "de": "german", "el": "greek", "hi": "hindi", "hu": "hungarian",
    "id": "indonesian", "ga": "irish", "it": "italian", "lt": "lithuanian", "ne": "nepali", "no": "norwegian",
    "nb": "norwegian", "nn": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "es": "spanish", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
_ARTICLES = frozenset({"a", "an", "the"})
_SMALL_WORDS = """
    a an the and or but of in on at to for by with from as into onto upon over under within among between through during
    about is are was were be been being am has have had having do does did will would shall should can could may might
    must it its he his she her they their them we our us you your i my this that these those which who whom whose what
    when where how there here than then so such also both only very more
"""  # what these say is said by the order of the other words
_SMALL = frozenset(_SMALL_WORDS.split())
_NEGATIONS = frozenset({"not", "no", "never", "nor", "neither", "without", "cannot", "none"})
_CONJUNCTIONS = frozenset({"and", "or", "und", "oder", "et", "ou", "y", "o", "e"})
_MARK = re.compile(r"[,;:–—](?=[\"'”’»)\]]*$)")
_DASH = re.compile("[–—]")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_THOUSANDS = re.compile(r"(?<=\d)[,'’  ](?=\d{3}(?!\d))")
_INITIAL = re.compile(r"[^\W\d_]\.$|^(?:e\.g|i\.e|cf|mr|mrs|ms|dr|st|no|vol|pp?|art|vs)\.$", re.IGNORECASE)
_INNER = re.compile(r"\w(?:.*\w)?")
_ELLIPSIS = re.compile(r"\.{3,}|…|\[(?:…|\.{3})\]")


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - the library's name


class Span(NamedTuple):
    """Where words stand in a text, as offsets of characters, and in which of its sentences they begin."""

    start: int
    end: int
    sentence: int


class _Word(NamedTuple):
    """A word of a text, without its inflection, and where it stands."""

    word: str
    stem: str
    start: int
    end: int
    sentence: int
    mark: str = ""  # what follows it at once of , ; : and dashes


@cache
def _stemmer(language: str) -> _Stemmer | None:
    import snowballstemmer  # noqa: PLC0415 - loads 36 languages; only what compares texts pays for it

    name = _LANGUAGES.get(language.partition("-")[0].lower())
    stemmer: _Stemmer | None = snowballstemmer.stemmer(name) if name else None
    return stemmer


@lru_cache(maxsize=65536)
def _stem(word: str, language: str) -> str:
    stemmer = _stemmer(language) if word.replace("'", "").isalpha() else None
    return stemmer.stemWord(word) if stemmer else word


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a passage, ready to be searched."""

    language: str
    _words: tuple[_Word, ...]

    def phrase(self, text: str) -> Span | None:
        """Find a phrase whatever its inflection; see the top of this module."""
        plain = words(_THOUSANDS.sub("", text))
        wanted = [word for word in plain if not _is_small(word, self.language)] or plain
        return self._find([_stem(word, self.language) for word in wanted], MOST_BETWEEN)

    def verbatim(self, text: str) -> Span | None:
        """Find a text word for word; an ellipsis in it stands for any words that were left out."""
        start, first, end = 0, None, None
        for piece in _ELLIPSIS.split(text):
            wanted = words(_THOUSANDS.sub("", piece))
            if not wanted:
                continue
            at = next((at for at in range(start, len(self._words)) if self._stands(wanted, at)), None)
            if at is None:
                return None
            start = at + len(wanted)
            first = self._words[at] if first is None else first
            end = self._words[start - 1]
        return Span(first.start, end.end, first.sentence) if first and end else None

    def close(self, wanted: Sequence[str]) -> Span | None:
        """Find the words of a date or number, which have no inflection, with at most one content word between two."""
        return self._find(wanted, 1, stems=False)

    def sentences(self) -> Iterator[Words]:
        """Give each sentence by itself."""
        for _, group in groupby(self._words, key=lambda word: word.sentence):
            yield Words(self.language, tuple(group))

    def between(self, start: int, end: int | None = None) -> Words:
        """Give the words that begin at `start` or behind it and end at `end` or before."""
        inside = (word for word in self._words if word.start >= start and (end is None or word.end <= end))
        return Words(self.language, tuple(inside))

    def _stands(self, wanted: Sequence[str], at: int) -> bool:
        here = self._words[at : at + len(wanted)]
        return len(here) == len(wanted) and all(one.word == other for one, other in zip(here, wanted, strict=True))

    def _find(self, wanted: Sequence[str], between: int, *, stems: bool = True) -> Span | None:
        for at, word in enumerate(self._words):
            if wanted and wanted[0] == (word.stem if stems else word.word) and not (stems and self._denied(at)):
                end = self._follow(wanted[1:], at, between, stems=stems)
                if end is not None:
                    return Span(word.start, self._words[end].end, word.sentence)
        return None

    def _denied(self, at: int) -> bool:
        """Tell whether a negation goes right before a word."""
        before = self._words[at - 1] if at else None
        return before is not None and before.sentence == self._words[at].sentence and _is_negation(before.word)

    def _follow(self, rest: Sequence[str], at: int, between: int, *, stems: bool) -> int | None:
        """Give where the rest of a phrase ends if it follows a word: all ways to go on are kept, so none is missed."""
        ends = {at}
        for wanted in rest:
            ends = {
                index
                for end in ends
                for index in self._near(end, between, commas=not stems)
                if wanted == (self._words[index].stem if stems else self._words[index].word)
            }
        return min(ends, default=None)

    def _near(self, end: int, between: int, *, commas: bool) -> Iterator[int]:
        """List the words that may be the next of a phrase, the neighbour first."""
        skipped, comma, conjunction = 0, False, False
        for index in range(end + 1, len(self._words)):
            word, before = self._words[index], self._words[index - 1]
            comma |= before.mark == ","
            away = word.sentence != self._words[end].sentence or before.mark not in {"", ","}
            if index > end + 1 and away:
                return
            if not (skipped and comma) or conjunction or commas:
                yield index
            if away or _is_negation(word.word):
                return
            conjunction |= word.word in _CONJUNCTIONS
            skipped += not _is_small(word.word, self.language)
            if skipped > between:
                return


def _is_small(word: str, language: str) -> bool:
    """Tell whether a word carries the form of a sentence and not its content; outside English the short ones do."""
    if language.startswith("en"):
        return word in _SMALL
    return len(word) <= SHORT and word.isalpha()


def _is_negation(word: str) -> bool:
    return word in _NEGATIONS or word.endswith("n't")


def words_of(text: str, language: str = "en") -> Words:
    """Take a passage apart."""
    found: list[_Word] = []
    sentence = 0
    chunks = list(re.finditer(r"\S+", text))
    for chunk, following in zip_longest(chunks, chunks[1:]):
        pieces = _pieces(chunk, sentence, language)
        if not pieces and found and _DASH.search(chunk[0]):  # a dash between spaces
            found[-1] = found[-1]._replace(mark=chunk[0])
        found += pieces
        ends = _SENTENCE_END.search(chunk[0]) and not _INITIAL.search(chunk[0])
        if ends and following and not following[0].lstrip("\"'“‘«([")[:1].islower():
            sentence += 1
    return Words(language, tuple(found))


def _pieces(chunk: re.Match[str], sentence: int, language: str) -> list[_Word]:
    """Give the words between two spaces: one, or several that a hyphen or dash joins."""
    inner, mark = _INNER.search(chunk[0]), _MARK.search(chunk[0])
    if inner is None:
        return []
    start, end = chunk.start() + inner.start(), chunk.start() + inner.end()
    dash = _DASH.search(inner[0])
    pieces = [
        _Word(word, _stem(word, language), start, end, sentence, dash[0] if dash else "")
        for word in words(_THOUSANDS.sub("", chunk[0]))
        if word not in _ARTICLES
    ]
    return [*pieces[:-1], *(word._replace(mark=mark[0] if mark else "") for word in pieces[-1:])]
