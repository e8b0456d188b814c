"""The mouse's way in this episode, and what it did there: took, switched, met."""

from typing import NamedTuple

from playground.training.snapshot import Snapshot, Transition
from playground.ui.board.belongings import happenings
from playground.ui.board.looks import tile_seen
from playground.world.grid import Cell
from playground.world.level import Level
from playground.world.mdp import Floor, TabularMDP
from playground.world.tile import Tile

WATCHED = 20.0
"""Above so many steps a second a way would only flicker."""


class Knot(NamedTuple):
    """A step in which the mouse took or switched something: where, when in the episode, and what, as ends of sentences."""

    cell: Cell
    step: int
    words: tuple[str, ...]


def lived(snapshot: Snapshot) -> tuple[Transition, ...]:
    """The transitions of this episode that are still known, none where they come too fast to be looked at."""
    return () if rushing(snapshot) or not snapshot.agent.step else snapshot.last[-snapshot.agent.step :]


def rushing(snapshot: Snapshot) -> bool:
    """Whether the mouse runs too fast to be watched: whatever went along with it would only flicker."""
    return snapshot.running and snapshot.driver != "me" and (snapshot.per_second or 1e9) > WATCHED


def knots(snapshot: Snapshot) -> tuple[Knot, ...]:
    """The steps of this episode in which the mouse took or switched something."""
    steps = lived(snapshot)
    first = snapshot.agent.step - len(steps) + 1
    return tuple(
        Knot(snapshot.mdp.states[each.successor].cell, step, what_changed(snapshot, each))
        for step, each in enumerate(steps, first)
        if changed(snapshot.mdp, each)
    )


def floors_of(mdp: TabularMDP, transition: Transition) -> tuple[Floor, Floor]:
    """What was held, on and passing by before a transition and after it."""
    return mdp.floors[int(mdp.floor[transition.state])], mdp.floors[int(mdp.floor[transition.successor])]


def changed(mdp: TabularMDP, transition: Transition) -> bool:
    """Whether the mouse took or switched something."""
    if mdp.floor[transition.state] == mdp.floor[transition.successor]:
        return False
    before, after = floors_of(mdp, transition)
    return (before.held, before.switches) != (after.held, after.switches)


def what_changed(snapshot: Snapshot, transition: Transition) -> tuple[str, ...]:
    """What was taken or switched, as the ends of sentences: took the **red key**."""
    return happenings(snapshot.now, *floors_of(snapshot.mdp, transition)) if changed(snapshot.mdp, transition) else ()


def catcher(level: Level, mdp: TabularMDP, transition: Transition) -> Tile | None:
    """The tile that walks and came to the mouse, or whose place the mouse took; None where nobody did."""
    here, there = (mdp.states[state].cell for state in (transition.state, transition.successor))
    if not (there.row < level.height and there.col < level.width):
        return None
    before, after = floors_of(mdp, transition)
    met = tile_seen(level, after, there)
    if met.patrols:
        return met
    passed, came = tile_seen(level, before, there), tile_seen(level, after, here)
    return came if here != there and passed.patrols and came == passed and transition.terminated else None
