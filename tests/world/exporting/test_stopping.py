"""The process that model checkers are given, by hand and against our own optimum."""

from fractions import Fraction

import numpy as np
import pytest

from playground.rl.optimum import OptimumSolver
from playground.world import Level, compile_mdp, from_p, parse_level, table_level
from playground.world.exporting.stopping import Choice, Stopping, resting, shares, stopping
from playground.world.library import bundled, find

HALF, TENTH = Fraction(1, 2), Fraction(1, 10)


def of(level: Level) -> Stopping:
    return stopping(level, compile_mdp(level))


def strip(text: str, rules: str = "") -> Level:
    return parse_level(f"map = '''\n{text}\n'''\n[rules]\nmoves = 'left-right'\n{rules}")


def test_each_step_stops_with_what_the_discount_lacks() -> None:
    process = of(strip("S.G", "discount = 0.9\nstep_reward = -1.0"))
    go, stop = Fraction(9, 10), TENTH
    assert process.choices == [
        [Choice("left", Fraction(-1), ((0, go), (3, stop))), Choice("right", Fraction(-1), ((1, go), (3, stop)))],
        [Choice("left", Fraction(-1), ((0, go), (3, stop))), Choice("right", Fraction(0), ((3, Fraction(1)),))],
        [Choice("stay", Fraction(0), ((2, Fraction(1)),))],
        [Choice("stay", Fraction(0), ((3, Fraction(1)),))],
    ]
    assert (process.init, process.end, process.size, process.ended.tolist(), process.counts) == (0, 3, 4, [2, 3], (6, 9))


def test_an_outcome_that_ends_in_a_state_that_goes_on_leads_to_the_end() -> None:
    p = {0: {0: [(0.5, 1, 4.0, True), (0.5, 1, 0.0, False)]}, 1: {0: [(1.0, 0, 1.0, False)]}}
    process = of(table_level(from_p(p, 1.0, start=0), "x"))
    assert process.choices[0] == [Choice("action_0", Fraction(2), ((1, HALF), (2, HALF)))]


def test_several_starts_are_drawn_by_a_state_of_their_own() -> None:
    process = of(strip("S.SG"))
    assert (process.init, process.size) == (5, 6)
    assert process.choices[5] == [Choice("begin", Fraction(0), ((0, HALF), (2, HALF)))]


@pytest.mark.parametrize(
    "text, rules, rests",
    [
        ("S.G", "discount = 1.0", [True, True, False]),
        ("S.G", "discount = 0.9", [False, False, False]),
        ("S.G", "discount = 1.0\nstep_reward = -1.0", [False, False, False]),
        ("S>G", "discount = 1.0\nbump_reward = -1.0", [False, False, False]),
    ],
)
def test_resting_is_going_on_for_ever_without_any_reward(text: str, rules: str, rests: list[bool]) -> None:
    level = strip(text, rules)
    assert resting(compile_mdp(level)).tolist() == rests
    assert [any(choice.name == "rest" for choice in here) for here in of(level).choices[:3]] == rests


def test_names_are_words_that_model_checkers_read() -> None:
    p = {0: {action: [(1.0, 0, 0.0, True)] for action in range(5)}}
    p[0][0] = [(1.0, 0, 1.0, True)]
    process = of(table_level(from_p(p, 0.9, actions=("up-left", "2 steps", "é", "stay", "rest")), "x"))
    assert [choice.name for choice in process.choices[0]] == ["up_left", "_2_steps", "_", "_stay", "_rest"]


@pytest.mark.parametrize("name", [name for name in bundled() if name not in ("castle", "coins")])  # the two largest take longest
def test_its_best_total_reward_is_the_optimum(name: str) -> None:
    """Value iteration on the process, which has no discount, from below the costs of any way."""
    level = find(name).moments[0]
    mdp, process = compile_mdp(level), of(level)
    rows = [
        (state, len(choice.outcomes), float(choice.reward), choice.outcomes)
        for state, here in enumerate(process.choices)
        for choice in here
    ]
    owner = np.array([row[0] for row in rows])
    reward = np.array([row[2] for row in rows])
    first = np.concatenate([[0], np.cumsum([row[1] for row in rows])[:-1]])
    after = np.array([way[0] for row in rows for way in row[3]])
    chance = np.array([float(way[1]) for row in rows for way in row[3]])
    v, begins = np.zeros(process.size), np.flatnonzero(np.diff(owner, prepend=-1))
    for _ in range(3_000):
        old, v = v, np.maximum.reduceat(reward + np.add.reduceat(chance * v[after], first), begins)
        if np.abs(v - old).max() < 1e-14:
            break
    solver = OptimumSolver(mdp)
    while not solver.done:
        solver.advance(1_000_000)
    assert v[: process.end] == pytest.approx(solver.v, abs=1e-9)


def test_chances_that_mean_no_fraction_are_decimals_that_sum_to_one() -> None:
    """Of a table whose chances are any numbers: the likeliest has what rounding lost."""
    p, q = 0.12345678901234567, 0.7654321098765432
    rest = 1.0 - p - q
    process = of(
        table_level(
            from_p({0: {0: [(p, 0, 1.0, True), (q, 1, 2.0, False), (rest, 0, 0.0, False)]}, 1: {0: [(1.0, 0, 0.0, False)]}}, 1.0),
            "x",
        )
    )
    (choice,) = process.choices[0]
    assert sum(chance for _, chance in choice.outcomes) == 1
    assert float(choice.reward) == pytest.approx(p + 2 * q, abs=1e-15)
    assert shares([1 / 3] * 3) == [Fraction(1, 3)] * 3
