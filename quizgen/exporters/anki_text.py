"""Deck text as the HTML of an Anki field: it shows as it was written, and nothing in it is ever run.

Besides HTML, Anki and its web views give a meaning to `{{...}}` (templates and clozes), `::` (cloze hints), `[sound:`,
`[latex]`, `[anki:` and `[[type:` (tags), backslash and bracket (MathJax), and to control characters (the field
separator among them). All of these are written as character references, which Anki's own scanners do not decode.
MathJax reads the page after decoding; the templates keep it away with the class `mathjax_ignore`.
"""

from __future__ import annotations

import re
import unicodedata

_REFERENCES = {ord(char): f"&#{ord(char)};" for char in "{}[]\\"}
_HTML = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;", ord("\n"): "<br>"}
# Anki composes fields to NFC, where `>` and this character are one: at the start of a text it would eat a tag's end
_SLASH = {0x338: "&#824;"}
# Anki deletes ASCII controls from fields, so their pictures stand for them
_CONTROLS = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"} | {0x7F: "\u2421"}
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_PLAIN = _CONTROLS | _SURROGATES
_ESCAPES = _REFERENCES | _HTML | _SLASH

# most texts need nothing, and are told in one step
_HARMLESS = re.compile(r"[\w \t.,;'?!()/+*=$%#@^`|~-]*", re.ASCII)
_COLONS = re.compile(r"(?<=:):|:(?=:)|\A:|:\Z")
_NOT_IN_TAGS = re.compile(r'[\s\u2400-\u2421":*\\()]+')


def plain(text: str) -> str:
    """Give the text as Anki can hold it: NFC, one kind of line end, pictures for controls, no lone surrogates."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", lines.translate(_PLAIN))


def escaped(text: str) -> str:
    """Give the HTML that shows exactly this text, in any field, in a cloze and in a double-quoted attribute."""
    if _HARMLESS.fullmatch(text):
        return text
    return _COLONS.sub("&#58;", plain(text).translate(_ESCAPES))


def tag(group: str, name: str) -> str:
    """Give the tag `group::name`, with `-` for what Anki does not allow in tags or its search cannot find."""
    return f"{group}::{_NOT_IN_TAGS.sub('-', plain(name)).strip('-')}"


def deck_name(title: str) -> str:
    """Give the title as one deck: Anki would make a deck within a deck of `a::b`."""
    return re.sub(r":{2,}", ":", " ".join(plain(title).split()))
