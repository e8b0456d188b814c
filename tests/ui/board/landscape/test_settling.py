"""The ground glides: it begins where it was, ends exactly at the number, and jumps where nothing is to move."""

import numpy as np
import pytest

from playground.ui.board.landscape.relief import Footing, Relief
from playground.ui.board.landscape.settling import LONGEST, SECONDS, WAVE, Settling


def ground(*heights, footings=None):
    heights = np.array([heights], float)
    kinds = np.zeros(heights.shape, np.intp) if footings is None else np.array([footings], np.intp)
    return Relief(heights, heights / 4.0, kinds, -1.0, (1.0, 1.0))


def test_the_first_ground_rises_out_of_the_level():
    settling, target = Settling(), ground(2.0, -1.0)
    assert settling.toward(target, 5.0, False).heights.tolist() == [[0.0, 0.0]] and settling.moving
    half = settling.toward(target, 5.0 + SECONDS / 2, False)
    assert half.heights[0] == pytest.approx([2.0 * 0.875, -0.875]) and half.tints[0, 0] == pytest.approx(0.5 * 0.875)


def test_it_ends_exactly_at_the_number():
    settling = Settling()
    settling.toward(ground(0.1, 0.0), 0.0, True)
    target = ground(0.7, 1 / 3)
    for now in np.linspace(1.0, 1.0 + SECONDS, 7):
        seen = settling.toward(target, float(now), False)
    assert seen is target and not settling.moving


def test_with_reduced_motion_it_jumps():
    settling, target = Settling(), ground(1.0, -2.0)
    assert settling.toward(target, 0.0, True) is target and not settling.moving
    other = ground(3.0, 0.0)
    assert settling.toward(other, 0.1, True) is other


def test_reduced_motion_in_the_middle_of_the_way_ends_it():
    settling, target = Settling(), ground(1.0)
    settling.toward(target, 0.0, False)
    assert settling.toward(target, 0.1, True) is target and settling.toward(target, 0.2, False) is target


def test_an_edit_sinks_and_rises_from_where_the_ground_is():
    """On the way from 0 to 1 the number becomes 0 again: it turns back from where it is, without a jump."""
    settling = Settling()
    settling.toward(ground(0.0, 5.0), 0.0, True)
    settling.toward(ground(1.0, 5.0), 1.0, False)
    there = settling.toward(ground(1.0, 5.0), 1.0 + SECONDS / 2, False).heights[0, 0]
    back = ground(0.0, 5.0)
    assert settling.toward(back, 1.0 + SECONDS / 2, False).heights[0].tolist() == [there, 5.0]
    assert 0.0 < settling.toward(back, 1.0 + SECONDS, False).heights[0, 0] < there
    assert settling.toward(back, 2.0 + SECONDS, False) is back


def test_a_cell_that_goes_on_as_it_did_is_not_held_up():
    """Two cells set out; after half the way one of them gets another number. The other arrives in time all the same."""
    settling = Settling()
    settling.toward(ground(0.0, 0.0), 0.0, True)
    settling.toward(ground(1.0, 1.0), 1.0, False)
    settling.toward(ground(1.0, 2.0), 1.0 + SECONDS / 2, False)
    late = settling.toward(ground(1.0, 2.0), 1.0 + SECONDS, False)
    assert late.heights[0, 0] == 1.0 and 1.0 < late.heights[0, 1] < 2.0


def test_a_wave_runs_back_from_the_goal():
    """Ten cells change at once: the goal's neighbour sets out before the cell at the other end, which still rests."""
    kinds = [Footing.HILL] + [Footing.PLAIN] * 9
    settling = Settling()
    settling.toward(ground(*[0.0] * 10, footings=kinds), 0.0, True)
    target = ground(*[1.0] * 10, footings=kinds)
    settling.toward(target, 1.0, False)
    seen = settling.toward(target, 1.0 + 4.5 * WAVE, False).heights[0]
    assert (np.diff(seen) <= 0).all() and seen[1] > seen[4] > 0.0 and seen[5:].tolist() == [0.0] * 5
    assert settling.toward(target, 1.0 + SECONDS + LONGEST, False) is target


def test_few_cells_make_no_wave():
    kinds = [Footing.HILL] + [Footing.PLAIN] * 9
    settling = Settling()
    settling.toward(ground(*[0.0] * 10, footings=kinds), 0.0, True)
    settling.toward(ground(*[0.0] * 9, 1.0, footings=kinds), 1.0, False)
    assert settling.toward(ground(*[0.0] * 9, 1.0, footings=kinds), 1.1, False).heights[0, 9] > 0.0


def test_a_board_of_another_size_is_there_at_once():
    settling = Settling()
    settling.toward(ground(1.0), 0.0, True)
    wider = ground(1.0, 2.0)
    assert settling.toward(wider, 1.0, False) is wider
