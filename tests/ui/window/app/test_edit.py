"""The editor by hand: strokes, shapes, undo, the start, borders, properties, rules; each change goes to the session."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pygame
import pytest

from playground.training import commands
from playground.ui import theme
from playground.world.grid import Cell

CTRL = pygame.KMOD_LCTRL


@pytest.fixture
def app(driven: Callable[..., Any]) -> Any:
    return driven(mode="edit")


def test_a_stroke_paints_every_cell_it_passes_and_is_one_undo(app: Any) -> None:
    before = app.space.level
    app.paint((0, 0), (0, 4))  # the pointer is seen at both ends only
    assert app.space.level.rows[0].startswith("#####")
    assert [command.level for command in app.worker.of(commands.EditLevel)][-1] == app.space.level
    app.key(pygame.K_z, CTRL)
    assert app.space.level == before
    assert app.worker.of(commands.EditLevel)[-1].level == before
    app.key(pygame.K_y, CTRL)
    assert app.space.level.rows[0].startswith("#####")
    app.click("undo")
    assert app.space.level == before
    assert not app.node("undo").enabled


def test_the_right_button_erases(app: Any) -> None:
    assert app.space.level.rows[1][1] == "#"
    app.paint((1, 1), (1, 2), button=3)
    assert app.space.level.rows[1][1:3] == ".."


def test_the_palette_and_the_number_keys_choose_the_tile(app: Any) -> None:
    app.click("tile-pit")
    app.paint((0, 2))
    assert app.space.level[Cell(0, 2)].kind == "pit"
    app.key(pygame.K_4)
    app.paint((0, 3))
    assert app.space.level[Cell(0, 3)].kind == "ice"


def test_a_line_waits_until_the_button_is_let_go(app: Any) -> None:
    app.click("brush-line")
    spots = [app.spot((0, 0)), app.spot((0, 3)), app.spot((0, 6))]
    app.drag(spots[:2])
    assert app.space.level.rows[0][:7] == "####..."


def test_rectangle_fill_and_pick(app: Any) -> None:
    app.click("brush-rectangle")
    app.paint((4, 5), (7, 9))
    rows = app.space.level.rows
    assert (rows[4][5:10], rows[7][5:10]) == ("#####", "#####")
    assert rows[5][5] == rows[5][9] == "#"
    app.click("brush-pick")
    app.click_at(app.spot((1, 8)))
    assert app.space.tool.tile.kind == "goal"
    assert app.space.tool.brush == "paint"
    app.click("tile-mud")
    app.click("brush-fill")
    app.click_at(app.spot((0, 0)))
    assert app.space.level[Cell(0, 0)].kind == "mud"
    assert app.space.level[Cell(0, 9)].kind == "mud"


def test_the_start_is_carried_to_another_cell_and_nothing_on_the_way_is_lost(app: Any) -> None:
    level = app.space.level
    start = next(Cell(row, text.index("S")) for row, text in enumerate(level.rows) if "S" in text)
    walls = sum(row.count("#") for row in level.rows)
    app.paint(start, (5, 1), (0, 1))
    assert app.space.level.rows[0][1] == "S"
    assert sum(row.count("S") for row in app.space.level.rows) == 1
    assert sum(row.count("#") for row in app.space.level.rows) == walls


def test_rows_and_columns_come_and_go_at_the_border(app: Any) -> None:
    height, width = app.space.level.height, app.space.level.width
    app.click("add-top")
    app.click("add-right")
    assert (app.space.level.height, app.space.level.width) == (height + 1, width + 1)
    app.click("remove-top")
    app.click("remove-right")
    assert (app.space.level.height, app.space.level.width) == (height, width)


@pytest.mark.parametrize("name", ("left", "right"))
def test_five_clicks_at_one_spot_of_a_border_add_five_columns_and_paint_nothing(app: Any, name: str) -> None:
    before = app.space.level
    spot = app.node(f"add-{name}").rect.center
    for _ in range(5):
        app.click_at(spot)
    after = app.space.level
    assert after.width == before.width + 5
    kept = slice(5, None) if name == "left" else slice(None, -5)
    assert tuple(row[kept] for row in after.rows) == before.rows
    assert {glyph for row in after.rows for glyph in row.replace(row[kept], "", 1)} <= {"."}


def test_a_cell_has_properties_of_its_own(app: Any) -> None:
    app.click("brush-select")
    app.click_at(app.spot((1, 8)))
    assert app.space.tool.cell == Cell(1, 8)
    app.reveal("cell-enter")
    app.app.ui.set_focus("cell-enter")
    app.frames(2)
    app.key(pygame.K_UP)
    assert app.space.level[Cell(1, 8)].enter > 1.0


def test_a_jump_is_aimed_by_clicking_its_target(app: Any) -> None:
    app.click("tile-jump")
    app.paint((0, 0))
    app.click("aim")
    app.click_at(app.spot((7, 9)))
    tile = app.space.level[Cell(0, 0)]
    assert [app.space.level.rows[7][9]] == list(tile.to)
    assert not app.space.tool.aiming


def test_rules_are_dials(app: Any) -> None:
    app.app.ui.set_focus("rule-slip")
    app.frames(3)
    app.key(pygame.K_END)
    assert app.space.level.rules.slip == 1.0
    app.choose("moves", "Eight ways")
    assert len(app.space.level.rules.moves) == 8


def test_the_keyboard_paints_too(app: Any) -> None:
    for key in (pygame.K_UP, pygame.K_RIGHT, pygame.K_UP):
        app.key(key)
    at = app.space.look.cursor
    assert at is not None
    app.key(pygame.K_RETURN)
    assert app.space.level[at].kind == "wall"
    app.key(pygame.K_DELETE)
    assert app.space.level[at].kind == "floor"


def test_what_cannot_be_is_told_and_changes_nothing(app: Any) -> None:
    before = app.space.level
    for _ in range(before.height + 2):
        app.click("remove-top")
    assert app.space.level.height >= 1
    assert any(node.kind == "toast" for node in app.nodes)


def test_the_title_is_typed(app: Any) -> None:
    app.click("level-title")
    app.key(pygame.K_a, CTRL)
    app.type("Mine")
    assert app.space.level.title == "Mine"
    assert app.node("level-name").label == "Mine •"


def test_the_signs_at_the_border_stand_on_buttons_where_the_board_reaches_under_them(app: Any) -> None:
    whole = app.space.look
    app.app.workspace = replace(app.space, look=replace(whole, zoom=6.0, centre=(4.0, 5.0)))
    app.frames(6)
    for side in ("top", "bottom", "left", "right"):
        rect = app.node(f"add-{side}").rect
        assert app.app.screen.view.board_rect.colliderect(rect)
        assert app.surface.get_at((rect.centerx, rect.top + 5))[:3] == theme.CARD[:3]  # beside the plus, not the tile below it


def test_the_cheese_can_be_dragged_and_escape_gives_a_drag_up(app: Any) -> None:
    before, goal = app.space.level, Cell(1, 8)
    assert before[goal].ends
    app.drag([app.spot(goal), app.spot((1, 7)), app.spot((0, 7))])
    assert app.space.level[Cell(0, 7)] == before[goal]
    assert app.space.level[goal] == before[Cell(0, 7)]
    assert app.worker.of(commands.EditLevel)[-1].level == app.space.level
    app.key(pygame.K_z, CTRL)
    assert app.space.level == before
    app.frames(1, [pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=app.spot(goal), button=1)])
    app.frames(1, [pygame.event.Event(pygame.MOUSEMOTION, pos=app.spot((0, 7)), rel=(1, 1), buttons=(1, 0, 0))])
    app.key(pygame.K_ESCAPE)
    app.frames(2, [pygame.event.Event(pygame.MOUSEBUTTONUP, pos=app.spot((0, 7)), button=1)])
    assert app.space.level == before


def test_a_gamepad_chooses_tiles_paints_a_stroke_erases_and_takes_it_back(app: Any) -> None:
    make, before = pygame.event.Event, app.space.level
    right, a, x = pygame.CONTROLLER_BUTTON_DPAD_RIGHT, pygame.CONTROLLER_BUTTON_A, pygame.CONTROLLER_BUTTON_X

    def turn(button: int, down: bool = True) -> None:
        kind = pygame.CONTROLLERBUTTONDOWN if down else pygame.CONTROLLERBUTTONUP
        app.frames(2, [make(kind, button=button, instance_id=0)])

    def push(axis: int) -> None:
        for value in (32_767, 0):
            app.frames(2, [make(pygame.CONTROLLERAXISMOTION, axis=axis, value=value, instance_id=0)])

    for _ in range(3):
        turn(right)
        turn(right, down=False)
    at = app.space.look.cursor
    hand = app.space.tool.tile
    push(pygame.CONTROLLER_AXIS_RIGHTX)
    assert app.space.tool.tile not in (hand,)
    app.app.workspace = replace(app.space, tool=replace(app.space.tool, tile=hand))
    turn(a)
    turn(right)
    turn(a, down=False)
    turn(right, down=False)
    beside = Cell(at.row, at.col + 1)
    assert app.space.level[at] == app.space.level[beside] == hand
    assert len(app.space.history.past) == 1 and not app.space.tool.trail
    turn(x)
    turn(x, down=False)
    assert app.space.level[beside].kind == "floor"
    for _ in range(2):
        push(pygame.CONTROLLER_AXIS_TRIGGERLEFT)
    assert app.space.level == before
    push(pygame.CONTROLLER_AXIS_TRIGGERRIGHT)
    assert app.space.level[at] == hand
