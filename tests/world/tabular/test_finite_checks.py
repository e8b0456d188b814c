"""What a finite process must be like: whatever is not is one sentence with the place, what was found and what was expected."""

from typing import Any

import numpy as np
import pytest

from playground.ratio import Ratio
from playground.world.tabular.finite_checks import (
    FiniteError,
    check_arrays,
    check_listed,
    discounting,
    flagged,
    named,
    starting,
)
from playground.world.tabular.packing import Listed

FINE = np.array([[[0.5, 0.5]], [[0.0, 1.0]]])
ALLOWED = np.ones((2, 1), bool)


def listed(**changes: Any) -> Listed:
    """One action in one of two states that leads to either, with something else in its place."""
    fields = {"state": [0, 0], "action": [0, 0], "successor": [0, 1], "probability": [0.5, 0.5], "reward": [0.0, 1.0]}
    columns = {name: np.array(changes.get(name, column)) for name, column in fields.items()}
    return Listed(**columns, deviation=np.zeros(2), ends=np.zeros(2, bool))


def test_chances_that_are_some_pass() -> None:
    check_arrays(FINE, ALLOWED, ["0", "1"], ["go"])
    check_listed(listed(), 2, 1, ["go"])


@pytest.mark.parametrize("chance", [-0.1, 1.1, np.nan, np.inf])
def test_a_chance_that_is_none_is_named_with_its_place(chance: float) -> None:
    wrong = FINE.copy()
    wrong[1, 0, 0] = chance
    with pytest.raises(FiniteError, match=rf"probability of state a after 'go' in state b is {chance:g}, expected 0 to 1"):
        check_arrays(wrong, ALLOWED, ["a", "b"], ["go"])
    with pytest.raises(FiniteError, match=r"P\[0\]\[0\] has the outcome .*, expected a chance from 0 to 1"):
        check_listed(listed(probability=[chance, 0.5]), 2, 1, ["go"])


def test_sums_must_be_1_where_an_action_is_allowed() -> None:
    short = FINE.copy()
    short[0, 0, 0] = 0.25
    with pytest.raises(FiniteError, match=r"probabilities of 'go' in state a sum to 0.75, expected 1"):
        check_arrays(short, ALLOWED, ["a", "b"], ["go"])
    check_arrays(short, np.array([[False], [True]]), ["a", "b"], ["go"])
    with pytest.raises(FiniteError, match=r"probabilities of 'go' in state 0 sum to 0.75, expected 1"):
        check_listed(listed(probability=[0.25, 0.5]), 2, 1, ["go"])


@pytest.mark.parametrize("change", [{"successor": [0, 2]}, {"successor": [0, -1]}, {"reward": [0.0, np.nan]}])
def test_an_outcome_must_lead_to_a_state_for_a_finite_reward(change: dict[str, Any]) -> None:
    with pytest.raises(FiniteError, match=r"a state below 2 and a finite reward"):
        check_listed(listed(**change), 2, 1, ["go"])


def test_the_start_is_a_state_a_distribution_or_every_state_that_can_be_used() -> None:
    usable = np.array([True, False, True, True])
    assert starting(None, usable).tolist() == [1 / 3, 0.0, 1 / 3, 1 / 3]
    assert starting(2, usable).tolist() == [0.0, 0.0, 1.0, 0.0]
    assert starting([0.5, 0.5, 0.0, 0.0], usable).tolist() == [0.5, 0.5, 0.0, 0.0]


@pytest.mark.parametrize("start", [4, -1, 1.5, [1.0], [0.5, 0.5, 0.5, 0.5], [2.0, -1.0, 0.0, 0.0], [np.nan, 1.0, 0.0, 0.0]])
def test_a_start_that_is_none_is_refused(start: Any) -> None:
    with pytest.raises(FiniteError, match=r"the start (is|must be) .*4 chances|the start is"):
        starting(start, np.ones(4, bool))


def test_terminal_states_must_be_there() -> None:
    assert flagged([2, 0], 3).tolist() == [True, False, True]
    with pytest.raises(FiniteError, match=r"there is no state 3 to be terminal, expected 0 to 2"):
        flagged([3], 3)


def test_actions_have_different_names_or_numbers() -> None:
    assert named((), 2, "action") == ("action-0", "action-1") and named(["a", "b"], 2, "action") == ("a", "b")
    for names in (["a"], ["a", "a"], ["a", "b", "c"]):
        with pytest.raises(FiniteError, match=r"2 different names of actions are expected, found"):
            named(names, 2, "action")


def test_a_discount_is_from_0_to_1_and_remembers_its_fraction() -> None:
    assert discounting(1) == 1.0 and isinstance(discounting(1), float)
    assert isinstance(discounting(Ratio(2, 3)), Ratio)
    for discount in (-0.1, 1.1, float("nan")):
        with pytest.raises(FiniteError, match=rf"the discount is {discount}, expected a number from 0 to 1"):
            discounting(discount)


def test_what_is_no_number_is_refused_by_name() -> None:
    with pytest.raises(FiniteError, match="the start is 'x', expected a state from 0 to 1 or a distribution of 2 chances"):
        starting("x", np.ones(2, bool))
    with pytest.raises(FiniteError, match="terminal is 'ab', expected numbers of states from 0 to 1"):
        flagged("ab", 2)
    with pytest.raises(FiniteError, match=r"there is no state 0.5 to be terminal, expected 0 to 1"):
        flagged([0.5], 2)
    with pytest.raises(FiniteError, match="the names of actions are 3, expected 2, one for each action"):
        named(3, 2, "action")
    assert flagged(1, 2).tolist() == [False, True]


def test_where_nothing_is_usable_no_episode_can_begin_and_else_all_usable_states_are_alike() -> None:
    with pytest.raises(FiniteError, match="no action is legal anywhere"):
        starting(None, np.zeros(3, bool))
    assert starting(None, np.array([True, False, True])).tolist() == [0.5, 0.0, 0.5]
