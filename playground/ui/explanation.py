"""What an explanation is: panels, drawings and keys that show one idea on the level that is open."""

from collections.abc import Callable
from dataclasses import dataclass

from playground.training.commands import Beside, Study
from playground.training.snapshot import Snapshot
from playground.ui.board.second import Second
from playground.ui.board.viewport import Viewport
from playground.ui.kit import Ui
from playground.ui.looking import looked
from playground.ui.mode import Panel, Touch, alone, as_it_is, as_switched, no_keys, nothing, nothing_asked, one_board
from playground.ui.workspace import Workspace


def picked(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """The wheel and a drag with the middle or right button look around; a press of the left one picks the cell that is read."""
    pointer = ui.board_input(view.rect)
    workspace = looked(workspace, view, pointer, (2, 3), keeps=True)
    cell = view.cell_at(pointer.pos) if 1 in pointer.pressed | pointer.held and pointer.pos is not None else None
    return workspace if cell is None else workspace.reading(cell)


def followed(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """As `picked`, but a cell is read as soon as it is pointed at."""
    pointer = ui.board_input(view.rect)
    workspace = looked(workspace, view, pointer, (2, 3), keeps=True)
    cell = view.cell_at(pointer.pos) if pointer.pos is not None and (pointer.path or pointer.pressed) else None
    return workspace if cell is None else workspace.reading(cell)


def _never(workspace: Workspace) -> bool:
    return False


@dataclass(frozen=True)
class Explanation:
    """Each file of `explanations/` declares one, called EXPLANATION.

    order: its place in the list; the key of that digit opens it. side, strip: its panels, as those of a mode.
    sees: what the overlays on the board draw from (keep what you make, so that nothing is painted twice).
    overlays: the ids of the overlays that are drawn. touch: what the pointer does on the board.
    over: what is drawn above the board in each frame. keys: what other keys do.
    drives: whether the arrow keys are moves of the mouse now; else they walk the cell that is read.
    reads: whether pointing at a cell opens its card. asks: the policy whose exact values it needs.
    leads: whether the panels of the strip come before those of the side where there is no strip.
    beside: the learner that lives beside the run's own. second: the board that stands beside the run's own.
    tall: how much higher than others its strip is. framed: whether the cell that is read has a frame though nobody picked it.
    """

    id: str
    title: str
    about: str
    icon: str
    order: int
    side: tuple[Panel, ...]
    strip: tuple[tuple[Panel, float], ...] = ()
    sees: Callable[[Workspace], Snapshot] = as_it_is
    overlays: Callable[[Workspace], frozenset[str]] = as_switched
    touch: Touch = picked
    over: Touch = nothing
    keys: Callable[[Workspace, str], Workspace] = no_keys
    drives: Callable[[Workspace], bool] = _never
    reads: bool = False
    asks: Callable[[Workspace], Study | None] = nothing_asked
    leads: bool = False
    beside: Callable[[Workspace], Beside | None] = alone
    second: Callable[[Workspace], Second | None] = one_board
    tall: float = 1.0
    framed: bool = False
