"""Ways to try things: the chances by hand, and that what is drawn in a kernel has these chances."""

from typing import Any

import numpy as np
import pytest

from playground.compiled import kernel
from playground.rl.exploration import Exploration, behaviour, epsilon_at, expected, exploring, tried
from playground.rl.kernel_types import U64
from playground.rl.sampler import any_kind, sampler
from playground.rl.splitmix import GOLDEN, mixed
from playground.world import compile_mdp, parse_level

LEGAL = np.array([[True, True, True, False], [False, False, False, False]])
Q = np.array([[1.0, 2.0, 2.0, 0.0], [0.0, 0.0, 0.0, 0.0]])
VISITS = np.array([[1, 4, 4, 0], [0, 0, 0, 0]])


def chances(way: str, now: int = 0, visits: Any = VISITS, **told: float) -> list[float]:
    settings = {"epsilon": 0.3, "fade": 100.0, "temperature": 1.0, "confidence": 1.0, **told}
    shown = behaviour(Q, LEGAL, visits, now, exploring(way, **settings))
    assert shown[1].tolist() == [0.0] * 4
    return [float(each) for each in shown[0]]


def test_epsilon_greedy_shares_the_rest_among_ties() -> None:
    assert chances("epsilon-greedy") == pytest.approx([0.1, 0.45, 0.45, 0.0], abs=1e-12)


def test_epsilon_falls_in_a_line_or_like_one_over_n() -> None:
    linear, inverse = (exploring(way, 0.4, 100, 1.0, 1.0) for way in ("linear-decay", "inverse-decay"))
    assert [float(epsilon_at(now, linear)) for now in (0, 25, 100, 500)] == pytest.approx([0.4, 0.3, 0.0, 0.0], abs=1e-12)
    assert [float(epsilon_at(now, inverse)) for now in (0, 100, 300)] == pytest.approx([0.4, 0.2, 0.1], abs=1e-12)
    assert chances("linear-decay", now=50) == pytest.approx([0.05, 0.475, 0.475, 0.0], abs=1e-12)


def test_softmax_weighs_by_value() -> None:
    e = float(np.exp(1.0))
    assert chances("softmax") == pytest.approx([1 / (1 + 2 * e), e / (1 + 2 * e), e / (1 + 2 * e), 0.0], abs=1e-12)
    assert chances("softmax", temperature=1000.0) == pytest.approx([1 / 3, 1 / 3, 1 / 3, 0.0], abs=1e-3)


def test_the_upper_bound_prefers_what_was_tried_seldom() -> None:
    # ln 9 = 2.197: 1 + 1.482 = 2.482 against 2 + 0.741 = 2.741; with twice the doubt 3.964 against 3.482
    assert chances("upper-bound") == [0.0, 0.5, 0.5, 0.0]
    assert chances("upper-bound", confidence=2.0) == [1.0, 0.0, 0.0, 0.0]


def test_what_was_never_tried_comes_first() -> None:
    assert chances("upper-bound", visits=np.array([[5, 0, 3, 0], [0, 0, 0, 0]])) == [0.0, 1.0, 0.0, 0.0]


@kernel
def _draw(n: int, q: Any, visits: Any, told: Any, sampler: Any, counts: Any) -> float:
    random = U64(7)
    for _ in range(n):
        random += GOLDEN
        counts[tried(q, visits, U64(0), U64(0), mixed(random), 60, told, sampler)] += 1
    return float(expected(q, visits, U64(0), U64(0), 60, told, sampler))


@pytest.mark.parametrize("way", tuple(Exploration))
def test_what_is_drawn_has_these_chances_and_this_mean(way: str) -> None:
    """40,000 draws of one seed; a share of p has a standard deviation of at most 0.0025: within 0.0125 is five of them."""
    level = parse_level(
        'format = 1\ntitle = "Test"\nmap = \'\'\'\nSG\n\'\'\'\n[legend]\nS = { kind = "start", only = ["up", "right", "down"] }\n'
    )
    world = any_kind(sampler(compile_mdp(level)))
    told, counts = exploring(way, 0.3, 100.0, 0.7, 1.5), np.zeros(4, np.int64)
    q = np.where(LEGAL, Q, -np.inf)
    mean = _draw(40_000, q.reshape(-1), VISITS.reshape(-1), told, world, counts)
    shares = behaviour(Q, LEGAL, VISITS, 60, told)[0]
    np.testing.assert_allclose(counts / 40_000, shares, atol=0.0125)
    assert mean == pytest.approx(float((shares * Q[0]).sum()), abs=1e-9)
