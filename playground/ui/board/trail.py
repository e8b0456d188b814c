"""The mouse's way in this episode, and what it did there: took, switched, met."""

from typing import NamedTuple

from playground.ui.board.appearance import tile_seen
from playground.ui.board.drawn import Drawn, DrawnStep
from playground.ui.board.inventory import happenings
from playground.world.grid import Cell
from playground.world.level import Level
from playground.world.mdp import Floor, TabularMDP
from playground.world.tile import Tile


class Knot(NamedTuple):
    """A step in which the mouse took or switched something: where, when in the episode, and what, as ends of sentences."""

    cell: Cell
    step: int
    words: tuple[str, ...]


def knots(drawn: Drawn) -> tuple[Knot, ...]:
    """The steps of the way in which the mouse took or switched something."""
    level, mdp = drawn.level, drawn.mdp
    return tuple(
        Knot(mdp.states[step.successor].cell, number, what_changed(level, mdp, step))
        for number, step in enumerate(drawn.way, drawn.first)
        if changes_inventory(mdp, step)
    )


def floors_of(mdp: TabularMDP, transition: DrawnStep) -> tuple[Floor, Floor]:
    """What was held, on and passing by before a transition and after it."""
    return mdp.floors[int(mdp.floor[transition.state])], mdp.floors[int(mdp.floor[transition.successor])]


def changes_inventory(mdp: TabularMDP, transition: DrawnStep) -> bool:
    """Whether the mouse took or switched something."""
    if mdp.floor[transition.state] == mdp.floor[transition.successor]:
        return False
    before, after = floors_of(mdp, transition)
    return (before.held, before.switches) != (after.held, after.switches)


def what_changed(level: Level, mdp: TabularMDP, transition: DrawnStep) -> tuple[str, ...]:
    """What was taken or switched, as the ends of sentences: took the **red key**."""
    return happenings(level, *floors_of(mdp, transition)) if changes_inventory(mdp, transition) else ()


def catcher(level: Level, mdp: TabularMDP, transition: DrawnStep) -> Tile | None:
    """The tile that walks and came to the mouse, or whose place the mouse took; None where neither happened."""
    here, there = (mdp.states[state].cell for state in (transition.state, transition.successor))
    if not (there.row < level.height and there.col < level.width):
        return None
    before, after = floors_of(mdp, transition)
    met = tile_seen(level, after, there)
    if met.patrols:
        return met
    passed, came = tile_seen(level, before, there), tile_seen(level, after, here)
    return came if here != there and passed.patrols and came == passed and transition.terminated else None
