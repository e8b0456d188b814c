"""The contract of edits, on every kind of edit that there is."""

import dataclasses

import pytest

from playground.edit import board_edits, level_edits, timed_edits
from playground.edit.edit import Edit, EditError
from playground.world import LevelError
from playground.world.grid import Cell
from playground.world.level import Level, MapChange
from playground.world.tiles import TILES

ROOM = Level(title="Room", rows=("S..", ".j#", "..G"), changes=(MapChange(9, ("S..", "..#", "..G")),))
ROOM = board_edits.PaintTile((Cell(1, 1),), TILES["jump"]).apply(dataclasses.replace(ROOM, rows=("S..", "..#", "..G")))
ARGUMENTS = {
    "cells": (Cell(0, 1), Cell(1, 2)), "cell": Cell(1, 1), "start": Cell(2, 2), "end": Cell(1, 0),
    "target": Cell(0, 2), "glyph": "#", "tile": TILES["wall"],
    "changes": {"enter": -2.0}, "moves": ("left", "right"), "column": 1, "strength": 1, "title": "Words", "about": "",
    "level": dataclasses.replace(ROOM, title="Another"), "moment": 1, "step": 5, "edit": board_edits.Erase((Cell(1, 2),)),
}  # fmt: skip
KINDS = [
    kind
    for module in (board_edits, level_edits, timed_edits)
    for kind in vars(module).values()
    if dataclasses.is_dataclass(kind) and kind.__module__ == module.__name__
]


def example(kind) -> Edit:
    """An edit of this kind that can be made in the room."""
    needed = [field.name for field in dataclasses.fields(kind) if field.default is dataclasses.MISSING]
    arguments = {name: ARGUMENTS[name] for name in needed}
    return kind(**arguments | ({"changes": {"slip": 0.2}} if kind is level_edits.SetRules else {}))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_an_edit_is_frozen_has_a_label_and_leaves_its_level_as_it_was(kind):
    edit, before = example(kind), dataclasses.replace(ROOM)
    assert kind.__dataclass_params__.frozen
    assert 0 < len(edit.label) <= 60
    after = edit.apply(ROOM)
    assert after != ROOM and before == ROOM
    assert edit.apply(ROOM) == after, "the same edit makes the same level"


def test_an_edit_that_cannot_be_made_is_an_error_of_levels():
    with pytest.raises(EditError, match="off the board") as error:
        board_edits.SetTile(Cell(9, 9), {"enter": 1.0}).apply(ROOM)
    assert isinstance(error.value, LevelError)
