"""Undo, redo, strokes."""

import random

import pytest

from playground.edit.board_edits import Erase, MoveStart, Paint, SetTile
from playground.edit.brushes import line
from playground.edit.edit import EditError
from playground.edit.history import History
from playground.edit.level_edits import AddColumn, AddRow, RemoveColumn, RemoveRow, SetRules
from playground.world.grid import Cell
from playground.world.level import Level

ROOM = Level(title="Room", rows=("S..", "...", "..G"))


def wall(row: int, col: int) -> Paint:
    return Paint((Cell(row, col),), "#")


def test_undo_and_redo_one_edit():
    done = History(ROOM).do(wall(1, 1))
    assert done.level.rows[1] == ".#."
    assert done.undo().level == ROOM
    assert done.undo().redo() == done
    assert History(ROOM).undo() == History(ROOM)
    assert done.redo() is done


def test_labels_say_what_would_be_undone_and_redone():
    done = History(ROOM).do(AddRow())
    assert (done.undo_label, done.redo_label) == ("add row", "")
    assert (done.undo().undo_label, done.undo().redo_label) == ("", "add row")


def test_a_stroke_is_one_undo():
    history = History(ROOM)
    for cell in line(Cell(1, 0), Cell(1, 2)):
        history = history.do(Paint((cell,), "#"), stroke=1)
    assert history.level.rows[1] == "###"
    assert history.undo().level == ROOM
    other = history.do(wall(2, 0), stroke=2)
    assert other.undo().level == history.level


def test_a_stroke_that_ends_where_it_began_leaves_no_trace():
    before = History(ROOM).do(wall(0, 2)).do(wall(2, 0)).undo()
    during = before.do(wall(1, 1), stroke=5)
    assert during.redo() is during
    after = during.do(Erase((Cell(1, 1),)), stroke=5)
    assert after == before
    assert after.redo().level == History(ROOM).do(wall(0, 2)).do(wall(2, 0)).level


def test_another_level_in_place_of_this_one_is_one_undo_and_the_same_level_none():
    history, other = History(wall(0, 1).apply(ROOM)), ROOM
    moved = history.moved_to(other, "elsewhere")
    assert (moved.level, moved.undo_label, moved.undo().level, moved.future) == (other, "elsewhere", history.level, ())
    assert history.moved_to(history.level, "elsewhere") is history


def test_an_edit_that_changes_nothing_leaves_no_trace():
    history = History(ROOM).do(wall(1, 1)).undo()
    assert history.do(Erase((Cell(1, 1),))) is history


def test_a_new_edit_ends_what_could_be_redone():
    history = History(ROOM).do(wall(1, 1)).undo().do(wall(0, 1))
    assert history.future == ()


def test_a_refused_edit_changes_nothing():
    history = History(Level(title="", rows=("S.",))).do(wall(0, 1))
    with pytest.raises(EditError):
        history.do(wall(0, 0))
    assert history.level.rows == ("S#",)


def test_unsaved_is_what_differs_from_what_was_saved():
    history = History(ROOM).do(wall(1, 1))
    assert history.changed_since(ROOM)
    assert not history.undo().changed_since(ROOM)


def some_edit(draw: random.Random, level: Level):
    cell = Cell(draw.randrange(level.height), draw.randrange(level.width))
    return draw.choice(
        [
            Paint((cell,), draw.choice(".#%G~*J$O")),
            Erase((cell,)),
            MoveStart(cell),
            AddRow(draw.random() < 0.5),
            AddColumn(draw.random() < 0.5),
            RemoveRow(draw.random() < 0.5),
            RemoveColumn(draw.random() < 0.5),
            SetRules({"discount": draw.choice([0.5, 0.9, 1.0])}),
            SetTile(cell, {"enter": draw.choice([0.0, 1.0, -2.5])}),
        ]
    )


@pytest.mark.parametrize("seed", range(20))
def test_the_editor_equals_a_plain_list_of_levels_and_undoing_everything_gives_the_start(seed):
    draw = random.Random(seed)
    history, levels, at = History(ROOM), [ROOM], 0
    for _ in range(60):
        move = draw.random()
        if move < 0.2:
            history, at = history.undo(), max(0, at - 1)
        elif move < 0.3:
            history, at = history.redo(), min(len(levels) - 1, at + 1)
        else:
            edit = some_edit(draw, history.level)
            try:
                after = edit.apply(history.level)
            except EditError:
                continue
            history = history.do(edit)
            if after != levels[at]:
                levels, at = [*levels[: at + 1], after], at + 1
        assert history.level == levels[at]
        assert len(history.past) == at
        assert len(history.future) == len(levels) - 1 - at
    while history.past:
        history = history.undo()
    assert history.level == ROOM


def test_a_refused_level_is_left_and_as_little_as_possible_is_taken_back():
    good = History(ROOM).do(wall(0, 1))
    refused = good.do(wall(1, 1)).do(wall(2, 1))
    back = refused.without(refused.level, good.level)
    assert (back.level, back.past) == (good.level, good.past)
    assert back.redo().redo().level == refused.level
    assert refused.without(ROOM, good.level) is refused  # it has moved on meanwhile


def test_of_a_stroke_that_is_refused_only_its_last_part_is_taken_back():
    begun = History(ROOM).do(wall(0, 1), stroke=1)
    on = begun.do(wall(0, 2), stroke=1)
    back = on.without(on.level, begun.level)
    assert back.level == begun.level
    assert back.undo().level == ROOM


def test_what_was_long_ago_is_forgotten_where_it_takes_too_much(monkeypatch):
    monkeypatch.setattr("playground.edit.history.MOST", 100)
    history = History(ROOM)
    for number in range(6):
        history = history.do(AddRow()) if number % 2 == 0 else history.do(RemoveRow())
    assert 0 < len(history.past) < 6
    assert history.undo().level.height == ROOM.height + 1
