"""The types of kernels' arguments hold what kernels really are given."""

import numpy as np

from playground.rl.kernel_types import U64, Bits, Dice, State, StateAction
from playground.rl.sampler import any_kind, sampler
from playground.rl.splitmix import GOLDEN, HALF
from playground.rl.targets import row
from playground.world import compile_mdp, parse_level


def test_an_index_without_a_sign_never_counts_from_the_end() -> None:
    assert {State, StateAction, Bits, Dice} == {U64}
    assert not np.issubdtype(U64, np.signedinteger)


def test_indices_and_bits_stay_what_they_are_under_arithmetic() -> None:
    mdp = compile_mdp(parse_level("map = '''\nS.G\n'''\n"))
    first = row(U64(2), any_kind(sampler(mdp)))
    assert isinstance(first, U64) and first == 2 * len(mdp.actions)
    assert isinstance(first + U64(1), U64) and isinstance(GOLDEN >> HALF, U64)
