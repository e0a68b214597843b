"""How words are written in a deck, and what passes for them."""

from __future__ import annotations

import json

# Other names that mean just this element.
ALIASES = {
    "Al": ("aluminum",), "Cs": ("cesium",), "S": ("sulphur",), "W": ("wolfram",), "Hg": ("quicksilver",),
}  # fmt: skip


def quoted(text: str) -> str:
    """Write a scalar: bare where it is one word, else in double quotes."""
    return text if text.isalnum() else json.dumps(text, ensure_ascii=False)
