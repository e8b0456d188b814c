"""The exact value of a policy, against the book, dense equations, and infinite cases by hand."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from playground.rl import linear_equations
from playground.rl.evaluation import solve_policy
from playground.rl.policies import uniform
from playground.world import TabularMDP

Made = Callable[..., TabularMDP]
Bundled = Callable[[str], TabularMDP]


def dense(mdp: TabularMDP, policy: Any) -> Any:
    """The same equations as one dense matrix."""
    S = len(mdp.states)
    flow = np.zeros((S, S))
    weights = policy[:, :, None] * mdp.probability * mdp.continuation
    np.add.at(flow, (np.broadcast_to(np.arange(S)[:, None, None], mdp.successor.shape), mdp.successor), weights)
    return np.linalg.solve(np.eye(S) - flow, (policy[:, :, None] * mdp.probability * mdp.reward).sum(axis=(1, 2)))


def test_example_3_5_of_the_book(bundled: Bundled, board: Callable[..., Any]) -> None:
    mdp = bundled("jumps")
    v, _ = solve_policy(mdp, uniform(mdp.legal))
    expected = [
        [3.308996, 8.789292, 4.427619, 5.322368, 1.492179],
        [1.521588, 2.992318, 2.25014, 1.907572, 0.547403],
        [0.050822, 0.738171, 0.673113, 0.358186, -0.403141],
        [-0.973592, -0.435495, -0.354882, -0.585605, -1.183075],
        [-1.857701, -1.345231, -1.229267, -1.422918, -1.975179],
    ]
    np.testing.assert_allclose(board(mdp, v), expected, atol=1e-6)
    np.testing.assert_allclose(v, dense(mdp, uniform(mdp.legal)), atol=1e-12)


def test_figure_4_1_in_the_limit(drawn: Made, board: Callable[..., Any]) -> None:
    mdp = drawn(["G...", "....", "....", "...G"], 'G = { kind = "goal", enter = 0.0 }', discount=1.0, step_reward=-1.0)
    v, q = solve_policy(mdp, uniform(mdp.legal))
    expected = [[0, -14, -20, -22], [-14, -18, -20, -20], [-20, -20, -18, -14], [-22, -20, -14, 0]]
    np.testing.assert_allclose(board(mdp, v), expected, atol=1e-9)
    down = mdp.actions.index("down")
    assert q[mdp.state_at()[2, 3], down] == pytest.approx(-1.0, abs=1e-9)
    assert q[mdp.state_at()[1, 3], down] == pytest.approx(-15.0, abs=1e-9)


def test_frozen_lake_of_a_random_mouse(bundled: Bundled, drawn: Made) -> None:
    rows = ["S...", ".P.P", "...P", "P..G"]
    mdp = drawn(rows, '"P" = { kind = "pit", enter = 0.0 }\n"G" = { kind = "goal", enter = 1.0 }', discount=1.0, slip=2 / 3)
    v, _ = solve_policy(mdp, uniform(mdp.legal))
    assert v[mdp.state_at()[0, 0]] == pytest.approx(0.013939796242315816, abs=1e-12)


def test_the_short_corridor_for_one_chance_of_right(bundled: Bundled) -> None:
    mdp = bundled("short-corridor")
    right = mdp.actions.index("right")
    for chance, expected in ((0.05, -82.105263158), (0.5, -12.0), (0.5857864376269049, -11.656854249), (0.95, -44.210526316)):
        policy = np.where(np.arange(2) == right, chance, 1.0 - chance) * mdp.legal
        assert solve_policy(mdp, policy)[0][mdp.start > 0.0][0] == pytest.approx(expected, abs=1e-8)


def test_random_tables_agree_with_dense_equations(by_hand: Made) -> None:
    dice = np.random.default_rng(3)
    for _ in range(20):
        branches = {}
        for state in range(11):
            for action in range(2):
                chances = dice.dirichlet(np.ones(3))
                branches[state, action] = [
                    (float(chance), int(dice.integers(12)), float(dice.normal()), bool(dice.random() < 0.2)) for chance in chances
                ]
        mdp = by_hand(branches, 12, 2, 0.9)
        policy = uniform(mdp.legal)
        v, q = solve_policy(mdp, policy)
        np.testing.assert_allclose(v, dense(mdp, policy), atol=1e-11)
        np.testing.assert_allclose((policy * q).sum(axis=1), v, atol=1e-11)


@pytest.mark.parametrize(
    ("round_trip", "expected"),
    [((-1.0, 0.0), -np.inf), ((0.0, 1.0), np.inf), ((0.0, 0.0), 0.0), ((3.0, -1.0), np.inf), ((1.0, -3.0), -np.inf)],
)
def test_going_round_for_ever_without_discount(by_hand: Made, round_trip: tuple[float, float], expected: float) -> None:
    there, back = round_trip
    branches = {
        (0, 0): [(0.5, 1, 0.0, False), (0.5, 3, 7.0, True)],
        (1, 0): [(1.0, 2, there, False)],
        (2, 0): [(1.0, 1, back, False)],
    }
    v, q = solve_policy(by_hand(branches, 4, 1, 1.0), np.ones((4, 1)))
    assert v[0] == (3.5 if expected == 0.0 else expected)
    assert v[1] == v[2] == expected and v[3] == 0.0
    assert q[1, 0] == expected


def test_a_way_out_that_is_hardly_ever_taken_is_a_way_out(by_hand: Made) -> None:
    mdp = by_hand({(0, 0): [(1.0, 0, -1.0, False)], (0, 1): [(1.0, 1, 0.0, True)]}, 2, 2, 1.0)
    v, _ = solve_policy(mdp, np.array([[1.0, 1e-20], [0.0, 0.0]]))
    assert v[0] == pytest.approx(-1e20, rel=1e-12)


def test_ways_out_too_unlikely_for_any_number_lose_for_ever(by_hand: Made) -> None:
    branches = {(state, 0): [(1.0, 1 - state, -1.0, False)] for state in (0, 1)}
    branches |= {(0, 1): [(1.0, 2, 0.0, True)]}
    v, _ = solve_policy(by_hand(branches, 3, 2, 1.0), np.array([[1.0, 5e-324], [1.0, 0.0], [0.0, 0.0]]))
    assert v[:2].tolist() == [-np.inf, -np.inf]


def test_a_tangle_too_large_to_eliminate_is_swept(bundled: Bundled, monkeypatch: pytest.MonkeyPatch) -> None:
    mdp = bundled("cliff-walking")
    exact, _ = solve_policy(mdp, uniform(mdp.legal))
    monkeypatch.setattr(linear_equations, "EFFORT", -1)
    swept, _ = solve_policy(mdp, uniform(mdp.legal))
    np.testing.assert_allclose(swept, exact, rtol=1e-8)


def test_a_policy_of_another_shape_is_told(bundled: Bundled) -> None:
    with pytest.raises(ValueError, match=r"shape \(2, 2\), expected"):
        solve_policy(bundled("corridor"), np.zeros((2, 2)))
