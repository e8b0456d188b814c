"""What a mode is: a choice of panels around the one board, and what the pointer and the arrow keys do on it."""

from collections.abc import Callable
from dataclasses import dataclass

from playground.training.commands import Beside, Study
from playground.ui.board.drawn import Drawn
from playground.ui.board.viewport import Viewport
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column
from playground.ui.stage.estimates import drawn_of
from playground.ui.stage.motion import Marks
from playground.ui.stage.second import Second
from playground.ui.workspace import Workspace

Panel = Callable[[Ui, Column, Workspace], Workspace]
"""Draws itself into the next free part of a column and gives the workspace back, changed by what the person did."""

Touch = Callable[[Ui, Viewport, Workspace], Workspace]
"""What a person does to the board, drawn through a viewport."""

Steer = Callable[[Workspace, str, bool], Workspace]
"""What an arrow key does: a move by its name, and whether it is the repeat of a held key."""


def nothing(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """Does nothing to the board."""
    return workspace


def no_move(workspace: Workspace, move: str, repeat: bool) -> Workspace:
    """Moves nobody."""
    return workspace


def unmarked(ui: Ui, view: Viewport, workspace: Workspace) -> Marks:
    """Marks nothing on the board."""
    return Marks()


def no_keys(workspace: Workspace, key: str) -> Workspace:
    """Takes no other keys."""
    return workspace


def always(workspace: Workspace) -> bool:
    """Arrows are moves, whoever drove before: the first one takes the wheel."""
    return True


def as_it_is(workspace: Workspace) -> Drawn:
    """What the overlays draw: what the run has learned."""
    return drawn_of(workspace.snapshot)


def as_switched(workspace: Workspace) -> frozenset[str]:
    """The overlays that are switched on."""
    return workspace.look.overlays


def nothing_asked(workspace: Workspace) -> Study | None:
    """No policy needs to be solved."""
    return None


def alone(workspace: Workspace) -> Beside | None:
    """No second learner."""
    return None


def one_board(workspace: Workspace) -> Second | None:
    """No second board."""
    return None


def _little_room(ui: Ui) -> int:
    return ui.theme.gap


@dataclass(frozen=True, kw_only=True)
class Mode:
    """Each file of `modes/` declares one, called MODE.

    side: the panels of the side card from top to bottom. foot: panels that stay in sight below them.
    strip: panels side by side under the board, each with its share of the width; in a small window they join the side card,
      after so many of its panels as `joins` says, after all where it is None.
    touch: what the pointer does on the board. steer: what an arrow key does: a move by its name, and whether the key is held.
    marks: what lies on the board besides the level (a preview, a selection). over: what is drawn above the board.
    room: pixels kept free around the board. keys: what other keys do ("enter", "delete", a digit).
    drives: whether the arrow keys are moves of the mouse now; else they walk from cell to cell.
    builds: whether the board shows the level as it is built: nothing taken, no door open, the first map.
    reads: whether pointing at a cell opens the card that tells all about it.
    sees: what the overlays on the board draw; overlays: the ids of those that are switched on.
    asks: what the session is to work out beside the run as long as the mode is open. beside: the learner that lives beside it.
    second: the board that stands beside the run's own, None for none. tall: how much higher than others its strip is.
    within: the mode that it is just now, where it is one of several.
    """

    id: str
    title: str
    about: str
    icon: str
    order: int
    side: tuple[Panel, ...]
    foot: tuple[Panel, ...] = ()
    strip: tuple[tuple[Panel, float], ...] = ()
    touch: Touch = nothing
    steer: Steer = no_move
    marks: Callable[[Ui, Viewport, Workspace], Marks] = unmarked
    over: Touch = nothing
    room: Callable[[Ui], int] = _little_room
    keys: Callable[[Workspace, str], Workspace] = no_keys
    builds: bool = False
    reads: bool = True
    drives: Callable[[Workspace], bool] = always
    sees: Callable[[Workspace], Drawn] = as_it_is
    overlays: Callable[[Workspace], frozenset[str]] = as_switched
    asks: Callable[[Workspace], Study | None] = nothing_asked
    beside: Callable[[Workspace], Beside | None] = alone
    second: Callable[[Workspace], Second | None] = one_board
    tall: float = 1.0
    within: "Callable[[Workspace], Mode] | None" = None
    joins: int | None = None

    def now(self, workspace: Workspace) -> "Mode":
        """This mode, or the one of several that is open in it."""
        return self if self.within is None else self.within(workspace)
