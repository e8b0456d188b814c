"""The generator of random bits."""

from fractions import Fraction

import numpy as np

from playground.rl.splitmix import GOLDEN, HALF, LOW, WHOLE, mixed, seeded, unit_interval


def test_the_golden_number_is_the_odd_one_next_to_two_to_the_64_over_the_golden_ratio() -> None:
    """φ = (1 + √5) / 2, so n = 2^64 / φ solves n² + 2^64 n = 2^128: the change of sign lies within 1 of it."""

    def sign(n: int) -> int:
        return n * n + 2**64 * n - 2**128

    assert int(GOLDEN) % 2 == 1 and sign(int(GOLDEN) - 1) < 0 < sign(int(GOLDEN) + 1)


def test_the_unit_interval_ends_below_1() -> None:
    assert unit_interval(np.uint64(0)) == 0.0
    assert Fraction(float(unit_interval(np.uint64(2**64 - 1)))) == 1 - Fraction(1, 2**53)
    assert unit_interval(np.uint64(2**63)) == 0.5


def test_both_halves_of_the_bits_are_chances_of_32_bits() -> None:
    with np.errstate(over="ignore"):  # as in kernels, where numbers of 64 bits go round
        bits = mixed(np.uint64(seeded(5)))
    assert int(bits) == (int(bits >> HALF) << 32) + int(bits & LOW) and float(LOW) == WHOLE - 1.0


def test_seeds_of_either_sign_are_states() -> None:
    assert seeded(-3) == seeded(3) != seeded(4) and 0 <= seeded(3) < 2**64
