"""What an explanation is: panels, drawings and keys that show one idea on the level that is open."""

from collections.abc import Callable
from dataclasses import dataclass

from playground.ui.board.viewport import Viewport
from playground.ui.kit import Ui
from playground.ui.looking import look_around
from playground.ui.mode import Mode, Touch
from playground.ui.workspace import Workspace


def press_to_read(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """The wheel, and a drag with the middle or right button, look around; a left press picks the cell that is read."""
    pointer = ui.board_input(view.rect)
    workspace = look_around(workspace, view, pointer, (2, 3), keeps=True)
    cell = view.cell_at(pointer.pos) if 1 in pointer.pressed | pointer.held and pointer.pos is not None else None
    return workspace if cell is None else workspace.reading(cell)


def point_to_read(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """As `press_to_read`, but a cell is read as soon as it is pointed at."""
    pointer = ui.board_input(view.rect)
    workspace = look_around(workspace, view, pointer, (2, 3), keeps=True)
    cell = view.cell_at(pointer.pos) if pointer.pos is not None and (pointer.path or pointer.pressed) else None
    return workspace if cell is None else workspace.reading(cell)


def never(workspace: Workspace) -> bool:
    """The arrow keys choose the cell that is read; nobody drives."""
    return False


@dataclass(frozen=True, kw_only=True)
class Explanation(Mode):
    """A mode that shows one idea; each folder of `explanations/` declares one, called EXPLANATION.

    The mode *Why?* puts its chooser above the panels of `side` and the choice of the driver below them; its own keys come
    before `keys`.

    plain: its name in the plainest words, "" for one that a person who has few switches only finds with More.
    order: its place in the list; the key with that digit opens it. touch: by default a press picks the cell that is read.
    drives: whether the arrow keys drive; otherwise they choose the cell that is read.
    reads: whether pointing at a cell opens its card.
    leads: whether the panels of the strip come before those of the side in a window that has no strip.
    framed: whether the cell that is read has a frame even if nobody picked it.
    """

    plain: str = ""
    touch: Touch = press_to_read
    drives: Callable[[Workspace], bool] = never
    reads: bool = False
    leads: bool = False
    framed: bool = False
