"""What a reward is made of, so that what rises from the board is what is printed on it: +10 for the cheese, −1 for the step."""

from collections.abc import Iterator

from playground.ui.board.drawn import DrawnStep
from playground.ui.board.glyphs import glyphs_of
from playground.world.level import Level
from playground.world.mdp import TabularMDP
from playground.world.tile import Tile

NEAR = 1e-9
"""By how much a sum of rewards may differ from the reward that was paid."""


def payment(level: Level, mdp: TabularMDP, transition: DrawnStep) -> tuple[float, ...]:
    """The rewards that a transition's reward is the sum of: what tiles paid, then a bump, and the step last.

    One number where only one thing paid, and where it cannot be said, as with dice and in tables from elsewhere.
    """
    whole = (transition.reward,)
    here, there = (mdp.states[state].cell for state in (transition.state, transition.successor))
    inside = all(cell.row < level.height and cell.col < level.width for cell in (here, there))
    if level.table is not None or not inside or level[here].exit is not None or level[here].to:
        return whole
    for parts in _possible(level, level[here], level[there], moved=here != there):
        if abs(sum(parts) - transition.reward) <= NEAR:
            paid = tuple(part for part in parts if part)
            return paid if len(paid) > 1 else whole
    return whole


def _possible(level: Level, here: Tile, there: Tile, moved: bool) -> Iterator[tuple[float, ...]]:
    """Sums that a move may pay: with the tile that it led to, else with one that caught the mouse or sent it on."""
    rules = level.rules
    others = [level.tile(glyph) for glyph in sorted(glyphs_of(level))]
    sending = [tile for tile in others if tile.sends_to or tile.patrols]
    if not moved:
        yield here.leave, rules.bump_reward, rules.step_reward
    for tile in (there, *sending):
        yield here.leave, tile.enter, 0.0 if tile.replaces_step else rules.step_reward
    yield here.leave, rules.step_reward
