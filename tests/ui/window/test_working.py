"""The card of long work: its words, its bar, and the button that stops it."""

from collections.abc import Callable
from dataclasses import replace
from math import nan
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from playground.training.commands import Cancel
from playground.training.snapshot import Working
from playground.ui.window.working import progress_card
from playground.ui.wishes import Receive
from tests.ui.window.app.conftest import Driven, Listening


@pytest.fixture
def card(screen: Callable[..., Any], space_of: Callable[..., Any], snapshot_of: Callable[..., Any], level_of: Callable[..., Any]):
    """card(progress) plays the card over a board; None is no work."""

    def made(progress: Working | None) -> Any:
        snapshot = replace(snapshot_of(level_of("S.G")), progress=progress)
        return screen(space_of(snapshot), touch=progress_card)

    return made


def test_without_long_work_there_is_no_card(card: Any) -> None:
    played = card(None)
    assert not played.has("working") and not played.has("cancel") and not played.painted()


def test_its_share_stands_before_its_title(card: Any) -> None:
    assert card(Working("Building", 0.25)).words == ["25 %  Building …"]


def test_where_nobody_knows_how_far_it_is_a_piece_of_the_bar_runs(card: Any) -> None:
    played = card(Working("Searching", nan))
    assert played.words == ["Searching …"] and played.ui.wants_frame
    assert not card(Working("Building", 0.25)).ui.wants_frame


def test_stop_cancels_it_and_nothing_else(card: Any) -> None:
    played = card(Working("Building", 0.5))
    before = played.space
    played.click("cancel")
    assert played.space.outbox == (Cancel(),) and played.space.history is before.history


def test_the_window_shows_what_is_read_while_nothing_else_goes_on_and_stops_it(home: Path) -> None:
    gate = Event()
    app = Driven(Listening(), "corridor", "play", (1280, 800), 1.0)
    assert app.space.snapshot.progress is None and not app.has("stop-reading")
    app.app.workspace = app.app.reader.begin(app.space, Receive(), Path("maze.tmj"), lambda before: gate.wait(60) and None)
    app.frames(2)
    assert app.node("working").label == "Reading maze.tmj …"
    app.click("stop-reading")
    assert not app.has("stop-reading") and not app.app.reader.busy
    gate.set()
    app.app.close()
