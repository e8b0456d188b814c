"""Whether a person's moves were those of a policy."""

from typing import TYPE_CHECKING

from playground.lessons.solved_level import solved
from playground.lessons.task import Situation
from playground.training.drivers import Driver

if TYPE_CHECKING:
    from playground.lessons.goals import Goal


def obeyed(goal: "Goal", situation: Situation) -> bool:
    """A person's last n moves were all the policy's; with `first`, those of an episode that has ended, except for its first."""
    seen, level = situation.snapshot, solved(situation.level)
    if goal.first and (seen.agent.step < 1 or not seen.last or not seen.last[-1].terminated):
        return False
    count = seen.agent.step if goal.first else goal.n
    moves = seen.last[-count:]
    if len(moves) < count or seen.mdp.legal.shape != level.mdp.legal.shape:
        return False
    if goal.first:
        if seen.mdp.actions[moves[0].action] != goal.first:
            return False
        moves = moves[1:]
    policy = level.policy(goal.whose)
    return all(move.driver is Driver.ME and policy[move.state, move.action] > 0.0 for move in moves)
