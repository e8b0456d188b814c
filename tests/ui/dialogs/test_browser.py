"""The level browser: every level is a card, one's own come first, a click opens it, a broken file says what is wrong."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from playground.edit.board_edits import Paint
from playground.ui import wishes
from playground.ui.dialogs.browser import browser
from playground.ui.documents import Entry
from playground.ui.workspace import Workspace
from playground.world.grid import Cell


@pytest.fixture
def space(level_of: Callable[..., Any], snapshot_of: Callable[..., Any], space_of: Callable[..., Workspace]) -> Workspace:
    level = level_of("S...G")
    shelf = (
        Entry("Bundled", "bundled", False, level),
        Entry("Mine", "levels-of-mine/mine.toml", True, level),
        Entry("Broken", "levels-of-mine/broken.toml", True, problem="No map."),
    )
    return replace(space_of(snapshot_of(level), shelf=shelf)).open_dialog("levels")


def test_ones_own_levels_come_first(screen: Callable[..., Any], space: Workspace) -> None:
    shown = screen(space, dialog=browser)
    assert [node.label for node in shown.ui.nodes if node.id.startswith("level-")] == ["Mine", "Broken", "Bundled"]
    bare = screen(replace(space, shelf=space.shelf[:1]), dialog=browser)
    assert "My levels" not in bare.words


def test_a_click_opens_a_level(screen: Callable[..., Any], space: Workspace) -> None:
    shown = screen(space, dialog=browser)
    shown.click("level-bundled")
    assert shown.space.wishes[-1] == wishes.Open("bundled")
    assert shown.space.dialog.id == ""


def test_with_unsaved_work_it_asks_first(screen: Callable[..., Any], space: Workspace) -> None:
    shown = screen(space.edited(Paint((Cell(0, 2),), "#")), dialog=browser)
    shown.click("level-bundled")
    assert (shown.space.dialog.id, shown.space.dialog.then) == ("leave", wishes.Open("bundled"))


def test_a_file_that_cannot_be_read_says_why_and_cannot_be_pressed(screen: Callable[..., Any], space: Workspace) -> None:
    shown = screen(space, dialog=browser)
    card = shown.node("level-levels-of-mine/broken.toml")
    assert not card.enabled
    assert card.tooltip == "No map."


def test_its_buttons_lead_to_a_new_level_and_to_save_as(screen: Callable[..., Any], space: Workspace) -> None:
    shown = screen(space, dialog=browser)
    shown.click("browser-new")
    assert shown.space.dialog.id == "new"
    other = screen(space, dialog=browser)
    other.click("browser-save-as")
    assert (other.space.dialog.id, other.space.dialog.text) == ("save-as", "t")


def test_of_very_many_levels_only_those_near_to_what_is_seen_are_made(screen: Callable[..., Any], space: Workspace) -> None:
    many = tuple(Entry(f"Level {number}", f"level {number}", True, space.level) for number in range(1400))
    shown = screen(replace(space, shelf=many), dialog=browser)
    cards = [node.id for node in shown.ui.nodes if node.id.startswith("level-")]
    assert cards[0] == "level-level 0" and 20 < len(cards) < 150
    for _ in range(3):  # the focus goes on by itself, however far
        last = [node.id for node in shown.ui.nodes if node.id.startswith("level-")][-1]
        shown.ui.set_focus(last)
        shown.frames(3)
        assert shown.node(last).shown.size == shown.node(last).rect.size
        assert [node.id for node in shown.ui.nodes if node.id.startswith("level-")][-1] != last
