"""The last steps of the mouse, and where it took something."""

from typing import NamedTuple

import pytest

from playground.ui.board.overlays.thread import LONGEST, OVERLAY


class Made(NamedTuple):
    """A step of a test."""

    state: int
    action: int
    successor: int
    reward: float = 0.0
    terminated: bool = False


@pytest.fixture
def step(canvas):
    return lambda start, end, action=0: Made(canvas.state(*start), action, canvas.state(*end))


def test_a_step_leaves_a_mark_on_the_border_that_it_went_over(canvas, step) -> None:
    surface = canvas.painted(OVERLAY, canvas.drawn(way=(step((0, 0), (0, 1)),)))
    assert canvas.pixel(surface, 0, 0, 0.0, 0.49).a > 200
    assert canvas.pixel(surface, 0, 0).a == canvas.pixel(surface, 0, 0, 0.49).a == 0
    assert canvas.inked(surface) == {(0, 0), (0, 1)}


def test_a_bump_leaves_none(canvas, step) -> None:
    assert canvas.inked(canvas.painted(OVERLAY, canvas.drawn(way=(step((0, 0), (0, 0)),)))) == set()


def test_older_steps_are_fainter_and_the_oldest_are_gone(canvas, step) -> None:
    down, bump = step((0, 0), (1, 0)), step((1, 0), (1, 0))
    ink = []
    for later in (0, LONGEST // 2, LONGEST - 1, LONGEST):
        surface = canvas.painted(OVERLAY, canvas.drawn(way=(down, *[bump] * later)))
        ink.append(canvas.ink(surface, 0, 0))
    assert ink[0] > ink[1] > ink[2] > ink[3] == 0


def test_a_key_that_was_taken_is_a_knot_and_steps_without_it_are_hollow(canvas_of) -> None:
    canvas = canvas_of("Sk.\n.KG")
    mdp = canvas.mdp
    start = int(mdp.start.argmax())
    right = mdp.actions.index("right")
    taken = int(mdp.successor[start, right, 0])
    assert mdp.floor[taken] != mdp.floor[start]
    drawn = canvas.drawn(way=(Made(start, right, taken),))
    before = canvas.painted(OVERLAY, drawn, floor=int(mdp.floor[start]))
    after = canvas.painted(OVERLAY, drawn, floor=int(mdp.floor[taken]))
    assert canvas.pixel(before, 0, 1, -0.355, 0.355).a > 0  # a stair in the upper right corner
    middle = canvas.pixel(before, 0, 0, 0.0, 0.49), canvas.pixel(after, 0, 0, 0.0, 0.49)
    assert sum(middle[0][:3]) < sum(middle[1][:3])  # full where the mouse held what is looked at, hollow elsewhere


def test_small_cells_show_no_thread(canvas, step) -> None:
    drawn = canvas.drawn(way=(step((0, 0), (0, 1)),))
    assert canvas.inked(canvas.painted(OVERLAY, drawn, 6), 6) == set()
    assert canvas.inked(canvas.painted(OVERLAY, drawn, 7), 7)


def test_its_key_follows_the_way(canvas, step) -> None:
    one, view = step((0, 0), (0, 1)), canvas.view()
    key = OVERLAY.key(canvas.drawn(way=(one,)), view)
    assert OVERLAY.key(canvas.drawn(way=(Made(*one),), moved=canvas.by_state({})), view) == key
    assert OVERLAY.key(canvas.drawn(way=(one, one)), view) != key
