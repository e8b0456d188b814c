"""The first goal and the first pit: by what the cells pay where a move was meant to lead."""

from typing import TYPE_CHECKING

from playground.training.past.milestones.milestone import EndMilestone
from playground.training.past_view import BookmarkKind
from playground.world.level import Level
from playground.world.tile import Tile

if TYPE_CHECKING:  # they need the compiled kernels, for which the first picture does not wait
    from playground.learning.life.experience import Lasted
    from playground.training.trainee import Trainee


def _tile(trainee: "Trainee", level: Level, state: int) -> Tile:
    return level[trainee.mdp.states[state].cell]


def _goal(trainee: "Trainee", level: Level, lived: "Lasted") -> bool:
    """The episode ended where that does not cost anything."""
    return lived.terminated and _tile(trainee, level, lived.successor).enter >= 0.0


def _pit(trainee: "Trainee", level: Level, lived: "Lasted") -> bool:
    """The episode ended at a cost, or the transition cost what a cell does that sends back whoever enters it."""
    if lived.terminated:
        return _tile(trainee, level, lived.successor).enter < 0.0
    tiles = (level.tile(glyph) for glyph in set("".join(level.rows)))
    costs = [tile.enter for tile in tiles if tile.sends_to and tile.enter < min(0.0, level.rules.step_reward)]
    return bool(costs) and lived.reward <= max(costs)


ENDS = (EndMilestone(BookmarkKind.GOAL, _goal), EndMilestone(BookmarkKind.PIT, _pit))
"""All of this kind."""
