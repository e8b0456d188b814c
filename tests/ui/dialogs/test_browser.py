"""The level browser: every level is a card, one's own come first, a click opens it, a broken file says what is wrong."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from playground.edit.board_edits import Paint
from playground.ui import wishes
from playground.ui.around_shelf import AroundShelf
from playground.ui.dialogs.browser import browser, grouped
from playground.ui.level_tending import Binned, ShelfAct
from playground.ui.shelf import Entry
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


def test_words_find_levels_by_name_text_and_idea(level_of: Callable[..., Any]) -> None:
    cliff = replace(level_of("S.G"), about="Do you dare?")
    shelf = (
        Entry("Cliff", "cliff", False, cliff, group="Risk and chance", difficulty=2),
        Entry("Mine", "a/mine.toml", True, level_of("S.G"), group="class 4a"),
        Entry("Corridor", "corridor", False, level_of("S..G"), group="First steps", difficulty=1),
    )
    assert [title for title, _ in grouped(shelf, ())] == ["My levels: class 4a", "Risk and chance", "First steps"]
    for words, titles in (
        ("DARE", ["Cliff"]),
        ("risk", ["Cliff"]),
        ("easy", ["Corridor"]),
        ("class", ["Mine"]),
        ("cliff easy", []),
    ):
        assert [entry.title for _, entries in grouped(shelf, (), words) for entry in entries] == titles


def test_what_was_opened_last_stands_first_where_there_are_many(level_of: Callable[..., Any]) -> None:
    shelf = tuple(Entry(f"L{number}", f"l{number}", False, level_of("S.G"), group="All") for number in range(9))
    (title, entries), *_ = grouped(shelf, ("l4", "gone", "l2"))
    assert (title, [entry.title for entry in entries]) == ("Opened last", ["L4", "L2"])
    assert [title for title, _ in grouped(shelf[:3], ("l1",))] == ["All"]


def test_a_deleted_level_is_brought_back_by_its_button(
    screen: Callable[..., Any], space: Workspace, level_of: Callable[..., Any]
) -> None:
    binned = Binned(Path("bin/1.old.toml"), Path("mine/old.toml"), "Old", 7200.0)
    shown = screen(replace(space.remember(AroundShelf((), (binned,))), shelf=space.shelf[:1]), dialog=browser, size=(1000, 900))
    assert "Old, deleted 2 hours ago" in shown.words
    shown.click("unbin-1.old.toml")
    assert shown.space.wishes[-1] == wishes.Tend(ShelfAct.UNBIN, str(binned.path))


def test_the_small_button_opens_the_card_of_a_level(screen: Callable[..., Any], space: Workspace) -> None:
    shown = screen(space, dialog=browser, size=(1000, 900))
    shown.click("about-bundled")
    dialog = shown.space.dialog
    assert (dialog.id, dialog.choice, dialog.text, dialog.under.id) == ("level-card", "bundled", "Bundled", "levels")
