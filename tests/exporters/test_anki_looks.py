"""The cards drawn as AnkiDroid draws them; the pictures are for eyes, in tests' temporary folder or $ARTEFACTS."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.exporters.anki_cards import (
    a_choice,
    a_cloze,
    a_true_false,
    an_anki,
    an_item,
    card_of,
    imported,
    written,
)

if TYPE_CHECKING:
    from quizgen.model import Item

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.chromium,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium; get it by `apt-get install chromium`"),
]
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
]
# what AnkiDroid's own style sheet says, as far as it meets ours
HOST = """body{margin:0;padding:0;margin-bottom:30px}body.night_mode{color:white;background-color:black}
#content{margin:.5em}"""
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2
SAMPLES: dict[str, Item] = {
    "choice": a_choice(
        "s1",
        texts=(
            "the Decision on Several Major Issues Concerning Comprehensively Deepening Reform",
            "the Decision on Further Deepening Reform Comprehensively to Advance Chinese Modernization",
            "the Decision on Major Issues Concerning Comprehensively Advancing Law-Based Governance",
            "the Resolution on the Major Achievements and Historical Experience of the Party",
        ),
        stem="What did the third plenary session of the 18th CPC Central Committee adopt?",
        explanation="The session of November 2013 adopted the Decision on Several Major Issues Concerning "
        "Comprehensively Deepening Reform.",
    ),
    "recall": an_item("s2"),
    "cloze": a_cloze("s3", "The Decision on deepening reform was adopted by the ", " of the 18th Central Committee."),
    "truefalse": a_true_false("s4"),
    "short": a_choice("s5", texts=("2013", "2014", "2024"), stem="In which year?", explanation="", source="Chen, p. 3"),
    "long": a_choice("s6", texts=(LONG, "a\nb", "x" * 90), stem=LONG, source="https://example.org/" + "a/" * 60),
    "arabic": a_choice(
        "s7", texts=("بكين", "شنغهاي", "قوانغتشو"), stem="أين عقدت الجلسة الثالثة؟", explanation="في بكين."
    ),
}


class Page(NamedTuple):
    sample: str
    side: str
    html: str


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Page]:
    folder = tmp_path_factory.mktemp("looks")
    with an_anki(folder / "anki") as anki:
        imported(anki, written(folder, list(SAMPLES.values())))
        cards = {name: card_of(anki, item) for name, item in SAMPLES.items()}
        sides = [("front", {name: card.question() for name, card in cards.items()})]
        sides.append(("back", {name: card.answer() for name, card in cards.items()}))
    return [Page(name, side, shown[name]) for name in SAMPLES for side, shown in sides]


def frame(page: Page, *, night: bool, width: int, height: int = 740) -> str:
    """Give the card as a phone's screen; an iframe, since a window of Chromium is 500 pixels wide at least."""
    theme = " nightMode night_mode" if night else ""
    body = (
        f'<body class="card card1{theme} mobile android"><div id="content"><div id="qa">{page.html}</div></div></body>'
    )
    source = html.escape(f'<!doctype html><html><head><meta charset="utf-8"><style>{HOST}</style></head>{body}</html>')
    return (
        f'<iframe data-name="{page.sample} {page.side}" width="{width}" height="{height}" srcdoc="{source}"></iframe>'
    )


def chromium(folder: Path, content: str, *arguments: str) -> str:
    """Open a page made of `content` and give what Chromium says on stdout."""
    page = folder / "page.html"
    style = "body{margin:0;display:flex;gap:8px;background:#888}iframe{border:0;flex:none}"
    page.write_text(
        f'<!doctype html><meta charset="utf-8"><style>{style}</style><body>{content}</body>', encoding="utf-8"
    )
    command = [str(CHROMIUM), *FLAGS, f"--user-data-dir={folder / 'profile'}", *arguments, page.as_uri()]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_card_can_be_looked_at(sample: str, pages: list[Page], tmp_path: Path) -> None:
    sides = [page for page in pages if page.sample == sample]
    frames = [frame(page, night=night, width=360) for night in (False, True) for page in sides]
    folder = Path(os.environ.get("ARTEFACTS", tmp_path))
    folder.mkdir(parents=True, exist_ok=True)
    picture = folder / f"anki-{sample}.png"
    chromium(tmp_path, "".join(frames), "--window-size=1464,740", f"--screenshot={picture}")
    assert picture.stat().st_size > 10_000


@pytest.mark.parametrize("width", [320, 360, 1024])
def test_no_card_scrolls_sideways(width: int, pages: list[Page], tmp_path: Path) -> None:
    script = """<script>addEventListener("load", () => {
        const rows = [...document.querySelectorAll("iframe")].map(frame => {
            const root = frame.contentDocument.documentElement;
            return [frame.dataset.name, root.scrollWidth, root.clientWidth, root.scrollHeight];
        });
        document.body.innerHTML = "<pre id=rows>" + JSON.stringify(rows) + "</pre>";
    });</script>"""
    frames = "".join(frame(page, night=False, width=width) for page in pages)
    dumped = chromium(tmp_path, frames + script, "--window-size=1464,740", "--dump-dom")
    found = re.search(r'<pre id="rows">(.*?)</pre>', dumped, re.DOTALL)
    assert found
    rows = json.loads(html.unescape(found[1]))
    assert len(rows) == len(pages)
    assert [name for name, wide, inner, _ in rows if wide > inner or inner != width] == []
    assert all(height > 100 for *_, height in rows)
