"""What a transition was, in words: asked against happened, and what kind of ending it came to."""

from typing import NamedTuple

from playground.training.snapshot import Snapshot, Transition
from playground.ui.board.scene import burst_of
from playground.ui.panels.figures import signed
from playground.world.grid import MOVES, Cell


class Slip(NamedTuple):
    """A move that did not go as asked: the actions' names, where it ended, and how likely that was."""

    asked: str
    took: str
    cell: Cell
    chance: float


def slip_of(snapshot: Snapshot, transition: Transition) -> Slip | None:
    """The slip of a transition, None where it went as asked."""
    mdp = snapshot.mdp
    state, action, successor = transition.state, transition.action, transition.successor
    if mdp.intended[state, action] == successor or not mdp.legal[state, action]:
        return None
    chance = float(mdp.probability[state, action][mdp.successor[state, action] == successor].sum())
    return Slip(mdp.actions[action], _direction(snapshot, state, successor), mdp.states[successor].cell, chance)


def _direction(snapshot: Snapshot, state: int, successor: int) -> str:
    """The name of the move that looks like what happened, "" where none does."""
    here, there = snapshot.mdp.states[state].cell, snapshot.mdp.states[successor].cell
    way = there.row - here.row, there.col - here.col
    return next((name for name, vector in MOVES.items() if vector == way), "")


def sentence(snapshot: Snapshot, transition: Transition) -> str:
    """One sentence about a transition in rich text: what was asked against what happened, where that is not the same."""
    who = "You" if transition.driver == "me" else "It"
    slip = slip_of(snapshot, transition)
    if slip is not None:
        percent = f"{slip.chance * 100:.0f} %" if slip.chance >= 0.01 else "less than 1 %"
        name = "you" if who == "You" else "it"
        if slip.took == "stay":
            return f"{who} asked **{slip.asked}**, but slipped against something and stayed ({percent})."
        if slip.took:
            return f"{who} asked **{slip.asked}**, the ground took {name} **{slip.took}** ({percent})."
        return f"{who} asked **{slip.asked}**, and landed at {place(slip.cell)} ({percent})."
    if transition.state == transition.successor and snapshot.mdp.actions[transition.action] != "stay":
        return f"{who} bumped into something and stayed."
    pays = "brought nothing" if transition.reward == 0 else "paid" if transition.reward > 0 else "cost"
    amount = "" if transition.reward == 0 else f" **{signed(abs(transition.reward)).lstrip('+')}**"
    there = place(snapshot.mdp.states[transition.successor].cell)
    return f"{who} went **{snapshot.mdp.actions[transition.action]}** to {there}, which {pays}{amount}."


def place(cell: Cell) -> str:
    """A cell in words: (row, column), counted from 0 as in the tables."""
    return f"({cell.row}, {cell.col})"


class Ending(NamedTuple):
    """How an episode ended: by the problem or by the clock, on which tile, and whether that is what one wants."""

    title: str
    text: str
    good: bool
    truncated: bool


def ending(snapshot: Snapshot) -> Ending | None:
    """The ending that the mouse stands in, None while an episode goes on."""
    if not snapshot.last or snapshot.agent.step == 0:
        return None
    last = snapshot.last[-1]
    if not (last.terminated or last.truncated):
        return None
    if last.truncated:
        return Ending(
            "Time is up",
            f"After {snapshot.agent.step} steps the clock cut the episode off. Nothing is wrong with where you are.",
            False,
            True,
        )
    cell = snapshot.mdp.states[last.successor].cell
    if not (cell.row < snapshot.level.height and cell.col < snapshot.level.width):
        return None
    tile = snapshot.level[cell]
    burst = burst_of(snapshot.level, snapshot.mdp, last, 0.0)
    good = burst is not None and burst.good
    title = tile.title or tile.kind.capitalize()
    return Ending(f"{title}!" if good else f"{title} …", tile.about, good, False)
