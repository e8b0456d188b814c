"""P, as planners written for Gymnasium's toy text read it, has the optimum of the level."""

import random

import numpy as np
import pytest

from playground.rl.optimum import OptimumSolver
from playground.world import TabularMDP, compile_mdp, parse_level
from playground.world.environments.env import GridworldEnv
from playground.world.environments.listing import Outcomes, listed, penalty
from playground.world.library import bundled, find
from tests.truth.plain import Array

SWEEPS = 20_000


def swept(p: Outcomes, discount: float) -> tuple[Array, Array]:
    """V [S] and Q [S, A] by value iteration from 0 over every action of P, as textbooks have it."""
    rows = [(s, a, *way) for s, row in p.items() for a, ways in row.items() for way in ways]
    state, action, chance, after, paid, ended = (np.array(part) for part in zip(*rows, strict=True))
    S, A = len(p), len(p[0])
    v = np.zeros(S)
    for _ in range(SWEEPS):
        q = np.bincount(state * A + action, chance * (paid + discount * np.where(ended, 0.0, v[after])), S * A).reshape(S, A)
        old, v = v, q.max(axis=1)
        if np.abs(v - old).max() <= 1e-14 * max(1.0, np.abs(v).max()):
            break
    return v, q


def solved(mdp: TabularMDP) -> Array:
    solver = OptimumSolver(mdp)
    while not solver.done:
        solver.advance(1_000_000)
    v: Array = solver.v
    return v


def agrees(mdp: TabularMDP) -> None:
    p = listed(mdp, np.arange(len(mdp.states)), len(mdp.states))
    assert all(sum(way[0] for way in ways) == pytest.approx(1.0) for row in p.values() for ways in row.values())
    v, q = swept(p, mdp.discount)
    assert v == pytest.approx(solved(mdp), abs=1e-9)
    acting = np.flatnonzero(~mdp.terminal)
    assert mdp.legal[acting, q[acting].argmax(axis=1)].all(), "the greedy action is legal"


@pytest.mark.parametrize("name", [name for name in bundled() if name != "castle"])  # the largest takes as long as the others
def test_value_iteration_over_p_is_solve_on_every_bundled_level(name: str) -> None:
    for level in find(name).moments:
        agrees(compile_mdp(level))


@pytest.mark.parametrize("seed", range(20))
def test_and_on_levels_with_masks_made_by_chance(seed: int) -> None:
    """One-way tiles, cells with a few moves only, exits and pits, at γ below 1 and with costs."""
    dice = random.Random(seed)
    rows = ["S" + "".join(dice.choice("....><^vmnXP#") for _ in range(4)) for _ in range(4)]
    legend = "m = { kind = 'floor', only = ['left', 'up'] }\nn = { kind = 'floor', only = ['right'] }"
    rules = (
        f"slip = {dice.choice([0.0, 0.3])}\nstep_reward = {dice.choice([-1.0, 0.0, 0.5])}\ndiscount = {dice.choice([0.5, 0.9])}"
    )
    edges = dice.choice(["stay", "forbid"])
    text = "map = '''\n" + "\n".join(rows) + f"\n'''\n[rules]\n{rules}\nedges = '{edges}'\n[legend]\n{legend}\n"
    agrees(compile_mdp(parse_level(text)))


def test_the_middle_of_maximization_bias_is_worth_what_the_book_says() -> None:
    """At B every way costs 0.1, and there is no waiting."""
    env = GridworldEnv("maximization-bias")
    middle = env.mdp.number(env.mdp.states[0]._replace(cell=env.mdp.states[0].cell._replace(row=1, col=1)))
    assert middle is not None
    assert swept(env.P, 1.0)[0][middle] == pytest.approx(-0.1, abs=1e-12)


def test_what_is_not_legal_pays_less_than_anything() -> None:
    mdp = compile_mdp(
        parse_level("map = '''\nSX\n'''\n[rules]\nmoves = 'left-right'\n[legend]\nX = { exit = -7.0, only = ['left'] }")
    )
    assert penalty(mdp) == 8.0
    assert listed(mdp, np.array([4, 2]), 5)[2] == {0: [(1.0, 2, -7.0, True)], 1: [(1.0, 2, -15.0, True)]}
    assert listed(mdp, np.array([4, 2]), 5)[3] == {0: [(1.0, 3, 0.0, True)], 1: [(1.0, 3, 0.0, True)]}, "no state of this map"
