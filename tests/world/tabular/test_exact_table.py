"""Tables in fractions."""

from fractions import Fraction

import numpy as np
import pytest

from playground.world import compile_mdp, library
from playground.world.level import LevelError
from playground.world.tabular.exact_table import exact_table
from playground.world.tabular.finite import finite_mdp, from_p, table_level
from playground.world.text.files import parse_level


def table(rows, rules="", more=""):
    level = parse_level(f"format = 1\ntitle = 'x'\nmap = '''\n{rows}\n'''\n[rules]\n{rules}\n{more}")
    return exact_table(level, compile_mdp(level))


def test_a_slip_of_two_thirds_by_hand():
    first = table("S.G", 'slip = "2/3"\nstep_reward = -0.1\nbump_reward = "-1/7"\nmoves = "left-right"').actions[0]
    # Right goes right with 1/3; up and down are walls of the board: a bump, with 1/3 each.
    assert first[1].onward == ((0, Fraction(2, 3)), (1, Fraction(1, 3)))
    assert first[1].reward == Fraction(-1, 10) - Fraction(2, 3) * Fraction(1, 7)


def test_the_mean_of_a_reward_that_varies_and_an_end():
    more = '[legend]\n"!" = { kind = "dice", noise = { either = ["1/3", 0.5] }, enter = 0.1 }\n'
    first = table("S!G", "moves = 'left-right'", more).actions
    assert first[0][1].reward == Fraction(1, 10) + (Fraction(1, 3) + Fraction(1, 2)) / 2 and first[0][1].stays
    assert first[1][1].onward == () and first[1][1].reward == 1 and not first[1][1].stays


def test_gusts_are_thirds_and_portals_share_evenly():
    windy = table("S...\n....\n....\n...G", "step_reward = -1.0", "[wind]\ncolumns = [0, 1, 1, 0]\ngusts = true\n")
    chances = {chance for ways in windy.actions for way in ways for _, chance in way.onward}
    assert chances <= {Fraction(1, 3), Fraction(2, 3), Fraction(1)} and Fraction(1, 3) in chances
    portals = table("SO.O.OG", "slip = 0.1")
    assert dict(portals.actions[0][1].onward)[3] == Fraction(9, 10) / 2


@pytest.mark.parametrize("name", ["world-4x3", "slip-tree", "jumps", "cat-and-mouse", "dice", "ice-and-portals"])
def test_it_is_the_floats_table(name):
    level = library.find(name)
    mdp = compile_mdp(level)
    ways = exact_table(level, mdp).actions
    assert [[way.action for way in row] for row in ways] == [np.flatnonzero(row).tolist() for row in mdp.legal]
    goes = np.where(mdp.ends, 0.0, mdp.probability)
    for state, row in enumerate(ways):
        for way in row:
            chances = np.bincount(mdp.successor[state, way.action], goes[state, way.action], len(ways))
            exact = np.zeros(len(ways))
            for after, chance in way.onward:
                exact[after] = chance
            assert np.abs(chances - exact).max() < 1e-15
            mean = (mdp.probability[state, way.action] * mdp.reward[state, way.action]).sum()
            assert mean == pytest.approx(float(way.reward), abs=1e-13)


def test_chances_of_a_table_that_has_no_text_are_read_and_told():
    p = {0: {0: [(1 / 3, 0, 0.0, False), (1 - 2 / 3, 1, 0.1, True), (1 / 3, 1, 0.3, True)]}, 1: {0: [(1.0, 1, 0.0, True)]}}
    level = table_level(from_p(p, 0.9, start=0), "x")
    exact = exact_table(level, level.table)
    assert exact.discount == Fraction(9, 10)
    assert exact.actions[0][0].onward == ((0, Fraction(1, 3)),) and exact.actions[0][0].reward == Fraction(4, 30)
    assert "the chance 0.33333333333333337 is read as 1/3" in exact.notes


def test_chances_that_mean_nothing_are_refused():
    mdp = finite_mdp([[[0.3333333, 0.6666666], [0.0, 1.0]]], [0.0, 1.0], 0.9)
    with pytest.raises(LevelError, match=r"in state 0 are 0\.3333333, 0\.6666666: no decimals or fractions"):
        exact_table(table_level(mdp, "x"), mdp)
