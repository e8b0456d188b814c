"""What the bars are made of, which arrows were stamped, and how far the motion has come."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

import numpy as np

from playground.learning.learner import Array, Field
from playground.rl.backups import action_values, model
from playground.rl.policies import greedy_mask
from playground.training.snapshot import Snapshot
from playground.training.studies.inspection import believed
from playground.ui.drawing.store import stored
from playground.ui.kit import Option, Ui
from playground.ui.workspace import Workspace
from playground.world.mdp import State

BAR, PAUSE = 0.28, 0.7
"""Seconds that a bar takes to grow, and that the winner stays in view before its arrow is stamped."""
QUICK = 6.0
"""So many times faster when all cells are stamped in turn ..."""
LONG = 10
"""... and still faster if there are more than sixty cells: their number divided by this."""
SOURCES = (
    Option("q", "Its move values", "The largest Q of the cell; no map of the world is needed."),
    Option("v", "Its values and the map", "One step ahead by the level's own rules: the reward plus the value of the next cell."),
    Option("optimum", "Exact move values", "Q*, from the exact solution of the level."),
)
SYMBOLS = {"q": "argmax_a Q(s, a)", "v": "argmax_a Σ p (r + γ V(s′))", "optimum": "argmax_a Q*(s, a)"}


@dataclass(frozen=True)
class Stamps:
    """source: what the bars are made of. stamped: the arrows on the board. going: "", "one" cell or "all" cells."""

    source: str = "q"
    stamped: Mapping[State, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    going: str = ""


@dataclass
class Motion:
    """Which state's bars grow, and since when."""

    state: int = -1
    began: float = 0.0


@stored(maxsize=4)
def values_of(snapshot: Snapshot, source: str) -> Array | None:
    """[S, A] what the bars show; None as long as there are no such values."""
    if source == "optimum":
        return None if snapshot.optimum is None else snapshot.optimum.q
    if source == "q":
        return snapshot.fields.get(Field.Q)
    v = believed(snapshot)
    return None if v is None else action_values(np.ascontiguousarray(v, np.float64), model(snapshot.mdp))


def winners(snapshot: Snapshot, source: str, state: int) -> tuple[int, ...]:
    """The moves with the largest value in a state: all of them if there is a tie."""
    q = values_of(snapshot, source)
    if q is None:
        return ()
    best = greedy_mask(q[state : state + 1], snapshot.mdp.legal[state : state + 1])[0]
    return tuple(np.flatnonzero(best).tolist())


def with_stamp(stamps: Stamps, snapshot: Snapshot, state: int) -> Stamps:
    """With the arrow of one more state on the board."""
    names = tuple(snapshot.mdp.actions[action] for action in winners(snapshot, stamps.source, state))
    return replace(stamps, stamped=MappingProxyType({**stamps.stamped, snapshot.mdp.states[state]: names}))


def acting_states(workspace: Workspace) -> list[int]:
    """The states in which a move is possible, on the floor where the mouse is, in reading order."""
    snapshot = workspace.snapshot
    at = snapshot.mdp.state_at(int(snapshot.mdp.floor[snapshot.agent.state]))
    return [state for state in at[at >= 0].tolist() if not snapshot.mdp.terminal[state]]


def bars_grown(ui: Ui, workspace: Workspace, motion: Motion) -> float:
    """How many bars have grown by now; two more than there are moves once the winner has been in view long enough."""
    count = 99.0
    if not workspace.preferences.reduced_motion and motion.state >= 0:
        speed = max(QUICK, len(acting_states(workspace)) / LONG) if workspace.recall(Stamps).going == "all" else 1.0
        moves = float(workspace.snapshot.mdp.legal[motion.state].sum())
        seconds = (ui.now - motion.began) * speed
        count = seconds / BAR if seconds < moves * BAR else moves + 2 * (seconds - moves * BAR) / PAUSE
    return count
