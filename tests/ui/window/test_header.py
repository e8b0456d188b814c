"""The bar along the top: modes, the level's name, and buttons that give orders."""

from collections.abc import Callable
from typing import Any

import pygame
import pytest

from playground.edit.board_edits import SetTile
from playground.ui.modes import modes
from playground.ui.orders import after_order
from playground.ui.window.header import TOOLS, header, possible
from playground.world import Cell


@pytest.fixture
def bar(screen: Callable[..., Any], space_of: Callable[..., Any], snapshot_of: Callable[..., Any], level_of: Callable[..., Any]):
    """bar(width=1200, space=None) plays the bar over a workspace of a small level."""

    def made(width: int = 1200, space: Any = None) -> Any:
        space = space_of(snapshot_of(level_of("S.G"))) if space is None else space

        def draw(ui: Any, column: Any, workspace: Any) -> Any:
            return header(ui, pygame.Rect(0, 0, width, 48), workspace, modes())

        return screen(space, draw, size=(width, 120))

    return made


def test_every_button_gives_an_order_that_is_known(space_of: Any, snapshot_of: Any, level_of: Any) -> None:
    space = space_of(snapshot_of(level_of("S.G")))
    for tool in TOOLS:
        after_order(space, tool.order)  # raises where there is no such order
    assert len({tool.order for tool in TOOLS}) == len(TOOLS)


def test_a_wide_bar_has_all_buttons_and_a_narrow_one_the_most_important(bar: Any) -> None:
    assert all(bar().has(tool.order) for tool in TOOLS)
    there = [tool.order for tool in TOOLS if bar(width=420).has(tool.order)]
    assert there == [tool.order for tool in TOOLS][: len(there)] and len(there) < len(TOOLS)
    assert bar(width=420).has("menu"), "what does not fit is in the menu"


@pytest.mark.parametrize("width", [320, 480, 800, 1600])
def test_nothing_of_it_lies_outside_or_on_something_else(bar: Any, width: int) -> None:
    played = bar(width=width)
    boxes = [node.rect for node in played.ui.nodes if node.kind in ("button", "tab")]
    assert boxes and all(pygame.Rect(0, 0, width, 48).contains(box) for box in boxes)
    assert not any(one.colliderect(other) for at, one in enumerate(boxes) for other in boxes[:at])


def test_undo_can_be_pressed_once_there_is_something_to_undo(bar: Any, space_of: Any, snapshot_of: Any, level_of: Any) -> None:
    space = space_of(snapshot_of(level_of("S.G")))
    assert not possible("undo", space) and not possible("redo", space) and possible("save", space)
    edited = space.edited(SetTile(Cell(0, 1), {"enter": 2.0}))
    assert possible("undo", edited)
    played = bar(space=edited)
    played.click("undo")
    assert played.space.level == space.level and possible("redo", played.space)


def test_unsaved_work_has_a_mark_beside_the_name(bar: Any, space_of: Any, snapshot_of: Any, level_of: Any) -> None:
    space = space_of(snapshot_of(level_of("S.G")))
    assert "t" in bar(space=space).words
    assert "t •" in bar(space=space.edited(SetTile(Cell(0, 1), {"enter": 2.0}))).words


def test_the_menu_opens_and_a_tab_enters_its_mode(bar: Any) -> None:
    played = bar()
    played.click("menu")
    assert played.space.dialog.id == "menu"
    played = bar()
    tab = next(node for node in played.ui.nodes if node.label == modes()["edit"].title)
    played.click_at(tab.rect.center)
    assert played.space.mode == "edit" and played.space.came_from == "play"


def test_the_levels_name_comes_before_the_programs(bar: Any) -> None:
    wide, narrow = bar(width=1600), bar(width=900)
    assert {"Bellman Playground", "t"} <= {node.label for node in wide.ui.nodes}
    assert narrow.has("level-name") and "Bellman Playground" not in {node.label for node in narrow.ui.nodes}
