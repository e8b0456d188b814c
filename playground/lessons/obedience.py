"""Whether a person's moves were those of a policy."""

from playground.lessons.solved_level import solved
from playground.lessons.task import Situation
from playground.training.drivers import Driver


def obeyed(situation: Situation, whose: str | tuple[str, ...], n: int, first: str = "") -> bool:
    """A person's last n moves were all those of a policy (see `SolvedLevel.policy`).

    first: in place of the last n, those of an episode that has ended and began with this action, except for that.
    """
    seen, level = situation.snapshot, solved(situation.level)
    if first and (seen.agent.step < 1 or not seen.last or not seen.last[-1].terminated):
        return False
    count = seen.agent.step if first else n
    moves = seen.last[-count:]
    if len(moves) < count or seen.mdp.legal.shape != level.mdp.legal.shape:
        return False
    if first:
        if seen.mdp.actions[moves[0].action] != first:
            return False
        moves = moves[1:]
    policy = level.policy(whose)
    return all(move.driver is Driver.ME and policy[move.state, move.action] > 0.0 for move in moves)
