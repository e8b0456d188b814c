"""What a policy earns in so many steps, counted by hand."""

import numpy as np
import pytest

from playground.rl.horizon import horizon_optimum, horizon_policy_returns, horizon_returns
from playground.rl.policies import uniform
from playground.world import compile_mdp, parse_level

SLIPPERY = compile_mdp(parse_level('map = """\n###\n#S#\n#G#\n###\n"""\n[rules]\nstep_reward = -1.0\nslip = 0.5\n'))
PLAIN = compile_mdp(parse_level('map = """\nS..G\n"""\n[rules]\nstep_reward = -1.0\n'))


def test_steps_are_counted_until_the_episode_ends() -> None:
    """Three steps right: −1, −1, and what the last one pays; nothing follows the end."""
    right = np.full(4, PLAIN.actions.index("right"))
    last = float(PLAIN.reward[2, right[2]] @ PLAIN.probability[2, right[2]])
    for steps, expected in ((0, 0.0), (1, -1.0), (2, -2.0), (3, -2.0 + last), (50, -2.0 + last)):
        assert horizon_returns(PLAIN, right, steps)[0] == pytest.approx(expected, abs=1e-12)
    assert horizon_returns(PLAIN, right, 50)[3] == 0.0


def test_who_never_arrives_pays_for_every_step() -> None:
    left = np.full(4, PLAIN.actions.index("left"))
    assert horizon_returns(PLAIN, left, 7)[1] == pytest.approx(-7.0, abs=1e-12)


def test_chances_are_weighed() -> None:
    """Each step down arrives with chance p; what it costs in H steps is the sum over those that are still on the way."""
    down = np.full(len(SLIPPERY.states), SLIPPERY.actions.index("down"))
    start = int(SLIPPERY.start.argmax())
    chances, ends = SLIPPERY.probability[start, down[start]], SLIPPERY.ends[start, down[start]]
    p, mean = float(chances[ends].sum()), float(chances @ SLIPPERY.reward[start, down[start]])
    assert 0.0 < p < 1.0
    for steps in (1, 2, 5):
        expected = sum((1.0 - p) ** before * mean for before in range(steps))
        assert horizon_returns(SLIPPERY, down, steps)[start] == pytest.approx(expected, abs=1e-12)


def test_a_policy_of_certainties_earns_what_its_actions_earn() -> None:
    right = np.full(4, PLAIN.actions.index("right"))
    certain = np.where(PLAIN.legal, np.eye(len(PLAIN.actions))[right], 0.0)
    for steps in (0, 1, 3, 50):
        assert np.allclose(
            horizon_policy_returns(PLAIN, certain, steps), horizon_returns(PLAIN, right, steps), rtol=0, atol=1e-12
        )


def test_the_most_in_so_many_steps_looks_at_the_clock() -> None:
    """With one step left the price of it is all there is; with three the goal is reached, and no policy earns more than that."""
    pays = float(PLAIN.reward[2, PLAIN.actions.index("right")] @ PLAIN.probability[2, PLAIN.actions.index("right")])
    assert [horizon_optimum(PLAIN, steps)[0] for steps in (0, 1, 2, 3, 50)] == pytest.approx([0, -1, -2, -2 + pays, -2 + pays])
    assert (horizon_optimum(SLIPPERY, 5) >= horizon_policy_returns(SLIPPERY, uniform(SLIPPERY.legal), 5) - 1e-12).all()
