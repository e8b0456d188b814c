"""The numbers that a lesson can ask for, each solved on its level."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType

import numpy as np

from playground.learning.learner import Array
from playground.lessons.solved_level import OPTIMAL, NoAnswer, SolvedLevel, solved, with_rules
from playground.plurals import counted
from playground.rl.policies import improved, turns, uniform
from playground.world.grid import Cell

FINEST = 1e-6
"""How finely the discount is found at which the best way becomes another one."""
LONGEST_WAYS = 30
"""Steps ahead that are tried until there are enough ways."""
ABOUT_A_CELL = frozenset({"v", "q", "reward", "chance", "best-ways"})
"""Numbers that belong to one cell: the one that is named, or the start."""
MOST_STEPS = 1000
"""Moves of an episode that are followed at most."""


@dataclass(frozen=True)
class Quantity:
    """A number by its name, with what it is about.

    of: one of QUANTITIES. whose: a policy (see `SolvedLevel.policy`). cell, action: where, and after which move; None: the start.
    moves: actions from the start on. discount: γ, None for the level's own. step: from which step on, or the number of a round.
    limit: what is to be passed.
    """

    of: str
    whose: str | tuple[str, ...] = OPTIMAL
    cell: Cell | None = None
    action: str = ""
    moves: tuple[str, ...] = ()
    discount: float | None = None
    step: int = 0
    limit: float = 0.0

    def on(self, level: SolvedLevel) -> float:
        """The number on a level; NoAnswer where it does not exist there."""
        if self.of not in QUANTITIES:
            raise NoAnswer(f"there is no number {self.of!r}, expected one of {', '.join(QUANTITIES)}")
        value = QUANTITIES[self.of](self, level)
        if not np.isfinite(value):
            raise NoAnswer(f"the number {self.of!r} is {value} on {level.level.title!r}, expected a finite one")
        return float(value)

    def place(self, level: SolvedLevel) -> Cell | None:
        """The cell that the number belongs to; None where it belongs to none."""
        return level.mdp.states[_state(self, level)].cell if self.of in ABOUT_A_CELL else None


def _state(quantity: Quantity, level: SolvedLevel) -> int:
    return level.start if quantity.cell is None else level.state(quantity.cell)


def _patient(quantity: Quantity, level: SolvedLevel) -> SolvedLevel:
    """The level at the discount that is asked about."""
    if quantity.discount is None:
        return level
    return solved(with_rules(level.level, {"discount": quantity.discount}))


def _v(quantity: Quantity, level: SolvedLevel) -> float:
    """V of a cell by a policy."""
    return float(_patient(quantity, level).values(quantity.whose)[0][_state(quantity, level)])


def _q(quantity: Quantity, level: SolvedLevel) -> float:
    """Q of a cell and a move by a policy."""
    return float(_patient(quantity, level).values(quantity.whose)[1][_state(quantity, level), level.action(quantity.action)])


def episode(level: SolvedLevel, moves: Sequence[str]) -> tuple[tuple[int, ...], Array]:
    """The states [T + 1] and rewards [T] of moves from the start that all go as asked; NoAnswer where one is not possible."""
    mdp, at = level.mdp, level.start
    states, rewards = [at], list[float]()
    for name in moves:
        action = level.action(name)
        if not mdp.legal[at, action]:
            raise NoAnswer(f"{name!r} is not possible after {counted(len(rewards), 'move')} on {level.level.title!r}")
        after = int(mdp.intended[at, action])
        branch = np.flatnonzero((mdp.successor[at, action] == after) & (mdp.probability[at, action] > 0.0))
        if not len(branch):
            raise NoAnswer(f"{name!r} never goes as asked after {counted(len(rewards), 'move')} on {level.level.title!r}")
        rewards.append(float(mdp.reward[at, action, branch[0]]))
        at = after
        states.append(at)
    return tuple(states), np.array(rewards)


def moves_of(level: SolvedLevel, whose: str | Sequence[str]) -> tuple[str, ...]:
    """The actions of an episode by a policy where every move goes as asked; NoAnswer where it never ends."""
    policy, names = level.policy(whose), level.mdp.actions
    states = level.way(policy)
    if not level.mdp.terminal[states[-1]]:
        raise NoAnswer(f"by {whose!r} an episode on {level.level.title!r} never ends")
    return tuple(names[int(policy[state].argmax())] for state in states[:-1])


def _return(quantity: Quantity, level: SolvedLevel) -> float:
    """G of a step of the episode that these moves make, or those of the policy where none are named."""
    moves = quantity.moves or moves_of(level, quantity.whose)
    _, rewards = episode(level, moves)
    if not 0 <= quantity.step < len(rewards):
        raise NoAnswer(f"the episode has {counted(len(rewards), 'step')}, so there is no return from step {quantity.step}")
    from playground.rl.returns import discounted_returns  # compiled, and the first picture does not wait for that

    discount = level.mdp.discount if quantity.discount is None else quantity.discount
    return float(discounted_returns(rewards, np.full(len(rewards), discount))[quantity.step])


def _reward(quantity: Quantity, level: SolvedLevel) -> float:
    """The mean reward of a move in a cell."""
    state, action = _state(quantity, level), level.action(quantity.action)
    return float((level.mdp.probability[state, action] * level.mdp.reward[state, action]).sum())


def _steps(quantity: Quantity, level: SolvedLevel) -> float:
    """Steps of an episode by a policy where every move goes as asked."""
    return float(len(moves_of(level, quantity.whose)))


def _chance(quantity: Quantity, level: SolvedLevel) -> float:
    """How likely a policy takes a move in a cell, π(a|s)."""
    return float(level.policy(quantity.whose)[_state(quantity, level), level.action(quantity.action)])


def _first(level: SolvedLevel, discount: float) -> bytes:
    """Which actions are best in the start at a discount."""
    other = solved(with_rules(level.level, {"discount": discount}))
    return bytes(other.optimum.optimal[other.start].tobytes())


def _tipping(quantity: Quantity, level: SolvedLevel) -> float:
    """The discount at which another action becomes the best one in the start, found by halving."""
    if _first(level, 0.05) == _first(level, 0.999):
        raise NoAnswer(f"the best move in the start of {level.level.title!r} is the same at every discount")
    low, high, before = 0.05, 0.999, _first(level, 0.05)
    while high - low > FINEST:
        middle = (low + high) / 2
        low, high = (middle, high) if _first(level, middle) == before else (low, middle)
    return (low + high) / 2


def _entries(quantity: Quantity, level: SolvedLevel) -> float:
    """Numbers in a table of the value of every move."""
    return float(level.mdp.legal[~level.mdp.terminal].sum())


def _reads(quantity: Quantity, level: SolvedLevel) -> float:
    """Rewards read when the return of every cell on the way is added up by itself: T + (T − 1) + … + 1."""
    steps = _steps(quantity, level)
    return steps * (steps + 1) / 2


def _ways(quantity: Quantity, level: SolvedLevel) -> float:
    """Ways that an episode can go in `step` steps from the start, every move and every slip told apart."""
    mdp, counts = level.mdp, np.zeros(len(level.mdp.states))
    counts[level.start] = 1.0
    for _ in range(quantity.step):
        after = np.zeros(len(counts))
        states, actions, branches = np.nonzero(mdp.probability > 0.0)
        np.add.at(after, mdp.successor[states, actions, branches], counts[states])
        counts = after
    return float(counts.sum())


def _passing(quantity: Quantity, level: SolvedLevel) -> float:
    """The first number of steps after which there are more ways than `limit`; NoAnswer where there never are."""
    for step in range(LONGEST_WAYS + 1):
        if _ways(replace(quantity, step=step), level) > quantity.limit:
            return float(step)
    raise NoAnswer(f"there are never more than {quantity.limit:,.0f} ways in {LONGEST_WAYS} steps on {level.level.title!r}")


def _best_ways(quantity: Quantity, level: SolvedLevel) -> float:
    """How many best ways lead from a cell to the end, where every move goes as asked."""
    mdp, best = level.mdp, level.best(level.optimum.q)
    counts = dict.fromkeys(np.flatnonzero(mdp.terminal).tolist(), 1.0)

    def count(state: int, before: frozenset[int]) -> float:
        if state in before:
            raise NoAnswer(f"a best way on {level.level.title!r} goes round for ever, expected all of them to end")
        if state not in counts:
            after = [int(mdp.intended[state, action]) for action in np.flatnonzero(best[state])]
            counts[state] = sum(count(other, before | {state}) for other in after)
        return counts[state]

    return count(_state(quantity, level), frozenset())


def improvements(level: SolvedLevel) -> tuple[tuple[int, float], ...]:
    """Policy iteration from all moves alike: of each round how many arrows changed, and V of the start before it.

    Sutton & Barto (2018), section 4.3; ties by up, down, left, right. It ends with the round in which nothing changed.
    """
    policies = (uniform(level.mdp.legal), *improved_policies(level))
    return tuple(
        (int((before != after).any(axis=1).sum()), float(level.values_of(before)[0][level.start]))
        for before, after in pairwise(policies)
    )


@lru_cache(maxsize=8)
def improved_policies(level: SolvedLevel) -> tuple[Array, ...]:
    """[S, A] the policy after each improvement of policy iteration; the last one changed nothing. As in `improvements`."""
    mdp, policies = level.mdp, [uniform(level.mdp.legal)]
    for _ in range(MOST_STEPS):
        policy, changed = improved(level.values_of(policies[-1])[1], mdp.legal, policies[-1], turns(mdp.actions))
        policies.append(policy)
        if not changed:
            break
    return tuple(policies[1:])


def _round(quantity: Quantity, level: SolvedLevel) -> tuple[int, float]:
    rounds = improvements(level)
    if not 0 <= quantity.step < len(rounds):
        raise NoAnswer(f"policy iteration takes {counted(len(rounds), 'round')} here, so there is no round {quantity.step}")
    return rounds[quantity.step]


def _changed(quantity: Quantity, level: SolvedLevel) -> float:
    """Arrows that a round of policy iteration changes."""
    return float(_round(quantity, level)[0])


def _evaluated(quantity: Quantity, level: SolvedLevel) -> float:
    """V of the start of the policy before a round of policy iteration."""
    return _round(quantity, level)[1]


def _rounds(quantity: Quantity, level: SolvedLevel) -> float:
    """Rounds of policy iteration until no arrow changes, the last one counted."""
    return float(len(improvements(level)))


QUANTITIES: Mapping[str, Callable[[Quantity, SolvedLevel], float]] = MappingProxyType(
    {
        "v": _v,
        "q": _q,
        "return": _return,
        "reward": _reward,
        "steps": _steps,
        "chance": _chance,
        "tipping": _tipping,
        "entries": _entries,
        "reads": _reads,
        "ways": _ways,
        "passing": _passing,
        "best-ways": _best_ways,
        "changed": _changed,
        "evaluated": _evaluated,
        "rounds": _rounds,
    }
)
"""Every number that can be asked for, by its name."""
