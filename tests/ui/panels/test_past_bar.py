"""The timeline under the board: a press on it goes to that moment, a press at a bookmark to the bookmark."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pygame
import pytest

from playground.training import commands
from playground.training.past_view import Bookmark, BookmarkKind, Timeline
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column
from playground.ui.panels.past_bar import COLOURS, ICONS, moment_words, past_bar, past_height
from playground.ui.workspace import Workspace

MARKS = (Bookmark(1, 250, BookmarkKind.PIT), Bookmark(2, 500, BookmarkKind.OWN, "here"))


def panel(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    return past_bar(ui, column.take(past_height(ui, workspace, 400)), workspace)


@pytest.fixture
def past(
    space_of: Callable[..., Workspace], snapshot_of: Callable[..., Any], level_of: Callable[..., Any]
) -> Callable[..., Workspace]:
    """past(at, live=False, …): the workspace of a run of 1,000 ticks that shows a moment."""

    def made(at: int, live: bool = False, last: int = 1000, **fields: Any) -> Workspace:
        timeline = Timeline(0, last, at, live, bookmarks=MARKS, **fields)
        return space_of(replace(snapshot_of(level_of("S.G")), timeline=timeline))

    return made


def test_every_kind_of_bookmark_has_a_sign() -> None:
    assert set(ICONS) == set(BookmarkKind) and set(COLOURS) <= set(BookmarkKind)


def test_a_narrow_bar_keeps_room_for_its_track(played: Any, past: Callable[..., Workspace]) -> None:
    for width in (200, 300, 340, 400, 430, 640, 900):
        shown = played(panel, past(400), width=width)
        ids = {node.id for node in shown.ui.nodes}
        assert shown.node("past").rect.width >= width // 3, width
        assert {"past-now", "past-branch"} <= ids
        assert ("past-back" in ids, "past-play" in ids) == (width >= 340, width >= 420), width


def test_a_press_goes_to_the_moment_under_the_pointer(played: Any, past: Callable[..., Workspace]) -> None:
    shown = played(panel, past(1000, live=True), width=700)
    track = shown.node("past").rect
    shown.click_at((track.left + track.width * 3 // 4, track.bottom - 3))
    (command,) = shown.sent
    assert isinstance(command, commands.Seek) and command.at is not None and abs(command.at - 750) <= 3


def test_near_a_bookmark_it_goes_exactly_there(played: Any, past: Callable[..., Workspace]) -> None:
    shown = played(panel, past(1000, live=True), width=700)
    track = shown.node("past").rect
    shown.click_at((track.left + track.width // 4 + 4, track.bottom - 3))
    assert shown.sent == (commands.Seek(250),)


def test_the_left_end_is_the_beginning_even_where_a_bookmark_is_near(played: Any, past: Callable[..., Workspace]) -> None:
    space = past(400)
    assert space.snapshot.timeline is not None
    early = replace(space.snapshot.timeline, bookmarks=(Bookmark(1, 3, BookmarkKind.PIT),))
    shown = played(panel, replace(space, snapshot=replace(space.snapshot, timeline=early)), width=700)
    track = shown.node("past").rect
    shown.click_at((track.left, track.bottom - 3))
    assert shown.sent == (commands.Seek(0),)


def test_the_right_end_is_now(played: Any, past: Callable[..., Workspace]) -> None:
    shown = played(panel, past(400), width=700)
    track = shown.node("past").rect
    shown.click_at((track.right - 1, track.bottom - 3))
    assert shown.sent == (commands.Seek(None),)


def test_arrow_keys_go_by_one_tick(played: Any, past: Callable[..., Workspace]) -> None:
    shown = played(panel, past(400), width=700)
    shown.key_on("past", pygame.K_LEFT)
    assert shown.sent == (commands.Seek(399),)


def test_the_buttons_step_play_branch_and_come_back(played: Any, past: Callable[..., Workspace]) -> None:
    for button, command in (
        ("past-back", commands.StepPast(-1)),
        ("past-on", commands.StepPast(1)),
        ("past-play", commands.PlayPast(125.0)),
        ("past-play-back", commands.PlayPast(-125.0)),
        ("past-now", commands.Seek(None)),
    ):
        shown = played(panel, past(400), width=700)
        shown.click(button)
        assert shown.sent == (command,)


def test_a_branch_begins_at_rest(played: Any, past: Callable[..., Workspace]) -> None:
    shown = played(panel, past(400), width=700)
    shown.space = replace(shown.space, brain=replace(shown.space.brain, running=True))
    shown.click("past-branch")
    assert shown.sent == (commands.Branch(""), commands.Pause()) and not shown.space.brain.running


def test_now_there_is_nothing_to_go_on_to(played: Any, past: Callable[..., Workspace]) -> None:
    shown = played(panel, past(1000, live=True), width=700)
    able = {node.id for node in shown.ui.nodes if node.enabled}
    assert "past-back" in able and not able & {"past-now", "past-branch", "past-play", "past-on"}
    assert not shown.has("past-at")


def test_the_track_does_not_move_when_the_past_is_entered(played: Any, past: Callable[..., Workspace]) -> None:
    for width in (200, 320, 700):
        live, over = (played(panel, given, width=width) for given in (past(1000, live=True), past(400)))
        assert live.node("past").rect == over.node("past").rect


@pytest.mark.parametrize("width", [200, 320, 700])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_fits_into_every_width(played: Any, past: Callable[..., Workspace], width: int, scale: float) -> None:
    shown = played(panel, past(400, seeking=0.5), width=width, scale=scale)
    assert shown.node("past").rect.width >= 20
    assert all(
        node.rect.left >= 0 and node.rect.right <= int(width * scale) for node in shown.ui.nodes if node.id.startswith("past-")
    )


def test_the_moment_in_words() -> None:
    assert moment_words(Timeline(0, 1_234_567, 4321, False)) == "step 4,321 of 1.2 M"
    assert moment_words(Timeline(0, 950, 950)) == "now: step 950"


def test_where_there_is_little_room_or_no_past_there_is_no_bar(hands: Any, past: Callable[..., Workspace]) -> None:
    heights = []
    none = past(0)
    none = replace(none, snapshot=replace(none.snapshot, timeline=None))
    hands(lambda ui: heights.extend(past_height(ui, *given) for given in ((past(400), 100), (past(400), 400), (none, 400))))
    assert heights[0] == 0 and heights[1] > 0 and heights[2] == 0


def test_the_moment_that_is_compared_with_has_a_sign_where_it_is(played: Any, past: Callable[..., Workspace]) -> None:
    shown = played(panel, past(400, compared=250), width=700)
    track, sign = shown.node("past").rect, shown.node("past-compared").rect
    assert abs(sign.centerx - (track.left + track.width / 4)) <= 1
    assert not played(panel, past(400), width=700).has("past-compared")
