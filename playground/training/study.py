"""A policy looked at by itself: whose it is, what it is worth exactly, and episodes played by it."""

import math
from collections.abc import Mapping

import numpy as np

from playground.learning.learner import Array, Field
from playground.rl.evaluation import solve_policy
from playground.rl.policies import uniform
from playground.training.snapshot import Fan, Studied
from playground.world.mdp import TabularMDP

FORGOTTEN = 1e-6
"""What a reward must still count at least: an episode is followed until γ^t is below that."""
LONGEST = 10_000
"""Steps of an episode that are followed at most, however long it goes on."""
WAYS = 24
"""Episodes whose ways are kept."""


def played(counts: Array, legal: Array) -> Array:
    """[S, A] the policy of someone who made these moves [S, A]: their shares; evenly where no move was ever made."""
    made = np.where(legal, counts, 0.0).sum(axis=1, keepdims=True)
    shares: Array = np.where(made > 0, np.where(legal, counts, 0.0) / np.maximum(made, 1), uniform(legal))
    return shares


def studied(source: str, mdp: TabularMDP, policy: Array) -> Studied:
    """The exact values of a policy [S, A], and what they are at the start."""
    v, q = solve_policy(mdp, policy)
    starts = mdp.start > 0.0
    start = float((v[starts] * mdp.start[starts]).sum())
    for array in (policy, v, q):
        array.flags.writeable = False
    endless = ((int(np.isneginf(v).sum()), "loses"), (int(np.isposinf(v).sum()), "gains"))
    told = [f"from {count:,} {'state' if count == 1 else 'states'} it {word} for ever" for count, word in endless if count]
    message = f"This policy may go round and round without an end: {' and '.join(told)}." if told else ""
    return Studied(source, policy, v, q, start, message)


def horizon(mdp: TabularMDP) -> int:
    """Steps after which an episode is not followed any more: γ^t is below FORGOTTEN, or LONGEST."""
    if mdp.discount >= 1.0:
        return LONGEST
    return LONGEST if mdp.discount > 1.0 - 1e-3 else max(1, math.ceil(math.log(FORGOTTEN) / math.log(max(mdp.discount, 1e-9))))


def rollouts(mdp: TabularMDP, policy: Array, state: int, n: int, seed: int, before: Fan | None = None) -> Fan:
    """n more episodes played by a policy [S, A] from a state, added to those of `before`.

    Each goes on until it terminates; time limits of the level do not count, as they do not in v_π. One that is longer than
    `horizon` is cut and counted in `cut`; what is lost by that is less than FORGOTTEN of the largest value where γ < 1.
    The same seed, state and number of episodes before give the same ones.
    """
    done = 0 if before is None else len(before.returns)
    dice = np.random.default_rng([seed, state, done])
    behaviour, chances = np.cumsum(policy, axis=1), np.cumsum(mdp.probability, axis=2)
    at, returns, power = np.full(n, state), np.zeros(n), 1.0
    going, cut = np.flatnonzero(~mdp.terminal[at]), 0
    kept = max(0, WAYS - (0 if before is None else len(before.ways)))
    ways: list[list[int]] = [[state] for _ in range(min(kept, n))]
    for _ in range(horizon(mdp)):
        if not len(going):
            break
        here = at[going]
        actions = _drawn(behaviour[here], dice)
        branch = _drawn(chances[here, actions], dice)
        returns[going] += power * (mdp.reward[here, actions, branch] + _noise(mdp, here, actions, branch, dice))
        at[going] = mdp.successor[here, actions, branch]
        for number in going[going < len(ways)].tolist():
            ways[number].append(int(at[number]))
        going = going[~mdp.ends[here, actions, branch] & ~mdp.terminal[at[going]]]
        power *= mdp.discount
    cut = len(going)
    told = tuple(np.array(way, np.int32) for way in ways)
    if before is not None:
        returns, told, cut = np.concatenate([before.returns, returns]), (*before.ways, *told), before.cut + cut
    returns.flags.writeable = False
    return Fan(state, returns, told, cut)


def _drawn(sums: Array, dice: np.random.Generator) -> Array:
    """For each row of running sums [N, B] the number of the branch that a draw falls into."""
    points = dice.random(len(sums)) * sums[:, -1]
    found: Array = np.minimum((points[:, None] >= sums).sum(axis=1), sums.shape[1] - 1)
    return found


def _noise(mdp: TabularMDP, states: Array, actions: Array, branches: Array, dice: np.random.Generator) -> Array | float:
    """What the rewards are off their means this time."""
    if mdp.noise is None:
        return 0.0
    deviation, half = mdp.noise.gaussian[states, actions, branches], mdp.noise.either[states, actions, branches]
    off: Array = dice.normal(size=len(states)) * deviation + dice.choice((-1.0, 1.0), size=len(states)) * half
    return off


def behaviour(source: str, mdp: TabularMDP, fields: Mapping[Field, Array], own: Mapping[str, Array | None]) -> Array | None:
    """[S, A] the policy of one of POLICIES; None where it is not known yet.

    own: what only the run knows, by the same names ("learner", "greedy", "optimum", "painted").
    """
    match source:
        case "uniform":
            return uniform(mdp.legal)
        case "played":
            return played(fields.get(Field.PLAYED, np.zeros(mdp.legal.shape)), mdp.legal)
        case _:
            return own.get(source)
