"""P in every shape that people give it, and one sentence where it is none."""

from collections import defaultdict, namedtuple
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from playground.world import FiniteError, from_p

WAYS = [[(0.25, 0, 1.0, False), (0.75, 1, 2.0, True)], [(1.0, 1, 0.0, False)]]
"""In state 0 two actions; state 1 rests."""
REST = [(1.0, 1, 0.0, True)]
Named = namedtuple("Named", "next_state reward done prob")


@dataclass
class Outcome:
    probability: float
    state: int
    reward: float
    terminal: bool


def array_of(rows: list[Any]) -> np.ndarray:
    """An array of objects."""
    array = np.empty(len(rows), object)
    for number, row in enumerate(rows):
        array[number] = row
    return array


def changed(make: Any) -> dict[int, Any]:
    """The same table with every outcome made into something else."""
    return {0: {a: [make(*way) for way in ways] for a, ways in enumerate(WAYS)}, 1: {a: [make(*REST[0])] for a in (0, 1)}}


EXPECTED = from_p({0: dict(enumerate(WAYS)), 1: {0: REST, 1: REST}}, 0.9, start=0)


@pytest.mark.parametrize(
    "p",
    [
        [WAYS, [REST, REST]],
        (tuple(WAYS), (REST, REST)),
        {0: WAYS, 1: [REST, REST]},
        {np.int64(0): {np.int32(0): WAYS[0], np.uint8(1): WAYS[1]}, 1: [REST, REST]},
        {1: [REST, REST], 0: WAYS},
        defaultdict(dict, {0: dict(enumerate(WAYS)), 1: {0: REST, 1: REST}}),
        array_of([array_of(WAYS), array_of([REST, REST])]),
        np.array([[WAYS[0], [*WAYS[1], (0.0, 0, 0.0, False)]], [[*REST, (0.0, 0, 0, 0)]] * 2], dtype=float),
        changed(lambda p, s, r, d: Named(s, r, d, p)),
        changed(Outcome),
        changed(lambda p, s, r, d: {"prob": p, "next_state": s, "reward": r, "done": d}),
        changed(lambda p, s, r, d: [np.float32(p), np.array([s]), np.array([r]), np.bool_(d)]),
        changed(lambda p, s, r, d: (Fraction(p), float(s), [r], int(d))),
        {0: WAYS, 1: {0: REST[0], 1: REST[0]}},
    ],
)
def test_one_table_in_every_shape(p: Any) -> None:
    mdp = from_p(p, 0.9, start=0)
    for name in ("probability", "successor", "reward", "ends", "legal", "start"):
        assert np.array_equal(getattr(mdp, name), getattr(EXPECTED, name))


def test_without_a_flag_a_state_that_only_stays_for_nothing_is_an_end() -> None:
    mdp = from_p([[[(1.0, 1, 5.0)]], [[(1.0, 2, 3.0)]], [[(1.0, 2, 0.0)]]], 0.9, start=0)
    assert mdp.terminal.tolist() == [False, False, True] and mdp.ends[:, 0, 0].tolist() == [False, True, False]


def test_actions_and_states_may_have_names() -> None:
    p = {(0, 0): {"right": [(1, (0, 1), -1, False)]}, (0, 1): {"left": [(1, (0, 0), -1, False)], "right": [(1, "out", 9, True)]}}
    mdp = from_p(p, 1.0, start=0)
    assert mdp.actions == ("right", "left") and mdp.terminal.tolist() == [False, False, True]
    assert mdp.successor[1].ravel().tolist() == [2, 0]


def test_a_state_that_only_ends_lead_to_need_not_have_a_row() -> None:
    mdp = from_p({0: {0: [(1.0, 1, 2.0, False)]}, 1: {0: [(1.0, 3, 5.0, True)]}, 2: None}, 0.9, start=0)
    assert mdp.terminal.tolist() == [False, False, True, True]


@pytest.mark.parametrize(
    "p, words",
    [
        (5, "P is 5, expected a mapping, a list or an array"),
        ("abc", "P is 'abc', expected a mapping, a list or an array"),
        ({}, "P is empty, expected the outcomes of one state at least"),
        ([[]], "no action is legal anywhere"),
        ([7], r"P\[0\] is 7, expected a mapping, a list or an array"),
        ([[7]], r"P\[0\]\[0\] is 7, expected a list of outcomes \(probability, successor, reward, terminated\)"),
        ([[[7]]], r"P\[0\]\[0\] has 7, expected an outcome"),
        ([[[(1.0, 0)]]], r"P\[0\]\[0\] has \(1.0, 0\), expected an outcome"),
        ([[[(1.0, 0, 0.0, False, {})]]], r"expected an outcome \(probability, successor, reward, terminated\)"),
        ([[[("1", 0, 0.0, False)]]], r"P\[0\]\[0\]: the probability of an outcome is '1', expected one number"),
        ([[[(1.0, 0, np.array([1.0, 2.0]), False)]]], r"the reward of an outcome is array\(\[1., 2.\]\), expected one number"),
        ([[[(1.0, 0, 0.0, "no")]]], "the end of an outcome is 'no', expected True or False"),
        ([[[(1.0, "a", 0.0, False)]]], "an outcome of state 0 leads to 'a', expected the number of a state"),
        ([[[(1.0, 0.5, 0.0, False)]]], "leads to 0.5, expected the number of a state"),
        ([[[(np.nan, 0, 0.0, False)]]], r"P\[0\]\[0\] has the outcome \(nan, 0, 0\)"),
        ([[[(0.7, 0, 0.0, False), (0.7, 0, 1.0, False)]]], "the probabilities of 'action-0' in state 0 sum to 1.4, expected 1"),
        ({0: {0: [(1.0, 0, 0, False)]}, 10**9: {}}, "P has 2 states, one of which has the number 1000000000"),
        ({0: {-1: [(1.0, 0, 0, False)]}}, r"P\[0\]\[-1\]: the action is -1, expected a number from 0"),
        (np.eye(3)[None], r"P holds chances \[1, 3, 3\] and no rewards: finite_mdp takes these arrays"),
    ],
)
def test_what_is_no_table_is_told_in_a_sentence(p: Any, words: str) -> None:
    with pytest.raises(FiniteError, match=words):
        from_p(p, 0.9)


def test_a_table_that_holds_itself_comes_to_an_end() -> None:
    p: list[Any] = []
    p.append(p)
    with pytest.raises(FiniteError, match="expected an outcome"):
        from_p(p, 0.9)
