"""A table as Gymnasium's toy text environments list it: P[state][action] = [(probability, successor, reward, terminated), …]."""

import numpy as np
from numpy.typing import NDArray

from playground.world.mdp import TabularMDP

Outcomes = dict[int, dict[int, list[tuple[float, int, float, bool]]]]


def penalty(mdp: TabularMDP) -> float:
    """What stands against an action that is not legal where every action must have outcomes: more than any outcome pays."""
    return 1.0 + float(np.abs(mdp.reward).max(initial=0.0))


def listed(mdp: TabularMDP, numbers: NDArray[np.int64], size: int) -> Outcomes:
    """Every state's and action's outcomes; rewards are means.

    The form knows no action that is not legal. One that is not does here what the first legal action does and pays `penalty`
    less: then no planner prefers it, and V and the best actions are, after every sweep, those of the legal actions alone,
    whatever γ is. A state that ends the episode stays for nothing and has ended.

    Args:
      numbers: [S] int64, the number of each state of the table among `size`; states that have none here are ends.
    """
    actions, less = range(len(mdp.actions)), penalty(mdp)
    every: Outcomes = {state: {action: [(1.0, state, 0.0, True)] for action in actions} for state in range(size)}
    number = numbers.tolist()
    parts = (mdp.probability, mdp.successor, mdp.reward, mdp.ends, mdp.legal)
    for here, (p, after, pays, ends, legal) in enumerate(zip(*(part.tolist() for part in parts), strict=True)):
        if not any(legal):
            continue
        row = every[number[here]]
        for action in actions:
            does = action if legal[action] else legal.index(True)
            row[action] = [
                (chance, number[there], paid if legal[action] else paid - less, ended)
                for chance, there, paid, ended in zip(p[does], after[does], pays[does], ends[does], strict=True)
                if chance > 0.0
            ]
    return every
