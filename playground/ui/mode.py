"""What a mode is: a choice of panels around the one board, and what the pointer and the arrow keys do on it."""

from collections.abc import Callable
from dataclasses import dataclass

from playground.training.commands import Beside, Study
from playground.ui.board.drawn import Drawn
from playground.ui.board.viewport import Viewport
from playground.ui.kit import Ui
from playground.ui.kit.gamepad import PadButton
from playground.ui.kit.layout import Column
from playground.ui.stage.estimates import drawn_of
from playground.ui.stage.motion import Marks
from playground.ui.stage.split import WHOLE, Split
from playground.ui.workspace import Workspace

Panel = Callable[[Ui, Column, Workspace], Workspace]
"""Draws itself into the next free part of a column and returns the workspace, changed by what the person did."""

LEFT_OUT = -1
"""For a mode's `joins`: what stands under the board is not shown where there is no room for it."""

Touch = Callable[[Ui, Viewport, Workspace], Workspace]
"""Turns what a person does on the board, which is drawn through a viewport, into the next workspace."""

Steer = Callable[[Workspace, str, bool], Workspace]
"""What an arrow key does: it is given the name of a move, and whether the key repeats because it is held down."""


def no_touch(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """Does nothing to the board."""
    return workspace


def no_move(workspace: Workspace, move: str, repeat: bool) -> Workspace:
    """Moves nobody."""
    return workspace


def no_marks(ui: Ui, view: Viewport, workspace: Workspace) -> Marks:
    """Marks nothing on the board."""
    return Marks()


def no_keys(workspace: Workspace, key: str) -> Workspace:
    """Takes no other keys."""
    return workspace


def always(workspace: Workspace) -> bool:
    """The arrow keys always drive: the first press takes the wheel, whoever drove before."""
    return True


def learned_estimates(workspace: Workspace) -> Drawn:
    """What the run has learned, for the overlays to draw."""
    return drawn_of(workspace.snapshot)


def switched_on(workspace: Workspace) -> frozenset[str]:
    """The overlays that are switched on."""
    return workspace.look.overlays


def no_study(workspace: Workspace) -> Study | None:
    """No policy has to be solved."""
    return None


def no_second_learner(workspace: Workspace) -> Beside | None:
    """No second learner."""
    return None


def one_board(workspace: Workspace) -> Split | None:
    """The run's own board alone."""
    return WHOLE


def as_it_is(workspace: Workspace) -> Workspace:
    """Looks at the run itself."""
    return workspace


def kept_as_changed(workspace: Workspace, before: Workspace) -> Workspace:
    """Keeps all that was changed."""
    return workspace


def _little_room(ui: Ui) -> int:
    return ui.theme.gap


def _nothing(ui: Ui) -> int:
    return 0


def stays(workspace: Workspace, here: bool) -> Workspace:
    """Changes nothing where one comes or goes."""
    return workspace


@dataclass(frozen=True)
class PadUse:
    """What a button of the gamepad does on the board. words: for the hints; buttons side by side with the same words share them.

    key: what is offered to the mode's `keys` first. order: what is given otherwise (see orders.py).
    """

    button: PadButton
    words: str
    key: str = ""
    order: str = ""


PAD_USES = (
    PadUse(PadButton.Y, "Run or pause", "space", "run"),
    PadUse(PadButton.X, "One step", order="step"),
    PadUse(PadButton.LEFT_TRIGGER, "Speed", order="slower"),
    PadUse(PadButton.RIGHT_TRIGGER, "Speed", order="faster"),
)
"""What the buttons do on the board where a mode has nothing else to say."""
REWINDING = (
    *PAD_USES,
    PadUse(PadButton.STICK_LEFT, "Back and on in time", order="past-back"),
    PadUse(PadButton.STICK_RIGHT, "Back and on in time", order="past-on"),
)
"""The same where the past of the run can be shown."""


@dataclass(frozen=True, kw_only=True)
class Mode:
    """Each file of `modes/` declares one, called MODE.

    side: the panels of the side card, from top to bottom. foot: panels below them that never scroll out of sight.
    pins: whether they stay in sight in a low window, too; otherwise they come first there.
    strip: panels side by side under the board, each with its share of the width; in a small window they move into the side
      card, behind the first `joins` of its panels, or behind all of them if that is None; with LEFT_OUT they are not shown there.
    touch: what the pointer does on the board. steer: what an arrow key does.
    marks: what lies on the board besides the level (a preview, a selection). over: what is drawn above the board.
    below: pixels kept free under the board, for what `over` draws there.
    room: pixels kept free around the board. keys: what other keys do ("enter", "escape", a digit).
    drives: whether the arrow keys move the mouse now; otherwise they go from cell to cell.
    builds: whether the board shows the level as it is built: nothing taken, no door open, the first map.
    reads: whether pointing at a cell opens the card with everything about it.
    looks: whether the buttons that zoom stand below the board.
    spares: whether that card keeps the best values and moves to itself until they are asked for.
    drawn: the numbers that the overlays on the board draw. overlays: the ids of the overlays that are switched on.
    study: what the session works out beside the run while the mode is open. beside: the learner that runs beside the run's own.
    split: the boards that share the card; None for the run's own alone. tall: the height of its strip, relative to others.
    sees: the workspace as board and panels are to see it, where they look at another one than the run's own; back: what a frame
      that was drawn so made of it, and the workspace before, as the app keeps it.
    presented: in the presentation view, the panels beside the board in place of those of `side` and `strip`; None: those.
    rewinds: whether the past of the run can be shown in it; the other modes are always now.
    within: for a mode that is several modes in one, which of them is open.
    tab: whether it has a tab in the bar; one without is entered in another way.
    pad: what the buttons of a gamepad do on the board, besides those that do the same everywhere.
    attends: asked in every frame, with whether the mode is open: it sets up what one finds on coming, and clears it on going.
    """

    id: str
    title: str
    about: str
    icon: str
    order: int
    side: tuple[Panel, ...]
    foot: tuple[Panel, ...] = ()
    pins: bool = False
    strip: tuple[tuple[Panel, float], ...] = ()
    touch: Touch = no_touch
    steer: Steer = no_move
    marks: Callable[[Ui, Viewport, Workspace], Marks] = no_marks
    over: Touch = no_touch
    room: Callable[[Ui], int] = _little_room
    below: Callable[[Ui], int] = _nothing
    keys: Callable[[Workspace, str], Workspace] = no_keys
    builds: bool = False
    reads: bool = True
    looks: bool = True
    spares: bool = False
    drives: Callable[[Workspace], bool] = always
    drawn: Callable[[Workspace], Drawn] = learned_estimates
    overlays: Callable[[Workspace], frozenset[str]] = switched_on
    study: Callable[[Workspace], Study | None] = no_study
    beside: Callable[[Workspace], Beside | None] = no_second_learner
    split: Callable[[Workspace], Split | None] = one_board
    sees: Callable[[Workspace], Workspace] = as_it_is
    back: Callable[[Workspace, Workspace], Workspace] = kept_as_changed
    tall: float = 1.0
    presented: tuple[Panel, ...] | None = None
    rewinds: bool = False
    within: "Callable[[Workspace], Mode] | None" = None
    joins: int | None = None
    tab: bool = True
    pad: tuple[PadUse, ...] = PAD_USES
    attends: Callable[[Workspace, bool], Workspace] = stays

    def now(self, workspace: Workspace) -> "Mode":
        """This mode, or the one that is open within it."""
        return self if self.within is None else self.within(workspace)
