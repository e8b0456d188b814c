"""An episode that was cut off has not ended: what every learner makes of it, by hand, beside an end at the same step.

Two steps to the right at −1 each, γ = ½, from first guesses of 8 everywhere and step sizes of ½. Cut off, the last target is
−1 + ½ · 8 = 3; where the episode terminated, it is −1.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from playground.learning.collection import learners
from playground.learning.learner import Field, Source

Made = Callable[..., Any]
RIGHT = 1
CUT, ENDED = ["S..."], ["S.G"]
ONE_STEP = (8 - 5 / 2, 8 - 5 / 2), (8 - 5 / 2, 8 - 9 / 2)
"""Errors −1 + 4 − 8 and, at an end, −1 − 8; half of each is learned."""
BY_TRACES = (8 - 5 / 2 - 5 / 8, 8 - 5 / 2), (8 - 5 / 2 - 9 / 8, 8 - 9 / 2)
"""A quarter (γλ) of the second error goes to the first step."""
OF_TWO_STEPS = (8 + (0.5 - 8) / 2, 8 + (3 - 8) / 2), (8 + (-1.5 - 8) / 2, 8 + (-1 - 8) / 2)
"""Returns −1 + ½ · 3 and 3, or −1 − ½ and −1."""

ACTION_VALUES = {
    "sarsa": ({"alpha": 0.5}, *ONE_STEP),
    "expected-sarsa": ({"alpha": 0.5}, *ONE_STEP),
    "q-learning": ({"alpha": 0.5}, *ONE_STEP),
    "double-q-learning": (
        {"alpha": 0.5},
        (8 - 5 / 4, 8 - 5 / 4),
        (8 - 5 / 4, 8 - 9 / 4),
    ),  # one of two tables, shown as their mean
    "dyna-q": ({"alpha": 0.5, "planning": 0}, *ONE_STEP),
    "dyna-q-plus": ({"alpha": 0.5, "planning": 0, "kappa": 0.0}, *ONE_STEP),
    "prioritized-sweeping": ({"alpha": 0.5, "planning": 1}, *ONE_STEP),
    "n-step-sarsa": ({"alpha": 0.5, "n": 2}, *OF_TWO_STEPS),
    "sarsa-lambda": ({"alpha": 0.5, "lam": 0.5}, *BY_TRACES),
    "q-lambda": ({"alpha": 0.5, "lam": 0.5}, *BY_TRACES),
    "monte-carlo": ({}, (0.5, 3.0), (-1.5, -1.0)),  # the mean of one return
    "off-policy-monte-carlo": ({}, (8.0, 3.0), (8.0, -1.0)),  # the last step was not greedy, so it tells nothing of the first
}
STATE_VALUES = {
    "td": ({"alpha": 0.5}, *ONE_STEP),
    "n-step-td": ({"alpha": 0.5, "n": 2}, *OF_TWO_STEPS),
    "td-lambda": ({"alpha": 0.5, "lam": 0.5}, *BY_TRACES),
    "monte-carlo-prediction": ({}, (0.5, 3.0), (-1.5, -1.0)),
    "reinforce-baseline": ({"alpha_v": 0.5}, *OF_TWO_STEPS),
    "actor-critic": ({"alpha_v": 0.5, "lam_v": 0.5}, *BY_TRACES),
}
PREFERENCES = {  # α · γ^t · what is climbed by · (1 − π), and nothing is shared with the other step
    "reinforce": ({"alpha": 0.1}, (0.05 * -1.5, 0.025 * -1), (0.05 * -1.5, 0.025 * -1)),  # nothing completes what is cut off
    "reinforce-baseline": ({"alpha": 0.1}, (0.05 * -7.5, 0.025 * -5), (0.05 * -9.5, 0.025 * -9)),
    "actor-critic": ({"alpha": 0.1, "lam": 0.5}, (0.05 * -5 * 1.25, 0.025 * -5), (0.05 * (-5 - 9 / 4), 0.025 * -9)),
}
NETWORKS = ("dqn", "neural-reinforce", "ppo")
LEARN_NOTHING = ("random", "visitor")


def lived(name: str, rows: list[str], settings: dict[str, Any], made: Made, drawn: Made, steps: int = 2) -> Any:
    mdp = drawn(rows, '"G" = { kind = "goal", enter = 0.0 }', moves='"left-right"', discount=0.5, step_reward=-1.0, time_limit=2)
    first = {"initial": 8.0} if hasattr(learners()[name].settings, "initial") else {}
    learner = made(name, mdp, 1, **first, **settings)
    for _ in range(steps):
        learner.advance(1, RIGHT)
    return learner


def test_every_learner_from_experience_is_here() -> None:
    here = {*ACTION_VALUES, *STATE_VALUES, *PREFERENCES, *NETWORKS, *LEARN_NOTHING}
    assert here == {name for name, spec in learners().items() if spec.source is Source.EXPERIENCE}


@pytest.mark.parametrize("name", ACTION_VALUES)
@pytest.mark.parametrize("rows", [CUT, ENDED], ids=["cut off", "terminated"])
def test_action_values(name: str, rows: list[str], made: Made, drawn: Made) -> None:
    settings, cut, ended = ACTION_VALUES[name]
    learner = lived(name, rows, settings, made, drawn)
    assert learner.estimates()[Field.Q][:2, RIGHT] == pytest.approx(cut if rows is CUT else ended, abs=1e-9)


@pytest.mark.parametrize("name", STATE_VALUES)
@pytest.mark.parametrize("rows", [CUT, ENDED], ids=["cut off", "terminated"])
def test_state_values(name: str, rows: list[str], made: Made, drawn: Made) -> None:
    settings, cut, ended = STATE_VALUES[name]
    learner = lived(name, rows, settings, made, drawn)
    assert learner.estimates()[Field.V][:2] == pytest.approx(cut if rows is CUT else ended, abs=1e-9)


@pytest.mark.parametrize("name", PREFERENCES)
@pytest.mark.parametrize("rows", [CUT, ENDED], ids=["cut off", "terminated"])
def test_preferences(name: str, rows: list[str], made: Made, drawn: Made) -> None:
    settings, cut, ended = PREFERENCES[name]
    learner = lived(name, rows, settings, made, drawn)
    assert learner.estimates()[Field.PREFERENCE][:2, RIGHT] == pytest.approx(cut if rows is CUT else ended, abs=1e-9)


@pytest.mark.parametrize(
    "name", sorted({*ACTION_VALUES, *STATE_VALUES} - {"prioritized-sweeping"})
)  # whose memories go on teaching
@pytest.mark.parametrize("rows", [CUT, ENDED], ids=["cut off", "terminated"])
def test_what_follows_belongs_to_another_episode(name: str, rows: list[str], made: Made, drawn: Made) -> None:
    settings, *_ = {**ACTION_VALUES, **STATE_VALUES}[name]
    learner = lived(name, rows, settings, made, drawn)
    before = learner.estimates()
    for _ in range(2):  # a whole episode at the wall on the left
        learner.advance(1, 1 - RIGHT)
    after = learner.estimates()
    assert after[Field.V][1] == before[Field.V][1] or Field.Q in after
    for field in {Field.Q, Field.PREFERENCE} & {*after}:
        assert after[field][1].tolist() == before[field][1].tolist()
    if Field.Q in after:
        assert after[Field.Q][0, RIGHT] == before[Field.Q][0, RIGHT]


@pytest.mark.parametrize("rows", [CUT, ENDED], ids=["cut off", "terminated"])
@pytest.mark.parametrize("name", ["neural-reinforce", "ppo"])
def test_what_the_critic_of_a_network_misses(name: str, rows: list[str], made: Made, drawn: Made) -> None:
    """The mean of ½ (G − v)², or of ½ (Â + v − v)², from what the critic said before it learned from it."""
    settings: dict[str, Any] = (
        {"hidden": 4} if name == "neural-reinforce" else {"hidden": 4, "rollout": 8, "epochs": 1, "batch": 8}
    )
    steps, lam = (2, 1.0) if name == "neural-reinforce" else (8, 0.5)
    learner = lived(name, rows, settings | ({"lam": lam} if name == "ppo" else {}), made, drawn, steps - 1)
    v = learner.estimates()[Field.V]
    v[2] = v[2] if rows is CUT else 0.0
    last = -1 + 0.5 * v[2] - v[1]
    first = -1 + 0.5 * v[1] - v[0] + 0.5 * lam * last
    assert learner.advance(1, RIGHT).error == pytest.approx((first**2 + last**2) / 4, abs=1e-9)


@pytest.mark.parametrize("rows", [CUT, ENDED], ids=["cut off", "terminated"])
@pytest.mark.parametrize("double", [True, False])
def test_what_a_network_of_action_values_misses(double: bool, rows: list[str], made: Made, drawn: Made) -> None:
    """Half the square of −1 + ½ max q(S', a) − q(S, A), where it is below 1, and its size less ½ above."""
    settings = {"hidden": 4, "batch": 32, "begin": 8, "memory": 100, "double": double, "optimiser": "sgd"}
    learner = lived("dqn", rows, settings, made, drawn, 7)
    q = learner.estimates()[Field.Q]
    following = q[2].max() if rows is CUT else 0.0
    errors = [abs(-1 + 0.5 * q[1].max() - q[0, RIGHT]), abs(-1 + 0.5 * following - q[1, RIGHT])]
    losses = [error**2 / 2 if error <= 1 else error - 0.5 for error in errors]
    mean = learner.advance(1, RIGHT).error
    share = (mean - losses[1]) / (losses[0] - losses[1]) * 32  # how many of the memories that were drawn are first steps
    assert share == pytest.approx(round(share), abs=1e-6) and 0 < share < 32
    assert np.isfinite(mean)
