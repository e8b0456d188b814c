"""What can be made true on the screen: named goals that the course checks while a pupil drives, turns dials, paints or trains."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np

from playground.learning.learner import Array, Field
from playground.lessons.foresight import rightly_judged
from playground.lessons.obedience import obeyed
from playground.lessons.quantities import episode, improved_policies, moves_of
from playground.lessons.solved_level import OPTIMAL, UNIFORM, NoAnswer, SolvedLevel, cells_of, solved
from playground.lessons.task import Situation
from playground.rl.policies import improved, turns
from playground.settings import dials
from playground.world.grid import Cell
from playground.world.level import Rules

CLOSE = 1e-6
"""By how much a policy may fall short of the best one and still counts as best."""
VALUED = 0.01
"""How exact a planner's values must be to count as those of its policy."""


@dataclass(frozen=True)
class Goal:
    """A goal by its name, with what it is about.

    of: one of GOALS. through: cells that the way must pass; not_through: cells that it must not. ends: the glyph on which it
    must end, "never" where it must not. dial: a name, between low and high. n: how many. share: of the best value. glyph: a tile.
    whose: a policy (see `SolvedLevel.policy`). epsilon: how often a learner tries a move by chance.
    first: the action with which an episode begins. cells: those that are spoken of.
    """

    of: str
    through: tuple[Cell, ...] = ()
    not_through: tuple[Cell, ...] = ()
    ends: str = ""
    dial: str = ""
    low: float = 0.0
    high: float = 0.0
    n: int = 1
    share: float = 1.0
    glyph: str = ""
    whose: str | tuple[str, ...] = OPTIMAL
    epsilon: float = 0.1
    first: str = ""
    cells: tuple[Cell, ...] = ()

    def met(self, situation: Situation) -> bool:
        """Whether it is true now; NoAnswer for a goal that there is not."""
        if self.of not in GOALS:
            raise NoAnswer(f"there is no goal {self.of!r}, expected one of {', '.join(GOALS)}")
        return GOALS[self.of](self, situation)


def _arrived(goal: Goal, situation: Situation) -> bool:
    """The last move ended the episode, on the tile with this glyph where one is named."""
    seen = situation.snapshot
    if not seen.last or not seen.last[-1].terminated:
        return False
    return not goal.glyph or _glyph(situation, seen.last[-1].successor) == goal.glyph


def _glyph(situation: Situation, state: int) -> str:
    row, col = situation.snapshot.mdp.states[state].cell
    return situation.snapshot.now.rows[row][col]


def _moved(goal: Goal, situation: Situation) -> bool:
    """So many moves were made."""
    return situation.snapshot.lived >= goal.n


def _slipped(goal: Goal, situation: Situation) -> bool:
    """The last move went elsewhere than asked."""
    seen = situation.snapshot
    return any(seen.mdp.intended[move.state, move.action] != move.successor for move in seen.last[-1:])


def _bumped(goal: Goal, situation: Situation) -> bool:
    """The last move led nowhere."""
    return any(move.state == move.successor and not move.terminated for move in situation.snapshot.last[-1:])


def _ended(goal: Goal, situation: Situation) -> bool:
    """So many episodes came to their end."""
    return situation.snapshot.episodes >= goal.n


def _rule(goal: Goal, situation: Situation) -> bool:
    """A rule of the level lies between two numbers; NoAnswer for a rule that there is not, or that is no number."""
    numbers = [dial.name for dial in dials(Rules) if dial.kind in (int, float)]
    if goal.dial not in numbers:
        raise NoAnswer(f"the level has no dial {goal.dial!r} for the goal 'rule', expected one of {', '.join(numbers)}")
    return goal.low <= float(getattr(situation.level.rules, goal.dial)) <= goal.high


def _setting(goal: Goal, situation: Situation) -> bool:
    """A dial of the learner lies between two numbers."""
    value = getattr(situation.snapshot.settings, goal.dial, None)
    return value is not None and goal.low <= float(value) <= goal.high


def _routed(goal: Goal, level: SolvedLevel, policy: Array) -> bool:
    """Whether the way of a policy is the one that is asked for."""
    way = level.way(policy)
    cells, last = set(cells_of(level.mdp, way)), way[-1]
    if not level.mdp.terminal[last]:
        return goal.ends == "never" and set(goal.through) <= cells and cells.isdisjoint(goal.not_through)
    row, col = level.mdp.states[last].cell
    ended = not goal.ends or level.level.rows[row][col] == goal.ends
    return ended and set(goal.through) <= cells and cells.isdisjoint(goal.not_through)


def _route(goal: Goal, situation: Situation) -> bool:
    """π* takes the way that is asked for; every best one where several are."""
    level = solved(situation.level)
    if level.gains_for_ever:
        return goal.ends == "never" and not goal.through
    return level.optimum.done and _routed(goal, level, level.policy(OPTIMAL))


def greedy_of(situation: Situation) -> Array | None:
    """[S, A] the greedy policy of what the learner believes, ties by the usual order; None while it believes nothing."""
    seen = situation.snapshot
    q = seen.fields.get(Field.Q)
    if q is None or not np.any(q):
        policy = seen.fields.get(Field.POLICY)
        return None if policy is None else policy
    return improved(q, seen.mdp.legal, np.zeros(q.shape), turns(seen.mdp.actions))[0]


def _learned_way(goal: Goal, situation: Situation) -> bool:
    """The way that looks best to the learner is the one that is asked for."""
    policy, level = greedy_of(situation), solved(situation.level)
    return policy is not None and policy.shape == level.mdp.legal.shape and _routed(goal, level, policy)


def _foreseen(goal: Goal, situation: Situation) -> bool:
    """The learner's way is the one that is asked for, and of `cells`, where it never was, it judges `n` rightly good or bad."""
    return _learned_way(goal, situation) and rightly_judged(situation, goal.cells) >= goal.n


def _learned_best(goal: Goal, situation: Situation) -> bool:
    """What looks best to the learner is worth this share of the best from the start, counted from what chance moves are worth."""
    policy, level = greedy_of(situation), solved(situation.level)
    if policy is None or policy.shape != level.mdp.legal.shape:
        return False
    value = float(level.values_of(policy)[0][level.start])
    best, least = level.optimum.start, float(level.values(UNIFORM)[0][level.start])
    return value >= best - (1.0 - goal.share) * max(best - least, 0.0) - CLOSE


def _played(goal: Goal, situation: Situation) -> bool:
    """The policy of the person's own moves is worth this share of the best from the start."""
    from playground.training.studies.study import played  # it needs the kernels

    counts, level = situation.snapshot.fields.get(Field.PLAYED), solved(situation.level)
    if counts is None or counts.shape != level.mdp.legal.shape:
        return False
    value = float(level.values_of(played(counts, level.mdp.legal))[0][level.start])
    return value >= level.optimum.start - (1.0 - goal.share) * abs(level.optimum.start) - CLOSE


def _sure(goal: Goal, situation: Situation) -> bool:
    """What looks best to the learner is best from the start, and it expects at least this share of what that is worth."""
    seen, level = situation.snapshot, solved(situation.level)
    q = seen.fields.get(Field.Q)
    if q is None or q.shape != level.mdp.legal.shape or not _learned_best(replace(goal, share=1.0), situation):
        return False
    expected = float(q[level.start][level.mdp.legal[level.start]].max())
    return expected >= level.optimum.start - (1.0 - goal.share) * abs(level.optimum.start)


def _apart(goal: Goal, situation: Situation) -> bool:
    """The way that looks best to the learner is the one that is asked for; to the one beside it another, that ends as well."""
    other = situation.snapshot.beside
    if other is None or not _learned_way(goal, situation):
        return False
    beside = replace(goal, through=(), not_through=goal.through)
    return _learned_way(beside, Situation(situation.level, other))


def _start_known(goal: Goal, situation: Situation) -> bool:
    """The learner believes something of the cell where episodes begin."""
    seen = situation.snapshot
    numbers = seen.fields.get(Field.V, seen.fields.get(Field.Q))
    return numbers is not None and bool(np.any(numbers[int(seen.mdp.start.argmax())]))


def _valued(goal: Goal, situation: Situation) -> bool:
    """The planner's values are those of its policy, to within a hundredth, and that was improved at least `n` times."""
    seen = situation.snapshot
    v, policy, level = seen.fields.get(Field.V), seen.fields.get(Field.POLICY), solved(situation.level)
    if v is None or policy is None or not np.any(v):
        return False
    policies = (level.policy(UNIFORM), *improved_policies(level))
    enough = any(np.array_equal(policy, later) for later in policies[goal.n :])
    return enough and bool(np.abs(level.values_of(policy)[0] - v).max() <= VALUED)


def _turned(goal: Goal, situation: Situation) -> bool:
    """The planner's policy is the one that policy iteration has after at least `n` improvements."""
    policy, policies = situation.snapshot.fields.get(Field.POLICY), improved_policies(solved(situation.level))
    return policy is not None and any(np.array_equal(policy, later) for later in policies[goal.n - 1 :])


def _stable(goal: Goal, situation: Situation) -> bool:
    """The planner has nothing left to do: its last improvement changed no arrow."""
    standing = situation.snapshot.standing
    return standing is not None and not standing.at_hand and standing.changed == 0


def _scored(goal: Goal, situation: Situation) -> bool:
    """The episode that has just ended earned this share of the best that is to be expected."""
    seen = situation.snapshot
    best = solved(situation.level).optimum.start
    ended = bool(seen.last) and seen.last[-1].terminated
    return ended and seen.agent.discounted_return >= best - (1.0 - goal.share) * abs(best) - CLOSE


def _beaten(goal: Goal, situation: Situation) -> bool:
    """The episode that has just ended earned more than a policy is worth from the start."""
    seen, level = situation.snapshot, solved(situation.level)
    worth = float(level.values(goal.whose)[0][level.start])
    return bool(seen.last) and seen.last[-1].terminated and seen.agent.discounted_return > worth + CLOSE


def _parted(goal: Goal, situation: Situation) -> bool:
    """The best way and the best one for who makes moves by chance differ, and both end on the tile that is asked for."""
    level = solved(situation.level)
    if not level.optimum.done or level.optimum.message:
        return False
    policies = (level.policy(OPTIMAL), level.cautious(goal.epsilon))
    bold, cautious = (set(level.way(policy)) for policy in policies)
    return bold != cautious and all(_routed(goal, level, policy) for policy in policies)


def _endless(goal: Goal, situation: Situation) -> bool:
    """There is no finite optimum: going round gains for ever."""
    return solved(situation.level).gains_for_ever


def _known(goal: Goal, situation: Situation) -> bool:
    """The learner believes something good of at least `n` cells, after at most the episodes that `high` says (0: any number)."""
    seen = situation.snapshot
    q = seen.fields.get(Field.Q)
    if q is None or (goal.high and seen.episodes > goal.high):
        return False
    return int((q.max(axis=1) > 0.0).sum()) >= goal.n


def _steady(goal: Goal, situation: Situation) -> bool:
    """Each of the last `n` episodes earned at least as much as the best way does where every move goes as asked."""
    curve, level = situation.snapshot.curve, solved(situation.level)
    best = float(episode(level, moves_of(level, OPTIMAL))[1].sum())
    return len(curve.low) >= goal.n and bool((curve.low[-goal.n :] >= best - CLOSE).all())


def _both_learned(goal: Goal, situation: Situation) -> bool:
    """What looks best to the learner, and to every one beside it, is worth this share of the best."""
    beside = tuple(situation.snapshot.company.values())
    every = (situation.snapshot, *beside)
    return bool(beside) and all(_learned_best(goal, Situation(situation.level, seen)) for seen in every)


GOALS: Mapping[str, Callable[[Goal, Situation], bool]] = MappingProxyType(
    {
        "arrived": _arrived,
        "moved": _moved,
        "slipped": _slipped,
        "bumped": _bumped,
        "ended": _ended,
        "rule": _rule,
        "setting": _setting,
        "route": _route,
        "learned-way": _learned_way,
        "foreseen": _foreseen,
        "learned-best": _learned_best,
        "played": _played,
        "sure": _sure,
        "apart": _apart,
        "start-known": _start_known,
        "valued": _valued,
        "turned": _turned,
        "stable": _stable,
        "scored": _scored,
        "beaten": _beaten,
        "parted": _parted,
        "endless": _endless,
        "known": _known,
        "steady": _steady,
        "obeyed": lambda goal, situation: obeyed(situation, goal.whose, goal.n, goal.first),
        "both-learned": _both_learned,
    }
)
"""Every goal by its name."""
