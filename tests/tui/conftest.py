from __future__ import annotations

import asyncio

import pytest

from tests.tui.sample import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(autouse=True)
def keys_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Press keys without the 20 ms that Textual waits for each; `pilot.pause` still waits for the screen."""

    async def settle(*_: object) -> None:
        await asyncio.sleep(0.002)

    monkeypatch.setattr("textual.app.wait_for_idle", settle)
