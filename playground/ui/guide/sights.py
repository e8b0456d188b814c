"""What a step of the guided minute looks for on the board: the cheese, what the mouse believes of the start, its way there."""

import numpy as np

from playground.learning.learner import Field
from playground.training.novelty import COLOURED
from playground.training.snapshot import Snapshot
from playground.world.advice.routes import shortest_way
from playground.world.grid import Cell
from playground.world.level import Level
from playground.world.mdp import TabularMDP
from playground.world.tabular.table import compile_mdp


def place_of_mouse(snapshot: Snapshot) -> Cell:
    """Where the mouse is."""
    return snapshot.mdp.states[snapshot.agent.state].cell


def place_of_cheese(mdp: TabularMDP) -> Cell:
    """The cell of the first state in which an episode ends."""
    return mdp.states[int(np.argmax(mdp.terminal))].cell


def has_eaten(snapshot: Snapshot) -> bool:
    """Whether the last move ended the episode well."""
    return bool(snapshot.last) and snapshot.last[-1].terminated and snapshot.last[-1].reward > 0


def start_has_colour(snapshot: Snapshot) -> bool:
    """Whether the start is worth something to the mouse."""
    values = snapshot.fields.get(Field.V)
    scale = float(np.abs(snapshot.mdp.reward).max(initial=0.0))
    return values is not None and bool((values[snapshot.mdp.start > 0] >= COLOURED * scale).any())


def way_in_mind(snapshot: Snapshot) -> tuple[Cell, ...]:
    """The cells from the start to the cheese by what looks best to the mouse; () as long as that leads nowhere."""
    q, mdp = snapshot.fields.get(Field.Q), snapshot.mdp
    at, states = int(mdp.start.argmax()), list[int]()
    while q is not None and at not in states:
        states.append(at)
        if mdp.terminal[at]:
            return tuple(mdp.states[state].cell for state in states)
        best = np.where(mdp.legal[at], q[at], -np.inf)
        if best.max() <= 0.0:
            return ()
        at = int(mdp.intended[at, int(best.argmax())])
    return ()


def can_be_won(level: Level) -> bool:
    """Whether some way leads from the start to the cheese."""
    mdp = compile_mdp(level)
    start = int(mdp.start.argmax())
    return bool(mdp.terminal.any()) and shortest_way(mdp, start, place_of_cheese(mdp), level.rules.step_reward) is not None
