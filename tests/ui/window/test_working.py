"""The card of long work: its words, its bar, and the button that stops it."""

from collections.abc import Callable
from dataclasses import replace
from math import nan
from typing import Any

import pytest

from playground.training.commands import Cancel
from playground.training.snapshot import Working
from playground.ui.window.working import progress_card


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
