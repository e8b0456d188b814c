"""The environment, the table and the physics never disagree: each is compared with a plain reading, on levels of every kind."""

import math
import os
from collections import defaultdict

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, assume, event, given, settings

from playground.world import Level, LevelError, State, TabularMDP, compile_mdp, outcomes
from playground.world.environments.env import GridworldEnv
from tests.world.levels_by_chance import changing_levels, levels
from tests.world.reading import Happening, Happenings, Reading

EXAMPLES = int(os.environ.get("PLAYGROUND_EXAMPLES", "50"))
"""How many levels; where a number is told they are new ones at every run: PLAYGROUND_EXAMPLES=20000 python -m pytest FILE."""
FEW = 200
"""States that are read aloud at most; a level with more is left out."""

thorough = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize="PLAYGROUND_EXAMPLES" not in os.environ,
    database=None,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)


def rounded(ways: Happenings) -> Happenings:
    """Rounded, so that sums of thirds compare."""
    total: Happenings = defaultdict(float)
    for what, chance in ways.items():
        paid, *varies = (round(part, 9) + 0.0 for part in (what.reward, what.gaussian, what.half))
        total[Happening(what.state, paid, what.ends, *varies)] += chance
    return {what: round(chance, 9) for what, chance in total.items()}


def without_noise(ways: Happenings) -> Happenings:
    total: Happenings = defaultdict(float)
    for what, chance in ways.items():
        total[what._replace(gaussian=0.0, half=0.0)] += chance
    return total


def by_physics(level: Level, state: State, action: str) -> Happenings:
    """What `outcomes` says."""
    total: Happenings = defaultdict(float)
    for outcome in outcomes(level, state, action):
        total[Happening(outcome.state, outcome.reward, outcome.ends)] += outcome.probability
    return total


def tabled(mdp: TabularMDP, state: int, action: int) -> Happenings:
    """A row of the table, with what varies."""
    total: Happenings = defaultdict(float)
    for way in np.flatnonzero(mdp.probability[state, action] > 0.0).tolist():
        place = state, action, way
        varies = (float(mdp.noise.gaussian[place]), float(mdp.noise.either[place])) if mdp.noise else (0.0, 0.0)
        after = mdp.states[int(mdp.successor[place])]
        total[Happening(after, float(mdp.reward[place]), bool(mdp.ends[place]), *varies)] += float(mdp.probability[place])
    return total


def compared(level: Level) -> tuple[TabularMDP, Reading]:
    """Every state and action three ways."""
    reading = Reading(level)
    try:
        mdp = compile_mdp(level)
    except LevelError:
        assert not reading.starts()
        assume(False)
    states = list(mdp.states)
    assert set(states) == reading.states() and len(states) == len(set(states))
    starts = {mdp.states[number]: mdp.start[number] for number in np.flatnonzero(mdp.start).tolist()}
    assert starts == pytest.approx(reading.starts())
    every = 1 + len(states) // 40  # one state at a time is slow where there are many
    for number, state in enumerate(states):
        assert mdp.number(state) == number
        for action, move in enumerate(mdp.actions):
            expected = reading.outcomes(state, move)
            where = (level.rows, state, move)
            assert mdp.legal[number, action] == bool(expected), where
            if number % every == 0:
                assert rounded(by_physics(level, state, move)) == pytest.approx(rounded(without_noise(expected)), abs=1e-8), where
            assert rounded(tabled(mdp, number, action)) == pytest.approx(rounded(expected), abs=1e-8), where
    assert np.array_equal(mdp.continuation, np.where(mdp.ends | (mdp.probability == 0), 0.0, level.rules.discount))
    return mdp, reading


@given(level=levels(grows=False))
@thorough
def test_levels_without_memory(level: Level) -> None:
    compared(level)


@given(level=levels(grows=True))
@thorough
def test_levels_with_memory(level: Level) -> None:
    reading = Reading(level)
    assume(reading.period <= 1000 and len(reading.states()) <= FEW)
    event(f"grows: {reading.grows}")
    compared(level)


@given(level=changing_levels())
@settings(thorough, max_examples=EXAMPLES // 2)
def test_whatever_the_environment_does_is_in_the_reading(level: Level) -> None:
    """Walks of eighty steps: each can happen, pays what it may pay, and ends when it should; the map changes in time."""
    readings = [Reading(moment) for moment in level.moments]
    assume(all(way.starts() and way.period <= 1000 and len(way.states()) <= FEW for way in readings))
    numbered = list(dict.fromkeys(state for moment in level.moments for state in compile_mdp(moment).states))
    env, dice = GridworldEnv(level), np.random.default_rng(1)
    number, _ = env.reset(seed=3)
    lived = 0
    for total in range(80):
        now, then = readings[level.moment(total)], readings[level.moment(total + 1)]
        state, action = numbered[number], int(dice.integers(len(level.rules.moves)))
        expected = now.outcomes(state, level.rules.moves[action])
        number, reward, terminated, truncated, info = env.step(action)
        after, lived = numbered[number], lived + 1
        if expected:
            assert possible(expected, after, reward, terminated), (level, state, action, after, reward)
        else:
            assert (after, reward, terminated) == (state, level.rules.step_reward, False)
        stranded = now is not then and (after not in then.states() or then.over(after))
        assert truncated == (not terminated and (stranded or lived == level.rules.time_limit)), (level, state, action, after)
        if not terminated and not stranded:
            assert info["action_mask"].tolist() == [then.legal(after, move) for move in level.rules.moves]
        if terminated or truncated:
            number, _ = env.reset()
            lived = 0
            assert numbered[number] in then.starts()


def possible(expected: Happenings, after: State, reward: float, ends: bool) -> bool:
    """Whether one of the happenings is this one; what is normal may pay anything."""
    fitting = [what for what in expected if what.state == after and what.ends == ends]
    near = [math.isclose(reward, what.reward + part, abs_tol=1e-9) for what in fitting for part in (-what.half, what.half)]
    return any(near) or any(what.gaussian > 0.0 for what in fitting)
