"""A transition in words: what was asked and what happened instead, and how an episode ended."""

from collections.abc import Sequence
from typing import NamedTuple

from playground.plurals import counted
from playground.training.drivers import Driver
from playground.training.snapshot import Snapshot, Transition
from playground.ui.board.appearance import tile_seen
from playground.ui.board.inventory import inventory_items
from playground.ui.board.numerals import reward_numeral
from playground.ui.board.payment import payment
from playground.ui.board.scene import burst_of
from playground.ui.board.trail import catcher, floors_of, what_changed
from playground.ui.panels.readouts import signed
from playground.world.grid import MOVES, Cell, move_named, ways
from playground.world.tile import Tile


class NamedSlip(NamedTuple):
    """A slip in names: the move asked for, the move that happened ("" for none), the cell it led to, and its probability."""

    asked: str
    took: str
    cell: Cell
    chance: float


def named_slip(snapshot: Snapshot, transition: Transition) -> NamedSlip | None:
    """The slip of a transition, None where the move went as asked."""
    mdp = snapshot.mdp
    state, action, successor = transition.state, transition.action, transition.successor
    if mdp.intended[state, action] == successor or not mdp.legal[state, action]:
        return None
    chance = float(mdp.probability[state, action][mdp.successor[state, action] == successor].sum())
    return NamedSlip(mdp.actions[action], _direction(snapshot, state, successor), mdp.states[successor].cell, chance)


def _direction(snapshot: Snapshot, state: int, successor: int) -> str:
    """The name of the move that looks like what happened, "" where none does."""
    here, there = snapshot.mdp.states[state].cell, snapshot.mdp.states[successor].cell
    way = there.row - here.row, there.col - here.col
    return next((name for name, vector in MOVES.items() if vector == way), "")


def sentence(snapshot: Snapshot, transition: Transition) -> str:
    """A transition as one sentence of rich text: what was asked and what happened, what was taken, who caught whom."""
    you = transition.driver == Driver.ME
    changed = what_changed(snapshot.now, snapshot.mdp, transition)
    caught = catcher(snapshot.now, snapshot.mdp, transition)
    if caught is not None:
        return f"The **{named(caught)}** caught {'you' if you else 'it'}{_paid(snapshot, transition)}!"
    slip = named_slip(snapshot, transition)
    if slip is not None:
        return _slipped(slip, you) + (f" {_who(you)} {_both(changed)}." if changed else "")
    if changed:
        return f"{_who(you)} {_both(changed)}{_paid(snapshot, transition)}."
    here, there = (snapshot.mdp.states[state].cell for state in (transition.state, transition.successor))
    action = snapshot.mdp.actions[transition.action]
    if here == there and move_named(action) not in ("stay", ""):
        return shut(snapshot, transition) or f"{_who(you)} bumped into something and stayed."
    pays = _paid(snapshot, transition) or ", which paid nothing"
    did = f"went **{action}**" if move_named(action) else f"did **{action}**"
    return f"{_who(you)} {'stayed' if action == 'stay' and here == there else did} {_where(there, here)}{pays}."


def _who(you: bool) -> str:
    return "You" if you else "It"


def _where(there: Cell, here: Cell) -> str:
    return f"{'at' if there == here else 'to'} {place(there)}"


def _both(parts: Sequence[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _paid(snapshot: Snapshot, transition: Transition) -> str:
    """The words ", which paid 1", ", which cost 0.1" or ", which paid 9 (+10 −1 for the step)"; none where the reward is 0."""
    if transition.reward == 0:
        return ""
    parts = payment(snapshot.now, snapshot.mdp, transition)
    step = " for the step" if parts[-1] == snapshot.now.rules.step_reward else ""
    together = f" ({' '.join(map(reward_numeral, parts))}{step})" if len(parts) > 1 else ""
    paid = signed(abs(transition.reward)).lstrip("+")
    return f", which {'paid' if transition.reward > 0 else 'cost'} **{paid}**{together}"


def _slipped(slip: NamedSlip, you: bool) -> str:
    who, name = _who(you), "you" if you else "it"
    percent = f"{slip.chance * 100:.0f} %" if slip.chance >= 0.01 else "less than 1 %"
    if slip.took == "stay":
        return f"{who} asked for **{slip.asked}**, but slid into something and stayed ({percent})."
    if slip.took:
        return f"{who} asked for **{slip.asked}**, but the ground took {name} **{slip.took}** ({percent})."
    return f"{who} asked for **{slip.asked}**, but landed at {place(slip.cell)} ({percent})."


def named(tile: Tile) -> str:
    """The name of a tile in the middle of a sentence."""
    return (tile.title or tile.kind).lower()


def shut(snapshot: Snapshot, transition: Transition) -> str:
    """Why a door or a gate did not let the mouse through, "" where there was neither in front of it."""
    mdp, level = snapshot.mdp, snapshot.now
    cell, (row, col) = mdp.states[transition.state].cell, ways(mdp.actions)[transition.action]
    ahead = Cell(cell.row + row, cell.col + col)
    if not (0 <= ahead.row < level.height and 0 <= ahead.col < level.width):
        return ""
    before, _ = floors_of(mdp, transition)
    tile = tile_seen(level, before, ahead)
    if tile.needs and tile.needs not in before.held:
        keys = (thing.title for thing in inventory_items(level) if thing.names == (tile.needs,) and not thing.switch)
        return f"The **{named(tile)}** is shut: it needs the **{next(keys, f'key {tile.needs}')}**."
    return f"The **{named(tile).split()[-1]}** is shut: a switch opens it." if tile.obeys else ""


def place(cell: Cell) -> str:
    """A cell as text: (row, column), counted from 0 as in the tables."""
    return f"({cell.row}, {cell.col})"


class Ending(NamedTuple):
    """How an episode ended: in which words, whether that is what one wants, and whether the clock cut it off."""

    title: str
    text: str
    good: bool
    truncated: bool


def ending(snapshot: Snapshot) -> Ending | None:
    """How the episode has just ended, None while it goes on."""
    if not snapshot.last or snapshot.agent.step == 0:
        return None
    last = snapshot.last[-1]
    if not (last.terminated or last.truncated):
        return None
    if last.truncated:
        after = f"After {counted(snapshot.agent.step, 'step')} the clock cut the episode off."
        return Ending("Time is up", f"{after} There is nothing wrong with where you are.", False, True)
    caught = catcher(snapshot.now, snapshot.mdp, last)
    cell = snapshot.mdp.states[last.successor].cell
    if not (cell.row < snapshot.now.height and cell.col < snapshot.now.width):
        return None
    tile = caught or snapshot.now[cell]
    burst = burst_of(snapshot.now, snapshot.mdp, last, 0.0)
    good = burst is not None and burst.good
    title, text = tile.title or tile.kind.capitalize(), tile.about
    if snapshot.now.table is not None:  # its tiles are only drawn: what happens there is the table's
        title, text = "The end", f"The last step paid {signed(last.reward)}."
    return Ending(f"{title}!" if good else f"{title} …", text, good, False)
