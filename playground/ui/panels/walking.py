"""The mouse walks where a person points: a click on a cell, or a drag of the figure itself; each step is a move of the person."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from playground.training import commands
from playground.training.drivers import Driver
from playground.ui.aspects import Journey
from playground.ui.board.painter import fits
from playground.ui.board.viewport import Viewport
from playground.ui.kit import Pointer, Ui
from playground.ui.kit.node import Spot
from playground.ui.looking import look_around
from playground.ui.panels.happened import ending
from playground.ui.panels.move_buttons import again_by_key
from playground.ui.workspace import Workspace
from playground.world.advice.routes import PlannedMove, shortest_way
from playground.world.grid import Cell

EVERY = 0.2
"""Seconds from one step of a walk to the next: each can be seen."""
CLICK = 6
"""Pixels that the pointer may move between press and release of a click."""
LEFT, OTHERS = 1, (2, 3)
NO_WAY = "The mouse cannot walk there from here."
DRIVING = "Space lets a learner run, in Train. Here you drive: click a cell, or press the arrow keys."


@dataclass
class _LeftButton:
    """The left button on the board: where it went down, whether on the mouse itself, and whether it has moved since."""

    spot: Spot | None = None
    leads: bool = False
    moved: bool = False


def point_and_walk(ui: Ui, view: Viewport, workspace: Workspace, drives: Callable[[Workspace], bool]) -> Workspace:
    """Turns clicks into walks, and a drag of the figure too; wherever else a drag begins, it moves the board."""
    pointer = ui.board_input(view.rect)
    grip = ui.kept("walking/grip", _LeftButton)
    spot = ui.input.pressed.get(LEFT)
    if LEFT in pointer.pressed and spot is not None:
        grip.spot, grip.moved = spot, False
        grip.leads = drives(workspace) and view.cell_at(spot) == _cell_of_mouse(workspace)
    workspace = look_around(workspace, view, pointer, OTHERS if grip.leads else (LEFT, *OTHERS))
    if drives(workspace):
        workspace = _pointed(workspace, view, pointer, grip, ui.now)
    if not pointer.held:
        grip.spot, grip.leads = None, False
    return walked_on(ui, workspace)


def walk_by_pointing(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """The same where a person always drives, whoever did before."""
    return point_and_walk(ui, view, workspace, lambda _: True)


def _pointed(workspace: Workspace, view: Viewport, pointer: Pointer, grip: _LeftButton, now: float) -> Workspace:
    """With a goal, where the left button gave one."""
    if grip.spot is None or pointer.pos is None or LEFT not in pointer.held | pointer.released:
        return workspace
    x, y = grip.spot
    grip.moved = grip.moved or any(max(abs(spot[0] - x), abs(spot[1] - y)) > CLICK for spot in pointer.path)
    here = view.cell_at(pointer.pos)
    if here is None:
        return workspace
    if grip.leads:
        return workspace if here in (_cell_of_mouse(workspace), workspace.walk.goal) else walk_to(workspace, here, now)
    stays = not grip.moved or (view.zoom <= 1.0 and view.cell_at(grip.spot) == here)  # a whole board is not moved by a drag
    return walk_to(workspace, here, now) if LEFT in pointer.released and stays else workspace


def walk_to(workspace: Workspace, goal: Cell, now: float) -> Workspace:
    """With the mouse on its way to a cell from now on; after an ending, a new episode begins instead."""
    if ending(workspace.snapshot) is not None:
        return workspace.halted().send(commands.Restart())
    if not fits(workspace.snapshot.mdp, workspace.level):
        return workspace  # the level was just edited, and its table is on its way
    if workspace.snapshot.mdp.terminal[workspace.snapshot.agent.state]:
        return workspace  # a large level is seen before it is known what can happen in it
    way = _way(workspace, goal)
    if not way:
        workspace = workspace.halted()
        return workspace if way is not None else workspace.say(NO_WAY)
    if workspace.brain.driver != Driver.ME:
        workspace = workspace.drive(Driver.ME)
    walk = Journey(goal, way, workspace.snapshot.mdp, max(now, workspace.walk.due), workspace.walk.lived)
    return replace(workspace, walk=walk, greeted=True, look=replace(workspace.look, away=True, cursor=None))


def walked_on(ui: Ui, workspace: Workspace) -> Workspace:
    """With the next step made where it is due; the walk ends where it arrives, at an ending, and when someone else drives."""
    walk, snapshot = workspace.walk, workspace.snapshot
    if walk.goal is None or workspace.dialog.id:
        return workspace
    if ending(snapshot) is not None or workspace.brain.driver != Driver.ME:
        return workspace.halted()
    if snapshot.lived == walk.lived:
        return workspace  # the step before is not to be seen yet
    if walk.step is not None and snapshot.agent.step != walk.step + 1:
        return workspace.halted()  # someone began the episode again
    if not walk.way and snapshot.agent.state == walk.end:
        return workspace.halted()
    if ui.now < walk.due:
        ui.wants_frame = True
        return workspace
    return _step(workspace, walk, ui.now)


def _step(workspace: Workspace, walk: Journey, now: float) -> Workspace:
    """With one move more. After a slip, or a change of the level, the way is looked for again from where the mouse is."""
    snapshot, way = workspace.snapshot, walk.way
    mdp, agent = snapshot.mdp, snapshot.agent
    if mdp is not walk.table or not way or way[0].state != agent.state:
        anew = _way(workspace, walk.goal) if walk.goal is not None else ()
        if not anew:
            workspace = workspace.halted()
            return workspace if anew is not None else workspace.say(NO_WAY)
        way = anew
    state, action = way[0]
    walk = Journey(walk.goal, way[1:], mdp, now + EVERY, snapshot.lived, agent.step, int(mdp.intended[state, action]))
    return replace(workspace, walk=walk).send(commands.Act(mdp.actions[action]))


def _way(workspace: Workspace, goal: Cell) -> tuple[PlannedMove, ...] | None:
    """The moves from where the mouse is to a cell."""
    snapshot = workspace.snapshot
    sends = bool(snapshot.now[goal].sends_to)
    return shortest_way(snapshot.mdp, snapshot.agent.state, goal, snapshot.now.rules.step_reward, sends)


def _cell_of_mouse(workspace: Workspace) -> Cell:
    snapshot = workspace.snapshot
    return snapshot.mdp.states[snapshot.agent.state].cell


def way_ahead(workspace: Workspace) -> tuple[Cell, ...]:
    """The cells that a walk has still before it, the goal last; () where nobody walks."""
    walk, snapshot = workspace.walk, workspace.snapshot
    if walk.goal is None or snapshot.mdp is not walk.table:
        return ()
    mdp = snapshot.mdp
    cells = [mdp.states[int(mdp.intended[stride.state, stride.action])].cell for stride in walk.way[:-1]]
    return (*cells, walk.goal)


def keys_of_driver(workspace: Workspace, key: str) -> Workspace:
    """Space stops a walk, begins again after an ending, and else says where learning runs; Enter as everywhere."""
    if key != "space" or workspace.brain.driver != Driver.ME:
        return again_by_key(workspace, key)
    if workspace.walk.goal is not None:
        return workspace.halted()
    return workspace.say(DRIVING) if ending(workspace.snapshot) is None else workspace.send(commands.Restart())
