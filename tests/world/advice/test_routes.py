"""Ways to a cell: counted by hand on small levels."""

from itertools import pairwise

from playground.world import Cell, Level, Rules, compile_mdp
from playground.world.advice.routes import LONGEST, shortest_way
from playground.world.tiles import named


def way(rows, start, goal, enters=False, legend=None, **rules):
    """The names of the moves from the state of a cell, None where there is no way."""
    rules = Rules(**{"step_reward": -1.0, **rules})
    mdp = compile_mdp(Level("", tuple(rows), rules=rules, legend=legend or {}))
    state = next(number for number, place in enumerate(mdp.states) if place.cell == start)
    strides = shortest_way(mdp, state, Cell(*goal), rules.step_reward, enters)
    if strides is None:
        return None
    for stride, after in pairwise(strides):
        assert mdp.intended[stride.state, stride.action] == after.state
    return [mdp.actions[stride.action] for stride in strides]


def test_the_fewest_moves_lead_round_a_wall():
    rows = ["S.#.", "..#.", "....", "...G"]
    moves = way(rows, (0, 0), (0, 3))
    assert sorted(moves) == sorted(["down"] * 2 + ["right"] * 3 + ["up"] * 2)


def test_where_one_is_there_is_nothing_to_do_and_into_a_wall_leads_nothing():
    assert way(["S.#G"], (0, 0), (0, 0)) == []
    assert way(["S.#G"], (0, 0), (0, 2)) is None
    assert way(["S.#G"], (0, 0), (0, 3)) is None


def test_no_way_leads_through_an_end_but_one_may_end_there():
    rows = ["SPG", "..."]
    assert way(rows, (0, 0), (0, 1)) == ["right"]
    assert way(rows, (0, 0), (0, 2)) == ["down", "right", "right", "up"]
    assert way(["SPG"], (0, 0), (0, 2)) is None


def test_a_longer_way_that_costs_nothing_more_is_preferred_and_mud_is_waded_through_where_there_is_no_other():
    assert way(["S%.", "...", "..G"], (0, 0), (0, 2)) == ["down", "right", "right", "up"]
    assert way(["S%."], (0, 0), (0, 2)) == ["right", "right"]
    assert way(["S%."], (0, 0), (0, 1)) == ["right"]


def test_a_cell_that_sends_elsewhere_is_stepped_into_from_beside_it():
    rows = ["...", "S~G"]
    assert way(rows, (0, 1), (1, 1), enters=True) == ["down"]
    assert way(rows, (1, 0), (1, 2)) == ["up", "right", "right", "down"]
    home = way(["....", "S~~G"], (0, 3), (1, 0))
    assert home == ["left", "left", "left", "down"], "a fall is no way home"


def test_what_is_asked_counts_not_where_one_may_slip():
    assert way(["S..", "..G"], (0, 0), (0, 2), slip=0.4) == ["right", "right"]


def test_a_door_is_opened_with_the_key_that_lies_on_the_way():
    assert way(["aSAG"], (0, 1), (0, 3)) == ["left", "right", "right", "right"]


def test_a_level_without_a_way_back_is_taken_as_it_is():
    assert named("one-way-right", ">").only == ("right",)
    assert way(["S>.G"], (0, 2), (0, 0)) is None


def test_a_way_beyond_all_patience_is_none():
    rows = ["S" + "." * LONGEST + "G"]
    assert len(way(rows, (0, 0), (0, LONGEST))) == LONGEST
    assert way(rows, (0, 0), (0, LONGEST + 1)) is None
