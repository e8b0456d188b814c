"""Keys, hazards, maps of later and advice in the editor, by hand; what cannot be played is taken back."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pygame
import pytest

from playground.training import commands
from playground.training.snapshot import RefusedLevel, Working
from playground.world import library, read_level
from playground.world.grid import Cell
from playground.world.level import MapChange
from playground.world.tile import Spread

CTRL = pygame.KMOD_LCTRL


@pytest.fixture
def app(driven: Callable[..., Any]) -> Any:
    return driven("corridor", mode="edit", live=True)


def toasts(app: Any) -> list[str]:
    return [node.label for node in app.nodes if node.kind == "toast"]


def test_the_states_are_counted_and_doubled_by_a_key(app: Any) -> None:
    app.until(lambda: app.node("states").label.endswith("states"))
    before = app.space.snapshot.mdp
    app.click("tile-key-red")
    app.paint((0, 2))
    app.until(lambda: app.space.snapshot.level is app.space.level)
    app.frames(2)
    states = len(app.space.snapshot.mdp.states)
    assert len(before.states) < states <= 2 * len(before.states)
    assert app.node("states").label == f"{states} states"
    assert app.node("factor-0").tooltip.startswith("The red key: at most 2 times as many states.")
    app.click("factor-0")
    assert app.space.tool.shown == (Cell(0, 2),)


def test_what_is_painted_does_not_move_the_palette(app: Any) -> None:
    before = app.node("tile-wall").rect
    for kind in ("key-red", "coin", "cat"):
        app.click(f"tile-{kind}")
        app.paint((0, 2))
    app.frames(60)
    assert app.node("tile-wall").rect == before


def test_tiles_that_make_states_grow_say_so(app: Any) -> None:
    assert "doubles what the mouse has to know" in app.node("tile-coin").tooltip
    assert "multiplies" in app.node("tile-cat").tooltip
    assert "know" not in app.node("tile-wall").tooltip


def test_groups_of_the_palette_fold(app: Any) -> None:
    app.click("group-memory")
    assert not app.has("tile-coin")
    app.click("group-memory")
    assert app.has("tile-coin")


def test_in_a_low_window_only_the_group_in_hand_is_open(driven: Callable[..., Any]) -> None:
    app = driven(mode="edit", size=(640, 480))
    assert app.has("tile-wall")
    assert not app.has("tile-coin")
    app.click("group-memory")
    assert app.has("tile-coin")


def test_a_door_gets_its_key_from_a_list_and_the_panel_tells_where_it_lies(app: Any) -> None:
    app.click("tile-key-blue")
    app.paint((0, 1))
    app.click("tile-door-red")
    app.paint((0, 3))
    app.click("brush-select")
    app.click_at(app.spot((0, 3)))
    app.reveal("cell-needs")
    app.choose("cell-needs", "blue")
    assert app.space.painted[Cell(0, 3)].needs == "blue"
    assert any("Its key lies at row 0, column 1." in node.label for node in app.nodes)
    app.choose("cell-needs", "another key")
    assert app.space.painted[Cell(0, 3)].needs == "key-2"


def test_a_round_is_drawn_by_clicking_cells(driven: Callable[..., Any]) -> None:
    app = driven(mode="edit")
    app.click("tile-cat")
    app.paint((0, 2))
    app.click("walk")
    app.click_at(app.spot((0, 4)))
    app.click_at(app.spot((2, 4)))
    assert app.space.level[Cell(0, 2)].patrols == ("right", "right", "down", "down")
    app.click("walk")
    app.click("walk-back")
    assert app.space.level[Cell(0, 2)].patrols == ("right", "right", "down")
    app.key(pygame.K_z, CTRL)
    app.key(pygame.K_z, CTRL)
    assert app.space.level[Cell(0, 2)].patrols == ("right", "right")


def test_chance_is_a_kind_and_numbers(driven: Callable[..., Any]) -> None:
    app = driven(mode="edit")
    app.click("tile-dice")
    app.paint((0, 2))
    app.choose("cell-noise", "Bell curve")
    assert app.space.level[Cell(0, 2)].noise == Spread(gaussian=1.0)
    app.choose("cell-noise", "No")
    assert app.space.level[Cell(0, 2)].noise == Spread()


def test_the_map_of_later_is_added_painted_moved_in_time_saved_and_removed(driven: Callable[..., Any], home: Path) -> None:
    app = driven(mode="edit")
    first = app.space.level.rows
    app.click("add-moment")
    assert app.space.level.changes == (MapChange(1000, first),)
    app.click("tile-wall")
    app.paint((0, 0))
    assert (app.space.level.rows, app.space.level.changes[0].rows[0][0]) == (first, "#")
    app.choose("moment", "At the start")
    app.paint((0, 1))
    assert (app.space.level.rows[0][:2], app.space.level.changes[0].rows[0][:2]) == (".#", "#.")
    app.choose("moment", "From step 1,000")
    app.app.ui.set_focus("moment-step")
    app.frames(2)
    app.key(pygame.K_UP)
    assert app.space.level.changes[0].at == 1100
    app.key(pygame.K_ESCAPE)
    app.key(pygame.K_s, CTRL)
    assert app.space.document.path is not None
    assert read_level(app.space.document.path) == app.space.level
    app.click("remove-moment")
    assert app.space.level.changes == ()
    app.key(pygame.K_z, CTRL)
    assert app.space.level.changes[0].at == 1100


def test_advice_is_a_list_that_shows_its_cells(driven: Callable[..., Any]) -> None:
    app = driven("corridor", mode="edit", live=True)
    app.click("tile-door-red")
    app.paint((0, 2))
    app.until(lambda: app.has("advice-words-0"))
    sentences = [node.label for node in app.nodes if node.id.startswith("advice-words")]
    assert "This red door stays shut: no key called red is on the map." in sentences
    number = sentences.index("This red door stays shut: no key called red is on the map.")
    app.click(f"advice-{number}")
    assert app.space.tool.shown == (Cell(0, 2),)
    app.key(pygame.K_ESCAPE)
    assert app.space.tool.shown == ()


def test_advice_is_about_the_map_that_is_painted_and_goes_with_the_level(driven: Callable[..., Any]) -> None:
    app = driven("corridor", mode="edit", live=True)
    app.click("add-moment")
    app.click("tile-door-red")
    app.paint((0, 2))
    app.until(lambda: app.has("hints"))
    app.choose("moment", "At the start")
    app.until(lambda: not app.has("hints"))
    app.choose("moment", "From step 1,000")
    app.until(lambda: app.has("hints"))


def refusing(app: Any) -> str:
    """The session refuses the level as it is now; what the toast says then."""
    worker = app.worker
    why = "more than 4,000,000 states: 23 coins double them each"
    refused = RefusedLevel(app.space.runs, app.space.level)
    worker.snapshot = replace(app.space.snapshot, number=app.space.snapshot.number + 1, message=why, refused=refused)
    app.frames(4)
    (said,) = toasts(app)
    return said


def test_an_edit_that_cannot_be_played_is_taken_back_and_can_be_redone(driven: Callable[..., Any]) -> None:
    app = driven(mode="edit")
    good = app.space.level
    app.worker.snapshot = replace(app.space.snapshot, run=app.space.runs)
    app.frames(2)
    app.click("tile-coin")
    app.paint((0, 0), (0, 5))
    bad = app.space.level
    assert refusing(app) == "More than 4,000,000 states: 23 coins double them each. The last change was taken back."
    assert app.space.level == good
    assert app.worker.of(commands.EditLevel)[-1].level == good
    app.key(pygame.K_y, CTRL)
    assert app.space.level == bad


def test_a_level_that_cannot_be_played_opens_all_the_same_and_says_so_once(driven: Callable[..., Any]) -> None:
    app = driven(mode="edit")
    level = app.space.level
    assert refusing(app).endswith("It can be edited until it can be played.")
    app.frames(600)
    assert (app.space.level, toasts(app)) == (level, [])
    app.click("tile-wall")
    app.paint((0, 0))
    assert app.worker.of(commands.Start)[-1].level == app.space.level


def test_what_takes_long_shows_how_far_it_is_and_can_be_stopped(driven: Callable[..., Any]) -> None:
    app = driven(mode="train")
    app.worker.snapshot = replace(
        app.space.snapshot, run=app.space.runs, progress=Working("Building the table of the level", 0.42)
    )
    app.frames(3)
    assert app.node("working").label == "42 %  Building the table of the level …"
    app.click("cancel")
    assert app.worker.of(commands.Cancel)


def test_a_level_with_a_table_of_its_own_cannot_be_painted(driven: Callable[..., Any]) -> None:
    app = driven(mode="edit")
    table = app.space.snapshot.mdp
    level = replace(library.find("first-steps"), table=table)
    app.app.workspace = replace(app.space, history=type(app.space.history)(level))
    app.paint((0, 0))
    assert app.space.level is level
    assert "brings its own table of states" in toasts(app)[0]
