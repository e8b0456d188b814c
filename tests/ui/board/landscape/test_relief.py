"""How high cells stand: values by their share of the scale, walls above and holes below what is beside them."""

from types import MappingProxyType

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.training.first_sight import still
from playground.ui import theme
from playground.ui.board.drawn import Drawn
from playground.ui.board.landscape.relief import (
    HOLE,
    LEAST_HILL,
    OVER,
    ROCK,
    STEPS_OF_REACH,
    THICK,
    Footing,
    Lift,
    flat,
    highest,
    lift_of,
    relief_of,
    settled,
)  # fmt: skip
from playground.ui.board.painter import overlays
from playground.ui.board.scene import RESTING
from playground.ui.board.viewport import Viewport

VIEW = Viewport((0, 0, 100, 100), 2, 3, bound=2.0)


def lifted(level, v, end=1.0):
    mdp = still(level).mdp
    drawn = Drawn(level, mdp, MappingProxyType({Field.V: np.array(v, float)}))
    return relief_of(level, RESTING, Lift(drawn.fields[Field.V], end), drawn, 0)


def test_a_value_lifts_its_cell_by_its_share_of_the_scale(level_of):
    level = level_of("S..\n...")
    relief = lifted(level, [0.0, 0.5, -1.0, 9.0, np.nan, -np.inf])
    assert relief.tints.reshape(-1).tolist() == [0.0, 0.5, -1.0, 1.0, 0.0, -1.0]
    assert relief.heights == pytest.approx(relief.tints * highest(2, 3))
    assert relief.foot == pytest.approx(-highest(2, 3) - THICK)


def test_ground_is_level_where_nothing_is_drawn(level_of):
    relief = relief_of(level_of("S..\n..."), RESTING, None, None, 0)
    assert not relief.heights.any() and relief.foot == -THICK and relief.reach == (0.0, THICK)


def test_goals_are_hills_pits_and_cliffs_are_holes(level_of):
    relief = relief_of(level_of("SG.\nP~."), RESTING, None, None, 0)
    assert relief.footings.tolist() == [[Footing.PLAIN, Footing.HILL, Footing.PLAIN], [Footing.HOLE, Footing.HOLE, Footing.PLAIN]]
    assert relief.heights[0, 1] == pytest.approx(highest(2, 3)) and relief.heights[1, 0] == -HOLE


def test_a_hill_is_as_high_as_its_reward_and_seen_in_any_case(level_of):
    level = level_of("S.G\n...")
    assert lifted(level, np.zeros(6), end=4.0).tints[0, 2] == 0.25
    assert lifted(level, np.zeros(6), end=400.0).tints[0, 2] == LEAST_HILL


def test_a_goal_that_pays_nothing_is_a_hill_where_nothing_pays_more(level_of):
    """In a level whose steps cost and whose end is free, the end is where one wants to be."""
    tail = '[legend]\nT = { kind = "goal", enter = 0.0 }'
    assert relief_of(level_of("ST", tail), RESTING, None, None, 0).footings[0, 1] == Footing.HILL
    assert relief_of(level_of("STG", tail), RESTING, None, None, 0).footings[0, 1] == Footing.HOLE


def test_walls_stand_above_the_mean_of_what_is_beside_them():
    """Between a cell of height h and one of 0: h / 2 and a little more, and never below their height on level ground."""
    rock = np.array([[Footing.PLAIN, Footing.ROCK, Footing.PLAIN]], np.intp)
    top = highest(1, 3)
    assert settled(np.array([[1.0, 0.0, 0.0]]), rock).heights[0, 1] == pytest.approx(top / 2 + OVER)
    assert settled(np.array([[-1.0, 0.0, -1.0]]), rock).heights[0, 1] == ROCK


def test_holes_are_below_the_lowest_beside_them():
    hole = np.array([[Footing.PLAIN, Footing.HOLE, Footing.PLAIN]], np.intp)
    relief = settled(np.array([[-0.5, 0.0, 1.0]]), hole)
    assert relief.heights[0, 1] == pytest.approx(-0.5 * highest(1, 3) - HOLE)


def test_a_thick_wall_goes_on_as_high_as_its_edge():
    rocks = np.full((1, 5), Footing.ROCK, np.intp)
    rocks[0, 0] = Footing.PLAIN
    tints = np.array([[1.0, 0.0, 0.0, 0.0, 0.0]])
    assert settled(tints, rocks).heights[0].tolist() == pytest.approx([highest(1, 5), *[highest(1, 5) + OVER] * 3, ROCK])


def test_the_room_it_needs_grows_by_steps():
    plain = np.zeros((1, 2), np.intp)
    step = highest(1, 2) / STEPS_OF_REACH
    assert settled(np.array([[0.3, -0.1]]), plain).reach == pytest.approx((2 * step, step + THICK))


def test_doors_are_rock_until_they_open(level_of):
    level = level_of("SaAG")
    mdp = still(level).mdp
    shut = relief_of(level, mdp.floors[0], None, None, 0)
    opened = next(floor for floor in mdp.floors if floor.held)
    assert shut.footings[0, 2] == Footing.ROCK and relief_of(level, opened, None, None, 1).footings[0, 2] == Footing.PLAIN


def test_what_lifts_is_the_last_overlay_that_can_else_values(level_of, snapshot_of):
    level = level_of("S..\n..G")
    snapshot = snapshot_of(level, {Field.V: np.arange(6.0), Field.Q: np.full((6, 4), 7.0)})
    drawn = Drawn(level, snapshot.mdp, snapshot.fields)
    every = tuple(overlays().values())
    values, wedges = overlays()["values"], overlays()["q-values"]
    assert lift_of(drawn, (values,), every, VIEW).numbers.tolist() == [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]
    assert lift_of(drawn, (wedges,), every, VIEW).numbers[0] == 7.0 and lift_of(drawn, (values,), every, VIEW).end == 2.0
    assert lift_of(drawn, (), every, VIEW).numbers[1] == 1.0 and lift_of(drawn, (), (), VIEW) is None


def test_colours_are_those_of_values_rock_and_depth():
    footings = np.array([[Footing.PLAIN, Footing.PLAIN, Footing.ROCK, Footing.HOLE]], np.intp)
    colours = settled(np.array([[1.0, 0.0, 0.0, 0.0]]), footings).colours()[0].tolist()
    best, nothing = theme.VALUE_STOPS[-1], theme.VALUE_STOPS[len(theme.VALUE_STOPS) // 2]
    assert colours == [red << 16 | green << 8 | blue for red, green, blue in (best, nothing, theme.WALL_TOP, theme.WALL_EDGE)]
    assert flat(1, 1).colours()[0, 0] == colours[1]
