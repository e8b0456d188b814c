"""What is sampled is what the table says: every bundled level, by the environment, by many copies, and by a learner's body.

Each samples under random legal actions with one fixed seed. An outcome that the table does not have fails at once. For the rest,
counts of outcomes are compared with their chances by Pearson's χ², pooled twice: over all states and actions one by one (those in
which each outcome is expected at least 5 times), and over states and actions that have the same chances (so that rarely visited
ones count, too). χ² with d degrees of freedom is turned into a normal number by Wilson and Hilferty (1931); the test fails beyond
5, which a true sampler reaches with a chance of about 3 in 10 million for each of the fewer than 500 numbers that are looked at.
"""

from collections.abc import Callable

import numpy as np
import pytest

from playground.learning.life.experience import Experience
from playground.world import TabularMDP, compile_mdp, parse_level
from playground.world.environments.env import GridworldEnv
from playground.world.environments.vector_env import GridworldVectorEnv
from playground.world.level import Level
from playground.world.library import bundled, find

LIMIT = 5.0
LEAST = 5.0
SEED = 20_261_122
SINGLE, COPIES, CALLS, LIVED = 4_000, 500, 24, 12_000


class Tally:
    """Counts of outcomes [S, A, K] and of starts [S] for a table."""

    def __init__(self, mdp: TabularMDP) -> None:
        self.mdp = mdp
        self.outcomes = np.zeros(mdp.probability.shape)
        self.starts = np.zeros(len(mdp.states))

    def count(self, state: int, action: int, successor: int, reward: float, terminated: bool) -> None:
        """Notes one outcome; rewards are not compared where they vary."""
        mdp = self.mdp
        same = (mdp.successor[state, action] == successor) & (mdp.probability[state, action] > 0)
        same &= (mdp.ends[state, action] | mdp.terminal[mdp.successor[state, action]]) == terminated
        if mdp.noise is None or not (mdp.noise.gaussian[state, action].any() or mdp.noise.either[state, action].any()):
            same &= mdp.reward[state, action] == reward
        assert same.any(), f"state {state}, action {action}: {successor}, {reward}, {terminated} is not in the table"
        self.outcomes[state, action, int(np.argmax(same))] += 1


def by_one(level: Level) -> Tally:
    env = GridworldEnv(level)
    tally, dice = Tally(env.mdp), np.random.default_rng(SEED)
    state, _ = env.reset(seed=SEED)
    tally.starts[state] += 1
    for _ in range(SINGLE):
        action = int(dice.choice(np.flatnonzero(env.mdp.legal[state])))
        successor, reward, terminated, truncated, _ = env.step(action)
        tally.count(int(state), action, int(successor), float(reward), terminated)
        state = successor
        if terminated or truncated:
            state, _ = env.reset()
            tally.starts[state] += 1
    return tally


def by_many(level: Level) -> Tally:
    envs = GridworldVectorEnv(level, COPIES, autoreset_mode="SameStep")
    tally, dice = Tally(compile_mdp(level)), np.random.default_rng(SEED)
    states, infos = envs.reset(seed=SEED)
    np.add.at(tally.starts, states, 1)
    for _ in range(CALLS):
        actions = (dice.random(infos["action_mask"].shape) * infos["action_mask"]).argmax(axis=1)
        after, rewards, terminated, truncated, infos = envs.step(actions)
        over = terminated | truncated
        final = np.where(over, infos.get("final_obs", after), after)
        for transition in zip(
            states.tolist(), actions.tolist(), final.tolist(), rewards.tolist(), terminated.tolist(), strict=True
        ):
            tally.count(*transition)
        np.add.at(tally.starts, after[over], 1)
        states = after
    return tally


def by_a_body(level: Level) -> Tally:
    mdp = compile_mdp(level)
    body, tally = Experience(mdp, SEED), Tally(mdp)
    tally.starts[body.state] += 1
    fresh = False
    while body.steps < LIVED:
        body.walk(200)
        for moment in body.last(200):
            if fresh:
                tally.starts[moment.state] += 1
            tally.count(moment.state, moment.action, moment.successor, moment.reward, moment.terminated)
            fresh = moment.terminated or moment.truncated
    return tally


def surprise(counts: np.ndarray, chances: np.ndarray) -> float:
    """How far counts [R, K] are from chances [R, K], as a normal number; 0 where nothing is left to chance."""
    expected = counts.sum(axis=1, keepdims=True) * chances
    possible = chances > 0
    rows = (possible.sum(axis=1) > 1) & (np.where(possible, expected, np.inf).min(axis=1, initial=np.inf) >= LEAST)
    if not rows.any():
        return 0.0
    seen, hoped, some = counts[rows], expected[rows], possible[rows]
    square = float((np.where(some, seen - hoped, 0.0) ** 2 / np.where(some, hoped, 1.0)).sum())
    freedom = int(some.sum() - rows.sum())
    return float(((square / freedom) ** (1 / 3) - (1 - 2 / (9 * freedom))) / np.sqrt(2 / (9 * freedom)))


def grouped(counts: np.ndarray, chances: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Rows with the same chances, in whatever order, added up."""
    order = np.argsort(-chances, axis=1, kind="stable")
    sorted_chances, sorted_counts = (np.take_along_axis(part, order, axis=1) for part in (chances, counts))
    kinds, group = np.unique(sorted_chances.round(9), axis=0, return_inverse=True)
    total = np.zeros(kinds.shape)
    np.add.at(total, group.reshape(-1), sorted_counts)
    return total, kinds


def surprises(tally: Tally) -> list[float]:
    K = tally.outcomes.shape[2]
    legal = tally.mdp.legal.reshape(-1)
    counts, chances = tally.outcomes.reshape(-1, K)[legal], tally.mdp.probability.reshape(-1, K)[legal]
    starts = surprise(tally.starts[None], tally.mdp.start[None])
    return [surprise(counts, chances), surprise(*grouped(counts, chances)), starts]


@pytest.mark.parametrize("sampled", [by_one, by_many, by_a_body])
@pytest.mark.parametrize("name", bundled())
def test_frequencies_are_those_of_the_table(name: str, sampled: Callable[[Level], Tally]) -> None:
    level = find(name)
    tally = sampled(level.moments[0])
    assert tally.outcomes.sum() >= SINGLE
    assert max(surprises(tally)) < LIMIT


@pytest.mark.parametrize("sampled", [by_one, by_many, by_a_body])
def test_the_measure_would_notice(sampled: Callable[[Level], Tally]) -> None:
    """The lake with a slip of 0.6 is not taken for that of 2/3, nor two starts of the same chance for any others."""
    lake = "map = '''\nS...\n....\n...S\n'''\n[rules]\nslip = {}\ntime_limit = 12"
    tally = sampled(parse_level(lake.format(0.6)))
    other = Tally(compile_mdp(parse_level(lake.format(2 / 3))))
    other.outcomes, other.starts = tally.outcomes, tally.starts
    assert max(surprises(tally)) < LIMIT < max(surprises(other)[:2])
    uneven = np.where(other.mdp.start > 0, other.mdp.start, 0.0)
    uneven[0], uneven[-1] = 0.3, 0.7
    assert surprise(tally.starts[None], uneven[None]) > LIMIT
