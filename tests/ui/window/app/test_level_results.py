"""What is kept of a level goes with it, and a crash says what is kept."""

from collections.abc import Callable
from typing import Any

import pytest

from playground.ui.drawing.store import store


@pytest.fixture
def cleared(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """As many entries as there were times that the level's results were dropped: their bytes afterwards."""
    times: list[int] = []
    clear = store.clear_level

    def noted() -> None:
        clear()
        times.append(store.level_bytes())

    monkeypatch.setattr(store, "clear_level", noted)
    return times


def test_a_level_that_was_edited_takes_what_was_kept_of_it_along(driven: Callable[..., Any], cleared: list[int]) -> None:
    app = driven(mode="edit", live=True)
    app.until(lambda: app.space.snapshot.number > 0)
    app.frames(3)
    cleared.clear()
    pictures = store.bytes
    assert store.level_bytes() > 0
    app.paint((0, 0))
    app.until(lambda: bool(cleared))
    assert cleared[0] == 0
    assert store.bytes >= pictures > 0


def test_as_long_as_a_level_stays_so_does_what_is_kept_of_it(driven: Callable[..., Any], cleared: list[int]) -> None:
    app = driven("corridor", live=True)
    app.until(lambda: app.space.snapshot.number > 0)
    cleared.clear()
    for _ in range(5):
        app.click("move-right")
    assert cleared == []


def test_a_crash_tells_the_log_what_is_kept(
    driven: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    app = driven()
    monkeypatch.setattr(app.app.screen, "draw", lambda ui, workspace: 1 / 0)
    app.app.frame()
    log = capsys.readouterr().err
    assert "ZeroDivisionError" in log
    assert "Drawn and kept:" in log
