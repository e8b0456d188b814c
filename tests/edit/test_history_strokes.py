"""Strokes one after another: each is one step, across two of them too, after an undo, a redo, and what was refused."""

import random
from dataclasses import replace

import pytest

from playground.edit import history as histories
from playground.edit.board_edits import Erase, MoveStart, Paint
from playground.edit.edit import Edit, EditError
from playground.edit.history import History
from playground.world.grid import Cell
from playground.world.level import Level

ROOM = Level(title="Room", rows=("S..", "...", "..G"))


def wall(row: int, col: int) -> Paint:
    return Paint((Cell(row, col),), "#")


def stroke(history: History, number: int, *cells: tuple[int, int]) -> History:
    for cell in cells:
        history = history.do(wall(*cell), stroke=number)
    return history


def test_two_strokes_are_two_steps_back_and_two_on():
    one = stroke(History(ROOM), 1, (0, 1), (0, 2))
    two = stroke(one, 2, (1, 0), (1, 1), (1, 2))
    assert two.level.rows == ("S##", "###", "..G") and len(two.past) == 2
    back = two.undo()
    assert back.level == one.level and back.undo().level == ROOM and not back.undo().past
    on = back.undo().redo()
    assert on.level == one.level and on.redo().level == two.level and not on.redo().future
    assert on.redo().undo().undo().level == ROOM


def test_after_an_undo_the_same_stroke_goes_on_as_a_step_of_its_own():
    history = stroke(stroke(History(ROOM), 1, (0, 1)), 2, (1, 1)).undo()
    on = stroke(history, 1, (2, 1))  # the button was held while Ctrl Z was pressed
    assert on.level.rows == ("S#.", "...", ".#G")
    assert on.future == () and len(on.past) == 2
    assert on.undo().level.rows == ("S#.", "...", "..G") and on.undo().undo().level == ROOM


def test_after_a_redo_a_stroke_of_the_same_number_is_another_step():
    history = stroke(History(ROOM), 1, (0, 1)).undo().redo()
    on = stroke(history, 1, (1, 1))
    assert on.undo().level == history.level and on.undo().undo().level == ROOM


def test_a_refused_edit_leaves_what_can_be_redone():
    history = stroke(stroke(History(ROOM), 1, (0, 1)), 2, (1, 1)).undo()
    with pytest.raises(EditError):
        history.do(Paint(tuple(Cell(row, col) for row in range(3) for col in range(3)), "#"), stroke=3)
    assert history.redo().level.rows == ("S#.", ".#.", "..G")


def test_a_refused_level_can_be_redone_and_refused_again():
    good = stroke(History(ROOM), 1, (0, 1))
    refused = stroke(good, 2, (1, 1))
    back = refused.without(refused.level, good.level)
    again = back.redo()
    assert again.level == refused.level and len(again.past) == 2
    twice = again.without(refused.level, good.level)
    assert (twice.level, [change.level for change in twice.future]) == (good.level, [refused.level])
    assert twice.undo().level == ROOM and twice.undo().redo().level == good.level


def test_a_refused_level_that_was_redone_leaves_the_rest_to_be_redone():
    one = stroke(History(ROOM), 1, (0, 1))
    refused = stroke(one, 2, (1, 1))
    end = stroke(refused, 3, (2, 1))
    at = end.undo().undo().redo()
    assert at.level == refused.level and len(at.future) == 1
    back = at.without(refused.level, one.level)
    assert back.level == one.level
    assert back.redo().level == refused.level and back.redo().redo().level == end.level


def test_a_stroke_that_takes_itself_back_gives_back_the_future_of_before_even_twice():
    before = stroke(stroke(History(ROOM), 1, (0, 1)), 2, (1, 1)).undo()
    history = before
    for _ in range(2):
        history = history.do(wall(2, 1), stroke=3).do(wall(2, 0), stroke=3)
        history = history.do(Erase((Cell(2, 1), Cell(2, 0))), stroke=3)
        assert history == before and history.redo().level.rows == ("S#.", ".#.", "..G")


def test_what_a_stroke_takes_is_that_of_all_its_parts():
    """The rows that differ from the level before the stroke, and not those that its first part changed."""
    one = stroke(History(ROOM), 1, (0, 1))
    three = stroke(one, 1, (1, 1), (2, 1))
    own, shared = len("S.."), histories._REFERENCE * 3
    assert one.past[0].size == own + shared
    assert three.past[0].size == 3 * own + shared


def test_what_another_level_takes_is_what_the_one_before_it_has_for_itself() -> None:
    """Two rows of the earlier level are no rows of the later one; of the later one none is kept."""
    small, large = Level(title="", rows=("S..", "..G")), Level(title="", rows=("S......", ".......", "......G"))
    assert History(small).moved_to(large, "").past[0].size == 6 + histories._REFERENCE * 2
    assert History(large).moved_to(small, "").past[0].size == 21 + histories._REFERENCE * 3


def edits(draw: random.Random, level: Level) -> Edit:
    cell = Cell(draw.randrange(level.height), draw.randrange(level.width))
    return draw.choice([wall(*cell), Erase((cell,)), Paint((cell,), draw.choice("~*G?")), MoveStart(cell)])


@pytest.mark.parametrize("seed", range(30))
def test_strokes_equal_a_plain_list_of_levels(seed):
    """The model: `levels` with a place in them, and the number of the stroke that still goes on there."""
    draw = random.Random(seed)
    history, levels, at = History(ROOM), [ROOM], 0
    number, going = 0, None
    before: tuple[list[Level], int] = (levels, at)
    for _ in range(120):
        move = draw.random()
        if move < 0.25:
            on = history.redo() if move > 0.15 else history.undo()
            to = min(len(levels) - 1, at + 1) if move > 0.15 else max(0, at - 1)
            history, at, going = on, to, going if to == at else None
        else:
            number += draw.random() < 0.4
            edit = edits(draw, history.level)
            try:
                after = edit.apply(history.level)
            except EditError:
                with pytest.raises(EditError):
                    history.do(edit, stroke=number)
                continue
            history = history.do(edit, stroke=number)
            if after == levels[at]:
                continue
            if going == number and after == before[0][before[1]]:
                (levels, at), going = before, None
            elif going == number:
                levels = [*levels[:at], after]
            else:
                before = (levels, at)
                levels, at, going = [*levels[: at + 1], after], at + 1, number
        assert history.level == levels[at]
        assert [change.level for change in history.past] == levels[:at]
        assert [change.level for change in reversed(history.future)] == levels[at + 1 :]
    assert replace(history, replaced=()) == history


def test_the_oldest_steps_are_forgotten_first_and_no_more_than_must_be(monkeypatch):
    history = History(ROOM)
    sizes = [3 + histories._REFERENCE * 3] * 4
    monkeypatch.setattr(histories, "MOST", sum(sizes[:3]))
    cells = [(0, 1), (0, 2), (1, 0), (1, 1)]
    for number, cell in enumerate(cells):
        history = history.do(wall(*cell), stroke=number)
    assert len(history.past) == 3
    assert history.undo().undo().undo().level.rows == ("S#.", "...", "..G")
    monkeypatch.setattr(histories, "MOST", sum(sizes[:3]) - 1)
    assert len(history.do(wall(1, 2), stroke=9).past) == 2
    monkeypatch.setattr(histories, "MOST", 1)
    assert len(history.do(wall(1, 2), stroke=9).past) == 1  # the last step can always be taken back
