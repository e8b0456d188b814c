"""Whether the steps of an environment are those of its table: a short life in it, compared outcome by outcome."""

from collections import Counter, defaultdict

import numpy as np

from playground.world.exchange.toy_text.foreign_environment import ForeignEnvironment
from playground.world.exchange.toy_text.table_reading import Numbers
from playground.world.tabular.outcomes import Outcomes, real

STEPS, EPISODE = 2_000, 200
"""Steps that are made, and after how many an episode is broken off."""
CLOSE = 1e-6
FEW, STRANGE = 10, 10.0
"""A pair counts from so many visits on, and so many deviations of χ² are no chance any more."""

Place = tuple[int, int]


def strangeness(env: ForeignEnvironment, outcomes: Outcomes) -> str:
    """What is different, as the beginning of a sentence; "" where nothing is, or where it cannot be stepped.

    The action that was tried least is taken, so that all are tried about as often; seeds are 0, 1, 2, …
    """
    numbers, ways = Numbers(env, outcomes), _ways(outcomes)
    tried: Counter[Place] = Counter()
    came: dict[Place, Counter[int]] = defaultdict(Counter)
    dice = np.random.default_rng(0)
    state, episode, lived = numbers.of(env.reset(0)), 0, 0
    for _ in range(STEPS):
        pairs = [(state, action) for action in range(outcomes.action_count) if state is not None and (state, action) in ways]
        if not pairs:
            return ""
        state, action = min(pairs, key=lambda pair: (tried[pair], dice.random()))
        step = env.step(action)
        if step is None:
            return ""
        tried[state, action] += 1
        after, paid = numbers.of(step.observation), real(step.reward)
        if after is None or paid is None:
            return ""
        which = _which(ways[state, action], after, paid, step.ended)
        if which is None:
            event = (
                f"in state {state} action {action} led to state {after}, paid {paid:g} and {'ended' if step.ended else 'went on'}"
            )
            return f"its steps are not those of its table: {event}, which the table does not list"
        came[state, action][which] += 1
        state, lived = after, lived + 1
        if step.ended or step.cut or lived >= EPISODE:
            episode, lived = episode + 1, 0
            state = numbers.of(env.reset(episode))
    return _unlikely(ways, came)


def _ways(outcomes: Outcomes) -> dict[Place, list[tuple[int, float, bool | None, float]]]:
    """(successor, reward, end or None where the table does not say it, chance) of each possible outcome, equal ones once."""
    chances: dict[Place, dict[tuple[int, float, bool | None], float]] = defaultdict(lambda: defaultdict(float))
    listed = outcomes.listed
    columns = (listed.state, listed.action, listed.successor, listed.reward, listed.ends, outcomes.flagged, listed.probability)
    for state, action, successor, reward, end, flagged, chance in zip(*(part.tolist() for part in columns), strict=True):
        if chance > 0.0:
            chances[state, action][successor, reward, end if flagged else None] += chance
    return {pair: [(*way, chance) for way, chance in row.items()] for pair, row in chances.items()}


def _which(ways: list[tuple[int, float, bool | None, float]], after: int, paid: float, ended: bool) -> int | None:
    """Which of the outcomes it was."""
    for number, (successor, reward, end, _) in enumerate(ways):
        if successor == after and abs(reward - paid) <= CLOSE * max(1.0, abs(reward)) and end in (None, ended):
            return number
    return None


def _unlikely(ways: dict[Place, list[tuple[int, float, bool | None, float]]], came: dict[Place, Counter[int]]) -> str:
    """Whether the outcomes came about as often as the table says."""
    spread, freedom = 0.0, 0
    for pair, counts in came.items():
        total = sum(counts.values())
        if total >= FEW and len(ways[pair]) > 1:
            chances = [way[3] for way in ways[pair]]
            spread += sum((counts[number] - total * chance) ** 2 / (total * chance) for number, chance in enumerate(chances))
            freedom += len(chances) - 1
    if freedom and spread > freedom + STRANGE * (2 * freedom) ** 0.5:
        differs = f"in {STEPS:,} of them the outcomes came about in other proportions than the table says"
        return f"its steps are not those of its table: {differs}"
    return ""
