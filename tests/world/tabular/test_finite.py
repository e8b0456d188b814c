"""Finite processes from arrays: the book's examples that are no grids, against what is published of them."""

from typing import Any

import numpy as np
import pytest

from playground.rl.evaluation import solve_policy
from playground.rl.optimum import solve_optimum
from playground.world import Cell, FiniteError, finite_mdp, from_p, table_level

FOREST = [[[0.1, 0.9, 0], [0.1, 0, 0.9], [0.1, 0, 0.9]], [[1, 0, 0], [1, 0, 0], [1, 0, 0]]]
FOREST_PAYS = [[0, 0], [0, 1], [4, 2]]
SMALL = [[[0.5, 0.5], [0.8, 0.2]], [[0, 1], [0.1, 0.9]]]
SMALL_PAYS = [[5, 10], [-1, 2]]


@pytest.mark.parametrize(
    "probability, pays, discount, expected",
    [
        (FOREST, FOREST_PAYS, 0.9, [26.244, 29.484, 33.484]),
        (FOREST, FOREST_PAYS, 0.96, [74.6496, 78.1056, 82.1056]),
        (SMALL, SMALL_PAYS, 0.9, [42.4418604651163, 36.046511627907]),
        (SMALL, SMALL_PAYS, 0.96, [100.67873303167413, 94.45701357466055]),
    ],
)
def test_small_processes_of_the_mdp_toolbox(probability: Any, pays: Any, discount: float, expected: list[float]) -> None:
    """The numbers of its own tests (forest management and the small example)."""
    mdp = finite_mdp(probability, pays, discount, order="action first")
    assert solve_optimum(mdp).v == pytest.approx(expected, abs=1e-9)


def test_putermans_two_states_with_an_action_that_is_not_legal() -> None:
    """Puterman (1994), section 3.1: in the second state only the second action exists."""
    mdp = finite_mdp([[[0.5, 0.5], [0, 1]], [[0, 0], [0, 1]]], [[5, 10], [-99, -1]], 0.95, order="state first")
    assert mdp.legal.tolist() == [[True, True], [False, True]]
    assert solve_optimum(mdp).v == pytest.approx([-60 / 7, -20], abs=1e-9)


def robot(alpha: float, beta: float, search: float, wait: float, discount: float) -> Any:
    """Sutton & Barto, example 3.3: states high, low; actions search, wait, recharge."""
    probability = [[[alpha, 1 - alpha], [1, 0], [0, 0]], [[1 - beta, beta], [0, 1], [1, 0]]]
    reward = np.zeros((2, 3, 2))
    reward[:, 0], reward[:, 1] = search, wait
    reward[1, 0] = [-3.0, search]
    return finite_mdp(probability, reward, discount, actions=("search", "wait", "recharge"), states=("high", "low"))


@pytest.mark.parametrize("discount", [0.5, 0.9])
@pytest.mark.parametrize("alpha, beta", [(0.9, 0.1), (0.6, 0.9), (0.2, 0.5)])
def test_the_recycling_robot_satisfies_the_equations_of_example_3_9(alpha: float, beta: float, discount: float) -> None:
    """The two Bellman optimality equations that the book writes out, with r_search = 2 and r_wait = 1."""
    high, low = solve_optimum(robot(alpha, beta, 2.0, 1.0, discount)).v
    assert high == pytest.approx(max(2.0 + discount * (alpha * high + (1 - alpha) * low), 1.0 + discount * high), abs=1e-9)
    assert low == pytest.approx(
        max(
            beta * 2.0 - 3 * (1 - beta) + discount * ((1 - beta) * high + beta * low),
            1.0 + discount * low,
            discount * high,
        ),
        abs=1e-9,
    )


def test_a_robot_that_never_runs_down_is_worth_its_searches() -> None:
    """α = 1: searching for ever, 2 / (1 − 0.9); from low it recharges first."""
    assert solve_optimum(robot(1.0, 0.0, 2.0, 1.0, 0.9)).v == pytest.approx([20.0, 18.0], abs=1e-9)


def test_the_gamblers_problem() -> None:
    """Example 4.3, p_h = 0.4: bold play is optimal, v(25) = p², v(50) = p, v(75) = p + (1 − p) p."""
    probability = np.zeros((101, 50, 101))
    for capital in range(1, 100):
        for stake in range(1, min(capital, 100 - capital) + 1):
            probability[capital, stake - 1, capital + stake] += 0.4
            probability[capital, stake - 1, capital - stake] += 0.6
    reward = np.zeros((101, 1, 101))
    reward[:, :, 100] = 1.0
    mdp = finite_mdp(probability, np.broadcast_to(reward, probability.shape), 1.0, terminal=(0, 100))
    v = solve_optimum(mdp).v
    assert v[[25, 50, 75]] == pytest.approx([0.16, 0.4, 0.64], abs=1e-9)
    assert v[1] == pytest.approx(0.00206562, abs=5e-9)
    assert v[[0, 100]].tolist() == [0.0, 0.0]


STUDENT = {
    0: {0: [(1.0, 0, -1.0, False)], 1: [(1.0, 1, 0.0, False)]},  # looking at a phone: go on, put it away
    1: {0: [(1.0, 0, -1.0, False)], 1: [(1.0, 2, -2.0, False)]},  # class 1: look at it, study
    2: {0: [(1.0, 4, 0.0, True)], 1: [(1.0, 3, -2.0, False)]},  # class 2: sleep, study
    3: {0: [(0.2, 1, 1.0, False), (0.4, 2, 1.0, False), (0.4, 3, 1.0, False)], 1: [(1.0, 4, 10.0, True)]},  # class 3: pub, study
    4: {},
}


def test_the_student() -> None:
    """David Silver's lecture 2 (2015): v of the even policy −2.3, −1.3, 2.7, 7.4; v* 6, 6, 8, 10.

    q* of the pub is printed as 8.4, which is what follows it; its own reward of 1 is missing there.
    """
    mdp = from_p(STUDENT, 1.0, start=1)
    v, _ = solve_policy(mdp, mdp.legal / 2)
    assert np.round(v, 1).tolist() == [-2.3, -1.3, 2.7, 7.4, 0.0]
    optimum = solve_optimum(mdp)
    assert optimum.v == pytest.approx([6, 6, 8, 10, 0], abs=1e-9)
    assert optimum.q[3] == pytest.approx([8.4 + 1, 10], abs=1e-9)
    assert optimum.q[:3] == pytest.approx(np.array([[5, 6], [5, 6], [0, 8]]), abs=1e-9)


def jack() -> Any:
    """Sutton & Barto, example 4.2: cars at two places; an action moves −5 … 5 of them overnight at $2 each; $10 for a rental."""
    most, actions = 20, range(-5, 6)

    def day(requests: float, returns: float) -> tuple[Any, Any]:
        """[cars in the morning, cars in the evening] chances, and the expected rentals of a morning."""
        chance, rented = np.zeros((most + 1, most + 1)), np.zeros(most + 1)
        asked, back = poisson(requests), poisson(returns)
        for cars in range(most + 1):
            out = np.append(asked[:cars], asked[cars:].sum())
            rented[cars] = out @ np.arange(cars + 1)
            for gone, share in enumerate(out):
                left = cars - gone
                room = most - left
                chance[cars, left:] += share * np.append(back[:room], back[room:].sum())
        return chance, rented

    def poisson(mean: float) -> Any:
        numbers = np.arange(60)
        return np.exp(numbers * np.log(mean) - mean - np.array([np.log(np.arange(1, n + 1)).sum() for n in numbers]))

    (first, rents_first), (second, rents_second) = day(3, 3), day(4, 2)
    probability, reward = np.zeros((441, 11, 441)), np.zeros((441, 11))
    for one in range(most + 1):
        for two in range(most + 1):
            for number, moved in enumerate(actions):
                if -two <= moved <= one:
                    here, there = min(one - moved, most), min(two + moved, most)
                    probability[one * 21 + two, number] = np.outer(first[here], second[there]).reshape(-1)
                    reward[one * 21 + two, number] = 10 * (rents_first[here] + rents_second[there]) - 2 * abs(moved)
    return finite_mdp(probability, reward, 0.9, actions=[f"move {n}" for n in actions], shape=(21, 21))


def test_jacks_car_rental() -> None:
    """Figure 4.2: the last policy moves up to 5 cars one way and up to 4 the other; the lowest value is about 420."""
    optimum = solve_optimum(jack())
    best = (optimum.q.argmax(axis=1) - 5).reshape(21, 21)
    assert set(best.reshape(-1).tolist()) == set(range(-4, 6))
    assert best[20, 0] == 5 and best[0, 20] == -4 and best[10, 10] == 0
    assert (np.diff(best, axis=0) >= 0).all() and (np.diff(best, axis=1) <= 0).all()
    assert optimum.v.min() == optimum.v[0] == pytest.approx(420, abs=2)


def test_one_process_from_both_orders_and_every_form_of_reward() -> None:
    full = np.broadcast_to(np.array(FOREST_PAYS, float)[:, :, None], (3, 2, 3))
    tables = [
        finite_mdp(FOREST, FOREST_PAYS, 0.9),
        finite_mdp(np.swapaxes(FOREST, 0, 1), full, 0.9),
        finite_mdp(FOREST, full.transpose(1, 0, 2), 0.9),
    ]
    for mdp in tables[1:]:
        for name in ("probability", "successor", "reward", "continuation", "ends", "legal", "start"):
            assert np.array_equal(getattr(mdp, name), getattr(tables[0], name))
    by_state = finite_mdp(FOREST, [1, 2, 3], 0.9)
    assert by_state.reward[:, :, 0].tolist() == [[1, 1], [2, 2], [3, 3]]


def test_the_table_says_what_the_arrays_say() -> None:
    mdp = finite_mdp(FOREST, FOREST_PAYS, 0.9, start=[0.5, 0.5, 0], terminal=(2,), actions=("wait", "cut"), time_limit=7)
    assert (mdp.actions, mdp.discount, mdp.time_limit) == (("wait", "cut"), 0.9, 7)
    assert mdp.terminal.tolist() == [False, False, True]
    assert mdp.successor[1, 0].tolist() == [0, 2] and mdp.probability[1, 0].tolist() == [0.1, 0.9]
    assert mdp.ends[1, 0].tolist() == [False, True] and mdp.continuation[1, 0].tolist() == [0.9, 0.0]
    assert mdp.intended[:, 0].tolist() == [1, 2, 2]
    assert mdp.start.tolist() == [0.5, 0.5, 0.0]
    assert not mdp.probability.flags.writeable


@pytest.mark.parametrize("count, shape", [(1, (1, 1)), (2, (1, 2)), (3, (1, 3)), (4, (2, 2)), (10, (3, 4)), (441, (21, 21))])
def test_states_stand_nearly_in_a_square(count: int, shape: tuple[int, int]) -> None:
    mdp = finite_mdp(np.eye(count)[None], np.zeros((count, 1)), 0.9, order="action first")
    assert mdp.shape == shape and len(mdp.states) == count
    assert [mdp.number(state) for state in mdp.states] == list(range(count))
    at = mdp.state_at()
    assert at.shape == shape and at[at >= 0].tolist() == list(range(count))


def test_a_shape_of_ones_own() -> None:
    mdp = finite_mdp(np.eye(6)[None], np.zeros((6, 1)), 0.9, shape=(2, 4))
    assert mdp.states[5].cell == Cell(1, 1)
    with pytest.raises(FiniteError, match="the shape 2 × 2 has no room for 6 states"):
        finite_mdp(np.eye(6)[None], np.zeros((6, 1)), 0.9, shape=(2, 2))
    for shape in (3, "ab", (2, 3, 1), (2.5, 3), (0, 9)):
        with pytest.raises(FiniteError, match=r"the shape is .*expected .rows, columns. with room for 6 states"):
            finite_mdp(np.eye(6)[None], np.zeros((6, 1)), 0.9, shape=shape)


def test_noise_has_a_place_in_the_table() -> None:
    mdp = finite_mdp([[[0, 1], [0, 1]]], [[-0.1], [0.0]], 1.0, terminal=(1,), deviation=[[1.0], [0.0]], order="action first")
    assert mdp.noise is not None and mdp.noise.gaussian[0].tolist() == [[1.0]]


def test_equal_outcomes_become_one_and_others_stay_apart() -> None:
    mdp = from_p(
        {0: {0: [(0.25, 1, 1.0, False), (0.25, 1, 1.0, False), (0.5, 1, 2.0, False)]}, 1: {0: [(1.0, 0, 0, False)]}}, 0.9
    )
    assert mdp.probability[0, 0].tolist() == [0.5, 0.5] and mdp.reward[0, 0].tolist() == [1.0, 2.0]


def test_where_episodes_end_nothing_follows() -> None:
    """State 2 is entered only at an end, 3 waits for ever having ended; 4 is never reached and stays as it is."""
    p = {
        0: {0: [(0.5, 1, 0.0, False), (0.5, 2, 1.0, True)]},
        1: {0: [(1.0, 3, 0.0, True)]},
        2: {0: [(1.0, 0, 9.0, False)]},
        3: {0: [(1.0, 3, 0.0, True)]},
        4: {0: [(1.0, 4, 5.0, False)]},
    }
    mdp = from_p(p, 0.5, start=0)
    assert mdp.terminal.tolist() == [False, False, True, True, False]
    assert solve_optimum(mdp).v == pytest.approx([0.5, 0.0, 0.0, 0.0, 10.0])


def test_an_end_that_another_way_passes_through_belongs_to_the_outcome() -> None:
    """0 ends in 1; 2 passes through 1 and is paid 10 there, one step later: V(2) = 9."""
    p = {0: {0: [(1, 1, 1.0, True)]}, 1: {0: [(1, 3, 10.0, True)]}, 2: {0: [(1, 1, 0.0, False)]}, 3: {0: [(1, 3, 0.0, True)]}}
    mdp = from_p(p, 0.9, start=0)
    assert mdp.terminal.tolist() == [False, False, False, True]
    assert solve_optimum(mdp).v == pytest.approx([1.0, 10.0, 9.0, 0.0])
    assert mdp.ends[:, 0, 0].tolist() == [True, True, False, False]


def test_ends_that_only_lead_to_one_another_keep_their_actions() -> None:
    """Nobody who begins at 0 comes to 2 or 3, which are a process of their own: nothing of it is taken away."""
    p = {0: {0: [(1, 1, 1.0, True)]}, 1: {0: [(1, 0, 5.0, False)]}, 2: {0: [(1, 3, 2.0, True)]}, 3: {0: [(1, 2, 4.0, True)]}}
    mdp = from_p(p, 0.9, start=0)
    assert mdp.terminal.tolist() == [False, True, False, False]
    assert solve_optimum(mdp).v == pytest.approx([1.0, 0.0, 2.0, 4.0])


def test_an_end_in_place_ends_nothing_else() -> None:
    """State 1 may stop where it is (3 at once) or go on to 2 for 4 a step later; that it may stop makes it no end for 0."""
    p = {0: {0: [(1, 1, 0.0, False)]}, 1: {0: [(1, 1, 3.0, True)], 1: [(1, 2, 0.0, False)]}, 2: {0: [(1, 2, 4.0, True)]}}
    assert solve_optimum(from_p(p, 0.5, start=0)).v == pytest.approx([1.5, 3.0, 4.0])


@pytest.mark.parametrize("seed", range(20))
def test_random_tables_have_the_values_of_plain_iteration(seed: int) -> None:
    """Six states, ends by chance on outcomes; v by 3,000 sweeps over P itself, in every state where something can be done."""
    dice = np.random.default_rng(seed)
    p = {
        state: {
            action: [
                (chance, int(dice.integers(6)), float(dice.integers(-3, 4)), bool(dice.random() < 0.3))
                for chance in dice.dirichlet(np.ones(3))
            ]
            for action in range(2)
        }
        for state in range(6)
    }
    v = np.zeros(6)
    for _ in range(3000):
        v = np.array(
            [
                max(sum(c * (r + 0.9 * (0 if end else v[s])) for c, s, r, end in ways) for ways in row.values())
                for row in p.values()
            ]
        )
    mdp = from_p(p, 0.9, start=int(dice.integers(6)))
    acting = ~mdp.terminal
    assert solve_optimum(mdp).v[acting] == pytest.approx(v[acting], abs=1e-9)
    assert acting.sum() >= 5


@pytest.mark.parametrize(
    "change, words",
    [
        ({"probability": [[0.5, 0.5]]}, r"an array has the shape \[1, 2\], expected \[A, S, S'\] or \[S, A, S'\]"),
        ({"probability": SMALL, "reward": SMALL_PAYS}, "there are as many actions as states, 2: say order='action first'"),
        ({"order": "first"}, "the order is 'first', expected one of 'action first', 'state first'"),
        ({"reward": [[1, 2, 3]]}, r"the reward has the shape \[1, 3\], expected \[S, A\]"),
        ({"reward": [[0, 0], [0, np.nan], [0, 0]]}, "the reward has a number that is not finite"),
        ({"discount": 1.5}, "the discount is 1.5, expected a number from 0 to 1"),
        ({"start": [0.5, 0.2, 0.2]}, "the start must be a distribution of 3 chances that sum to 1"),
        ({"start": 3}, "the start is 3, expected a state from 0 to 2"),
        ({"terminal": (5,)}, "there is no state 5 to be terminal, expected 0 to 2"),
        ({"actions": ("a",)}, "2 different names of actions are expected, found 1"),
        ({"legal": [[True, True]]}, r"legal has the shape \[1, 2\], expected \[3, 2\]"),
        ({"terminal": (0, 1, 2)}, "no action is legal anywhere"),
    ],
)
def test_what_is_no_process_is_refused_in_a_sentence(change: dict[str, Any], words: str) -> None:
    given = {"probability": FOREST, "reward": FOREST_PAYS, "discount": 0.9, **change}
    with pytest.raises(FiniteError, match=words):
        finite_mdp(**given)


def test_chances_are_checked_with_their_names() -> None:
    wrong = np.array(FOREST, dtype=float)
    wrong[0, 1, 2] = 0.5
    with pytest.raises(FiniteError, match=r"the probabilities of 'wait' in state 'middle' sum to 0.6, expected 1"):
        finite_mdp(wrong, FOREST_PAYS, 0.9, actions=("wait", "cut"), states=("young", "middle", "old"))
    wrong[0, 1, 0], wrong[0, 1, 2] = -0.1, 1.1
    with pytest.raises(FiniteError, match=r"the probability of state 0 after 'action-0' in state 1 is -0.1, expected 0 to 1"):
        finite_mdp(wrong, FOREST_PAYS, 0.9)
    with pytest.raises(FiniteError, match=r"the probabilities of 'action-0' in state 0 sum to 0.5, expected 1"):
        from_p({0: {0: [(0.5, 0, 0.0, False)]}}, 0.9)
    with pytest.raises(FiniteError, match=r"P\[0\]\[0\] has the outcome \(1, 7, 0\)"):
        from_p({0: {0: [(1.0, 7, 0.0, False)]}}, 0.9)


def test_a_level_brings_the_table() -> None:
    level = table_level(from_p(STUDENT, 1.0, start=1), "The student")
    assert level.rows == ("..S", ".G#") or level.rows == (".S.", ".G#")
    assert level.table is not None
