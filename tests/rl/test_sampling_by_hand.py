"""Draws by hand: the noise of a reward from given bits, and the edges between one choice and the next."""

import math

import numpy as np
import pytest

from playground.rl.kernel_types import U64
from playground.rl.sampler import any_kind, sampler
from playground.rl.sampling import drawn, epsilon_greedy, greedy, largest, noise_of, one_of, width
from playground.rl.splitmix import GOLDEN, mixed
from playground.world import compile_mdp, parse_level

pytestmark = pytest.mark.filterwarnings("ignore:overflow")  # the generator counts modulo 2^64, which scalars of numpy warn of
WHOLE = 2**32
TOP = U64(0)


def bits(high: int, low: int) -> U64:
    """The upper and the lower half of 64 random bits."""
    return U64(high * WHOLE + low)


@pytest.mark.parametrize(("high", "low"), [(0, 0), (WHOLE - 1, 5), (WHOLE // 2, WHOLE // 8), (12345, WHOLE // 2), (1, WHOLE - 1)])
def test_normal_noise_is_that_of_box_and_muller(high: int, low: int) -> None:
    expected = 3.0 * math.sqrt(-2.0 * math.log((high + 1) / WHOLE)) * math.cos(2.0 * math.pi * low / WHOLE)
    assert noise_of(3.0, 0.0, bits(high, low)) == pytest.approx(expected, abs=1e-9)
    assert noise_of(0.0, 0.0, bits(high, low)) == 0.0


def test_a_throw_is_up_or_down_by_the_first_bit_of_what_is_mixed_again() -> None:
    for number in range(1, 40):
        given = mixed(U64(number) * GOLDEN)
        up = int(mixed(given)) >= 2**63
        assert noise_of(0.0, 2.5, given) == (2.5 if up else -2.5)
        assert noise_of(1.0, 2.5, given) == pytest.approx(noise_of(1.0, 0.0, given) + (2.5 if up else -2.5), abs=1e-12)
    ups = sum(noise_of(0.0, 1.0, mixed(U64(number) * GOLDEN)) for number in range(1, 2001))
    assert abs(ups) < 5 * math.sqrt(2000)  # 2,000 throws: five standard deviations


def test_normal_noise_has_its_mean_and_its_deviation() -> None:
    """4,000 draws, states 1 to 4,000 of the generator: the mean within 0.16, the deviation within 0.12 of 2."""
    noise = np.array([noise_of(2.0, 0.0, mixed(U64(number) * GOLDEN)) for number in range(1, 4001)])
    assert abs(noise.mean()) < 0.16 and abs(noise.std() - 2.0) < 0.12
    assert abs((np.abs(noise) < 2.0).mean() - 0.6827) < 0.04


@pytest.mark.parametrize(
    ("low", "number"), [(0, 0), (WHOLE // 3, 0), (WHOLE // 3 + 1, 1), (2 * WHOLE // 3 + 1, 2), (WHOLE - 1, 2)]
)
def test_one_of_three(low: int, number: int) -> None:
    assert one_of(3, U64(low)) == number


def test_the_width_of_a_row_is_that_of_the_kernel_where_it_has_one() -> None:
    assert width((), 4) == 4 and width((0, 0, 0), 4) == 3


Q = np.array([9.0, 1.0, 5.0, 5.0, 2.0, 9.0])


def test_the_largest_of_a_row_and_of_no_other() -> None:
    assert largest(Q, U64(1), (), 4) == 5.0 and largest(Q, U64(0), (), 1) == 9.0 and largest(Q, U64(1), (0, 0), 4) == 5.0
    assert largest(Q, U64(4), (), 2) == 9.0


@pytest.mark.parametrize(("low", "action"), [(0, 1), (WHOLE // 2 - 1, 1), (WHOLE // 2, 2), (WHOLE - 1, 2)])
def test_ties_are_broken_by_the_bits_in_their_order(low: int, action: int) -> None:
    assert greedy(Q, U64(1), (), 4, U64(low)) == action
    assert greedy(Q, U64(0), (), 4, U64(low)) == 0  # no tie


POLICY = np.array([1.0, 0.25, 0.0, 0.5, 0.25])


@pytest.mark.parametrize(("share", "action"), [(0.0, 0), (0.2499, 0), (0.25, 2), (0.7499, 2), (0.75, 3), (0.999999, 3)])
def test_a_policy_is_drawn_from_by_its_shares(share: float, action: int) -> None:
    assert drawn(POLICY, U64(1), 4, U64(int(share * 2.0**64))) == action


def test_what_rounding_leaves_over_goes_to_the_last_action_with_a_chance() -> None:
    assert drawn(np.array([0.5, 0.4999999, 0.0]), U64(0), 3, U64(2**64 - 1)) == 1


@pytest.mark.parametrize("kinds", ["any", "four"])
def test_a_random_action_is_taken_below_the_threshold_and_the_greedy_one_from_there_on(kinds: str) -> None:
    tail = "" if kinds == "four" else 'S = { kind = "start", only = ["up", "left"] }'
    packed = sampler(compile_mdp(parse_level(f"map = '''\nS.\n.G\n'''\n[legend]\n{tail}")))
    world = packed if kinds == "four" else any_kind(packed)
    q = np.full(16, -np.inf)
    q[:4] = (0.0, -np.inf, -np.inf, 1.0) if kinds == "any" else (0.0, 0.5, 0.25, 1.0)
    threshold = U64(1000)
    assert epsilon_greedy(q, TOP, U64(0), world, threshold, bits(1000, 0)) == 3
    assert epsilon_greedy(q, TOP, U64(0), world, threshold, bits(999, 0)) == 0
    assert epsilon_greedy(q, TOP, U64(0), world, threshold, bits(999, WHOLE - 1)) == 3
    half = int(epsilon_greedy(q, TOP, U64(0), world, threshold, bits(999, WHOLE // 2)))
    assert half == (3 if kinds == "any" else 2)  # of two legal ones, or of four
