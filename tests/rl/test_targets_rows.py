"""Targets in rows that are not the first, in kernels that know their actions and in those that do not."""

import numpy as np
import pytest

from playground.rl.kernel_types import U64
from playground.rl.sampler import any_kind, sampler
from playground.rl.targets import expected_sarsa_target, mean, q_learning_target, row, td_target
from playground.world import compile_mdp, parse_level

SOME = compile_mdp(parse_level("map = '''\nSaG\n'''\n[legend]\na = { kind = 'floor', only = ['up', 'left'] }\n"))
ALL = compile_mdp(parse_level("map = '''\nS.G\n'''"))
Q = np.array([[8.0, 1.0, 2.0, 5.0], [3.0, -np.inf, -np.inf, 4.0], [0.0, 0.0, 0.0, 0.0]])


@pytest.mark.parametrize("kind", ["some actions", "all actions, any kernel", "all actions, their own kernel"])
@pytest.mark.parametrize("state", [0, 1])
def test_means_and_targets_of_a_row_by_hand(state: int, kind: str) -> None:
    mdp = SOME if kind == "some actions" else ALL
    world = sampler(mdp) if kind.endswith("own kernel") else any_kind(sampler(mdp))
    q = np.where(np.isfinite(Q) | (mdp is SOME), Q, 1.0)
    legal = q[state][mdp.legal[state]]
    first = U64(4 * state)
    assert row(U64(state), world) == first
    assert mean(q.reshape(-1), U64(state), first, world) == pytest.approx(legal.mean(), abs=1e-12)
    best = max(legal)
    assert q_learning_target(2.0, 0.5, q.reshape(-1), first, world) == pytest.approx(2.0 + 0.5 * best, abs=1e-12)
    expected = 2.0 + 0.5 * (0.7 * best + 0.3 * legal.mean())
    assert expected_sarsa_target(2.0, 0.5, q.reshape(-1), U64(state), first, 0.3, world) == pytest.approx(expected, abs=1e-12)


def test_where_nothing_is_legal_the_mean_is_0_and_the_discount_ends_a_target() -> None:
    for mdp, world in ((SOME, any_kind(sampler(SOME))), (ALL, any_kind(sampler(ALL)))):
        assert mdp.terminal[2] and mean(Q.reshape(-1), U64(2), U64(8), world) == 0.0
    assert td_target(2.0, 0.0, 7.0) == 2.0 and td_target(2.0, 0.5, 7.0) == 5.5
