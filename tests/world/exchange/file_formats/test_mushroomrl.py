"""MushroomRL's grids, with values of its own matrices (mushroom_rl 1.10.2, generate_grid_world)."""

import pytest

from playground.rl.optimum import solve_optimum
from playground.world import Cell, LevelError, parse_level
from playground.world.exchange import read_text, recognised_format, write_text
from playground.world.mdp import State
from playground.world.tabular.table import compile_mdp

GRID = "#####\n#S.*#\n#...#\n##..#\n#G..#\n#####\n"


def test_a_hole_is_what_tells_such_a_grid_from_ours():
    assert recognised_format(GRID).id == "mushroomrl"
    assert recognised_format(GRID.replace("*", ".")).id == "ascii"
    assert recognised_format(GRID.replace("*", ".") + "prob = 0.8").id == "mushroomrl"
    assert recognised_format(GRID + "\n* = ice").id == "ascii"
    assert recognised_format(write_text(parse_level("map = '''\nS*G\n'''"), "ascii").text).id == "ascii"


def test_without_chance_it_is_a_level_that_can_be_painted():
    imported = read_text(GRID)
    level = imported.level
    assert (level.rows[1], level.table, level.rules.discount, level.rules.time_limit) == ("#S.P#", None, 0.9, 100)
    assert any("does not say prob, pos_rew, neg_rew, gamma, horizon" in note for note in imported.notes)


def test_a_move_that_fails_stays():
    level = read_text(GRID + "\nprob = 0.9\npos_rew = 1\nneg_rew = -1").level
    mdp = compile_mdp(level)
    v = solve_optimum(mdp).v
    # One step from the goal: v = 0.9 · 1 + 0.1 · 0.9 v.
    assert v[mdp.number(State(Cell(4, 2)))] == pytest.approx(0.9 / 0.91, abs=1e-12)
    assert v[mdp.number(State(Cell(3, 2)))] == pytest.approx((0.81 / 0.91) * 0.9 / 0.91, abs=1e-12)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("#S.#", "there is no G on the map"),
        ("SG\n..\nprob = 2", "prob is 2, expected a number from 0 to 1"),
        ("SG*\n..", "line 2, column 3: 2 characters, expected 3 as in line 1"),
        ("nothing", "there is no map"),
    ],
)
def test_what_cannot_be_read_is_explained(text, sentence):
    with pytest.raises(LevelError) as error:
        read_text(text, format="mushroomrl")
    assert sentence in str(error.value)
