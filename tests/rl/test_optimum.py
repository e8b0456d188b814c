"""Published optima, cut into any slices; and what γ = 1 has in store."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from playground.rl.backups import action_values, model
from playground.rl.optimum import GAINS_FOR_EVER, LOSES_FOR_EVER, OptimumSolver, solve_optimum
from playground.world import TabularMDP

Made = Callable[..., TabularMDP]
Bundled = Callable[[str], TabularMDP]


def test_example_3_8_with_all_its_arrows(bundled: Bundled, board: Callable[..., Any]) -> None:
    mdp = bundled("jumps")
    found = solve_optimum(mdp)
    expected = [
        [21.977485, 24.419428, 21.977485, 19.419428, 17.477485],
        [19.779737, 21.977485, 19.779737, 17.801763, 16.021587],
        [17.801763, 19.779737, 17.801763, 16.021587, 14.419428],
        [16.021587, 17.801763, 16.021587, 14.419428, 12.977485],
        [14.419428, 16.021587, 14.419428, 12.977485, 11.679737],
    ]
    np.testing.assert_allclose(board(mdp, found.v), expected, atol=1e-6)
    assert found.v[mdp.state_at()[0, 1]] == pytest.approx(10.0 / (1.0 - 0.9**5), abs=1e-10)
    arrows = {"up": "^", "down": "v", "left": "<", "right": ">"}
    told = [
        "".join(arrows[name] for number, name in enumerate(mdp.actions) if found.optimal[mdp.state_at()[0, col], number])
        for col in range(5)
    ]
    assert [set(each) for each in told] == [set(">"), set("^v<>"), set("<"), set("^v<>"), set("<")]


def test_cliff_walking(bundled: Bundled, board: Callable[..., Any]) -> None:
    mdp = bundled("cliff-walking")
    v = board(mdp, solve_optimum(mdp).v)
    np.testing.assert_allclose(v[:3], [range(-14, -2), range(-13, -1), range(-12, 0)], atol=1e-10)
    assert v[3, 0] == pytest.approx(-13.0, abs=1e-10)


@pytest.mark.parametrize(("name", "start"), [("frozenlake-4x4", 0.542025932), ("frozenlake-8x8", 0.4146403)])
def test_frozen_lakes(bundled: Bundled, name: str, start: float) -> None:
    assert solve_optimum(bundled(name)).start == pytest.approx(start, abs=1e-7)


def test_frozen_lake_without_discount_is_a_chance(drawn: Made) -> None:
    legend = '"P" = { kind = "pit", enter = 0.0 }\n"G" = { kind = "goal", enter = 1.0 }'
    mdp = drawn(["S...", ".P.P", "...P", "P..G"], legend, discount=1.0, slip=2 / 3)
    assert solve_optimum(mdp).start == pytest.approx(14.0 / 17.0, abs=1e-10)


def test_windy_gridworld_takes_fifteen_steps(bundled: Bundled) -> None:
    assert solve_optimum(bundled("windy-gridworld")).start == pytest.approx(-15.0, abs=1e-10)


def test_the_4x3_world(drawn: Made, board: Callable[..., Any]) -> None:
    legend = "\n".join(
        ['"p" = { kind = "exit", exit = 1.0 }', '"n" = { kind = "exit", exit = -1.0 }', '"." = { kind = "floor", leave = -0.04 }']
    )
    mdp = drawn(["...p", ".#.n", "...."], legend, discount=1.0, slip=0.2)
    expected = [[0.81156, 0.86781, 0.91781, 1.0], [0.76156, np.nan, 0.66027, -1.0], [0.70531, 0.65531, 0.61142, 0.38792]]
    np.testing.assert_allclose(board(mdp, solve_optimum(mdp).v), expected, atol=1e-5)


def test_slices_find_the_same_and_can_be_saved(bundled: Bundled) -> None:
    mdp = bundled("frozenlake-8x8")
    whole = solve_optimum(mdp)
    sliced = OptimumSolver(mdp)
    while not sliced.done:
        assert sliced.advance(37) <= 37
        again = OptimumSolver(mdp)
        again.load(sliced.save())
        sliced = again
    np.testing.assert_array_equal(sliced.v, whole.v)
    np.testing.assert_array_equal(sliced.counts, whole.counts)


def test_random_tables_satisfy_the_bellman_equation(by_hand: Made) -> None:
    dice = np.random.default_rng(8)
    for discount in (0.0, 0.5, 0.99):
        branches = {
            (state, action): [(0.5, int(dice.integers(9)), float(dice.normal()), False), (0.5, int(dice.integers(9)), 0.0, False)]
            for state in range(8)
            for action in range(3)
        }
        mdp = by_hand(branches, 9, 3, discount)
        v = solve_optimum(mdp).v
        best = np.where(mdp.legal, action_values(v, model(mdp)), -np.inf).max(axis=1)
        np.testing.assert_allclose(v, np.where(mdp.terminal, 0.0, best), atol=1e-10)


def test_a_loop_that_gains_for_ever_is_told(by_hand: Made) -> None:
    branches = {(0, 0): [(1.0, 1, 2.0, False)], (1, 0): [(1.0, 0, -1.0, False)], (0, 1): [(1.0, 2, 5.0, True)]}
    found = solve_optimum(by_hand(branches, 3, 2, 1.0))
    assert found.message == GAINS_FOR_EVER and found.done


def test_places_without_a_way_out_lose_for_ever(by_hand: Made) -> None:
    branches = {(0, 0): [(1.0, 0, -1.0, False)], (1, 0): [(1.0, 2, -1.0, True)], (1, 1): [(1.0, 0, 5.0, False)]}
    found = solve_optimum(by_hand(branches, 3, 2, 1.0))
    assert found.message == LOSES_FOR_EVER
    np.testing.assert_array_equal(found.v, [-np.inf, -1.0, 0.0])


def test_staying_for_nothing_is_better_than_a_bad_end(by_hand: Made) -> None:
    mdp = by_hand({(0, 0): [(1.0, 0, 0.0, False)], (0, 1): [(1.0, 1, -5.0, True)]}, 2, 2, 1.0)
    found = solve_optimum(mdp)
    assert found.v[0] == 0.0 and found.message == ""


def test_a_promise_that_is_never_kept_is_worth_nothing(by_hand: Made) -> None:
    branches = {(0, 0): [(1.0, 0, 0.0, False)], (0, 1): [(1.0, 1, 10.0, False)], (1, 0): [(1.0, 2, -20.0, True)]}
    assert solve_optimum(by_hand(branches, 3, 2, 1.0)).v[0] == pytest.approx(0.0, abs=1e-12)


def test_a_pocket_that_pays_is_solved_to_the_last_digit(by_hand: Made) -> None:
    mdp = by_hand({(0, 0): [(1.0, 0, 1.0, False)], (0, 1): [(1.0, 1, 0.0, True)]}, 2, 2, 0.9999)
    assert solve_optimum(mdp).v[0] == pytest.approx(10_000.0, abs=1e-7)


def test_of_the_tiniest_values_too_only_the_best_action_is_optimal(drawn: Made) -> None:
    """Value halves with every step, down to 2⁻⁵⁹: to the right is better by as much, and a billionth of 1 is far more."""
    mdp = drawn(["S" + "." * 59 + "G"], discount=0.5, moves='["left", "right"]')
    solver = solve_optimum(mdp)
    np.testing.assert_allclose(solver.v[:60], 0.5 ** np.arange(59, -1, -1), rtol=1e-12)
    assert solver.optimal[:60].tolist() == [[False, True]] * 60


def test_frozen_lake_of_an_impatient_mouse(drawn: Made) -> None:
    """The three places of the 8x8 lake where γ = 0.5 leaves two actions closer than 1e-9 to each other have one best action."""
    rows = ["S.......", "........", "...P....", ".....P..", "...P....", ".PP...P.", ".P..P.P.", "...P...G"]
    mdp = drawn(rows, "P = { kind = 'pit', enter = 0.0 }", discount=0.5, slip=2 / 3)
    best = solve_optimum(mdp).optimal[mdp.state_at()]
    told = {cell: [name for name, good in zip(mdp.actions, best[cell], strict=True) if good] for cell in ((0, 0), (1, 0), (3, 0))}
    assert told == {(0, 0): ["right", "down"], (1, 0): ["down"], (3, 0): ["up"]}


def test_what_cancels_to_nothing_ties_in_spite_of_rounding(by_hand: Made) -> None:
    """0.1 + 0.2 − 0.3 is 5.6e-17 in the machine and nothing on paper."""
    branches = {
        (0, 0): [(1.0, 1, 0.1, False)],
        (0, 1): [(1.0, 3, 0.0, True)],
        (1, 0): [(1.0, 2, 0.2, False)],
        (2, 0): [(1.0, 3, -0.3, True)],
    }
    assert solve_optimum(by_hand(branches, 4, 2, 1.0)).optimal[0].tolist() == [True, True]


def test_every_unit_of_a_look_counts_at_one_state_and_progress_ends_at_one(by_hand: Made) -> None:
    """A ring of six states, each step pays 1 in state 0: γ = 0.9."""
    ring = {
        (state, action): [(1.0, (state + 1 + action) % 6, float(state == 0), False)] for state in range(6) for action in (0, 1)
    }
    solver = OptimumSolver(by_hand(ring, 6, 2, 0.9))
    shown = [solver.progress]
    while not solver.counts.any():
        assert solver.advance(1) == 1
        shown.append(solver.progress)
    for number in range(1, 6):
        assert solver.counts.sum() == number and solver.counts.max() == 1
        solver.advance(1)
    assert solver.counts.tolist() == [1] * 6
    assert 0.0 == shown[0] < shown[-1] <= 0.2  # packing is a fifth
    while not solver.done:
        solver.advance(1)
        shown.append(solver.progress)
    assert shown == sorted(shown) and shown[-1] == 1.0 and any(0.2 < share < 0.96 for share in shown)
    best = np.zeros(6)
    for _ in range(600):
        best = np.array([float(state == 0) + 0.9 * max(best[(state + 1) % 6], best[(state + 2) % 6]) for state in range(6)])
    assert solver.v == pytest.approx(best, abs=1e-9)


def test_the_digits_of_progress_are_those_since_the_first_look(by_hand: Made) -> None:
    """Packed whole: 0.2. Of the digits between the first change and the target half are found: 0.75 / 2 more."""
    solver = OptimumSolver(by_hand({(0, 0): [(1.0, 0, 1.0, False)]}, 1, 1, 0.5))
    solver._packing.advance(10**9)
    solver._first = 1.0
    solver._last = float(np.sqrt(solver._target))
    assert solver.progress == pytest.approx(0.2 + 0.375, abs=1e-9)
    solver._last = solver._target / 100
    assert solver.progress == pytest.approx(0.95, abs=1e-9)
    solver._last = 1.0
    assert solver.progress == pytest.approx(0.95, abs=1e-9)  # it never falls
