"""Which map, and which floor of it, a person looks at: the mouse's own, or one that was chosen."""

from dataclasses import replace

from playground.ui.board.landscape.slant import Slant
from playground.ui.rewinding import in_past
from playground.ui.stage.estimates import rushing
from playground.ui.workspace import Workspace
from playground.world.level import Level
from playground.world.mdp import Floor


def board_level(workspace: Workspace) -> Level:
    """The level on the board: the one that is edited, or that of the moment in the past that is shown."""
    return workspace.snapshot.level if in_past(workspace) else workspace.level


def level_seen(workspace: Workspace) -> Level:
    """The map in force, if the session already has the level as it is; else the level that was just edited."""
    snapshot = workspace.snapshot
    level = board_level(workspace)
    up_to_date = snapshot.level is level or snapshot.level == level
    return snapshot.now if up_to_date else level


def slant_of(workspace: Workspace) -> Slant | None:
    """How the landscape is seen, None where the board is flat."""
    preferences = workspace.preferences
    return Slant.of(preferences.quarter, preferences.tilt) if preferences.landscape else None


def floor_of_mouse(workspace: Workspace) -> int:
    """The number of the floor that the mouse is on."""
    snapshot = workspace.snapshot
    return int(snapshot.mdp.floor[snapshot.agent.state])


def floor_seen(workspace: Workspace) -> int:
    """The number of the floor that is looked at; where the mouse is too fast to follow, the one where episodes begin."""
    chosen = workspace.look.floor
    if chosen is not None and chosen < len(workspace.snapshot.mdp.floors):
        return chosen
    return 0 if rushing(workspace.snapshot) else floor_of_mouse(workspace)


def memory_seen(workspace: Workspace) -> Floor:
    """What is carried, switched on and passing by on the floor that is looked at."""
    return workspace.snapshot.mdp.floors[floor_seen(workspace)]


def look_at(workspace: Workspace, floor: int | None) -> Workspace:
    """The workspace that looks at a floor; None follows the mouse."""
    return replace(workspace, look=replace(workspace.look, floor=floor))
