"""The parts of what the app remembers: frozen, and what they begin with is really there."""

import dataclasses

import pytest

from playground.learning.collection import learners
from playground.training.drivers import Driver
from playground.ui.aspects import Guest, Look, OpenDialog, RunRequest, Tool
from playground.ui.board.painter import overlays
from playground.ui.dialogs.window_dialogs import DIALOGS
from playground.ui.editor.strokes import BRUSHES
from playground.ui.modes import modes
from playground.world import Level
from playground.world.grid import Cell
from playground.world.tiles import TILES


@pytest.mark.parametrize("part", [RunRequest(), Look(), Tool(), OpenDialog()], ids=lambda part: type(part).__name__)
def test_every_part_is_a_frozen_value(part: object) -> None:
    name = dataclasses.fields(part)[0].name  # type: ignore[arg-type]
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(part, name, None)
    assert part == dataclasses.replace(part)  # type: ignore[type-var]


def test_a_run_begins_with_a_learner_that_there_is_and_the_person_at_the_wheel() -> None:
    request = RunRequest()
    assert request.learner in learners() and request.driver is Driver.ME
    assert set(request.drivers) <= set(modes()) and set(request.drivers.values()) <= set(Driver)
    with pytest.raises(TypeError):
        request.drivers["play"] = Driver.LEARNER  # type: ignore[index]
    assert not request.running and dict(request.settings) == {}


def test_the_first_look_shows_overlays_that_there_are_on_the_floor_of_the_mouse() -> None:
    look = Look()
    assert look.overlays <= set(overlays()) and look.floor is None and look.zoom == 1.0


def test_the_editor_begins_with_a_brush_and_a_tile_that_there_are() -> None:
    tool = Tool()
    assert tool.brush in BRUSHES and tool.tile in TILES.values() and tool.trail == ()


def test_no_dialog_is_open_at_first() -> None:
    assert OpenDialog().id == "" and "" not in DIALOGS


def test_two_guests_are_the_same_only_if_they_are_one() -> None:
    level = Level("", ("S.G",))
    one, other = Guest("a.zip", {}, level), Guest("a.zip", {}, level)
    assert one == one and one != other, "their networks are arrays, which are not compared"


def test_over_a_smaller_level_no_part_holds_a_cell_that_is_not_there() -> None:
    small, there, gone = Level("", ("S.G",)), Cell(0, 2), Cell(0, 3)
    look = Look(cursor=gone, goal=there)
    assert look.on(small) == Look(goal=there) and Look(cursor=there).on(small) == Look(cursor=there)
    tool = Tool(cell=gone, trail=(there, gone), shown=(gone,), aiming=True)
    assert tool.on(small) == Tool(trail=(there,)), "what waits for a target waits no more"
    assert Tool(cell=there, trail=(there,), aiming=True).on(small).aiming
