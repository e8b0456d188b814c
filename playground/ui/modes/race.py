"""Race: two to four learners run on one level at once, and each of them can be looked into as if it ran alone."""

from dataclasses import replace

from playground.ui.board.viewport import Viewport
from playground.ui.kit import Ui
from playground.ui.looking import hovered_cell, look_around, move_cursor
from playground.ui.mode import Mode
from playground.ui.panels.counters import counters
from playground.ui.panels.distance import distance
from playground.ui.panels.learning_curve import learning_curve
from playground.ui.panels.more import more, plainly
from playground.ui.panels.showing import showing
from playground.ui.panels.training import speed
from playground.ui.race.alone import alone
from playground.ui.race.boards import drawn, split
from playground.ui.race.conditions import deciding, ending, length, numbers
from playground.ui.race.lineup import dials_of_opened, lineup, race_choice
from playground.ui.race.race_chart import plain_chart, race_chart
from playground.ui.race.race_controls import race_controls, race_keys
from playground.ui.race.repeat import repeat
from playground.ui.race.runners import back, looks
from playground.ui.race.setup import RaceSetup, attended
from playground.ui.race.standings import standings
from playground.ui.stage.motion import Marks
from playground.ui.workspace import Workspace

MIDDLE = 2


BUTTONS = (1, 2, 3)
"""Of the pointer, each of which drags the boards."""


def _touch(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """A drag moves all boards, the wheel brings them nearer."""
    return look_around(workspace, view, ui.board_input(view.rect), BUTTONS)


def _steer(workspace: Workspace, move: str, repeat: bool) -> Workspace:
    """The arrow keys go from cell to cell: nobody drives but the runners themselves."""
    return move_cursor(workspace, move)


def _marks(ui: Ui, view: Viewport, workspace: Workspace) -> Marks:
    return Marks(hover=hovered_cell(ui, view, workspace))


def _nobody_drives(workspace: Workspace) -> bool:
    return False


_ALL = Mode(
    id="race",
    title="Race",
    about="Let several learners run against each other.",
    icon="trophy",
    order=2,
    side=(race_choice, lineup, ending, numbers, deciding, repeat, showing, more),
    foot=(race_controls, speed),
    strip=((race_chart, 1.5), (standings, 1.0)),
    touch=_touch,
    steer=_steer,
    marks=_marks,
    keys=race_keys,
    drives=_nobody_drives,
    drawn=drawn,
    split=split,
    sees=looks,
    back=back,
    joins=1,
    presented=(race_chart, standings),
    attends=attended,
)
_FEW = replace(_ALL, side=(race_choice, length, showing, more), strip=((plain_chart, 1.5), (standings, 1.0)))
"""For a beginner: which race, how long, and who gets better."""
_ALONE = replace(
    _ALL,
    side=(alone, dials_of_opened, showing, more),
    strip=((learning_curve, 1.35), (distance, 1.0), (counters, 0.85)),
    joins=None,
    presented=None,
)
"""One runner, with everything that there is to see of it."""
_ALONE_FEW = replace(_ALONE, side=(alone, showing, more), strip=((learning_curve, 1.0),))


def _within(workspace: Workspace) -> Mode:
    few = plainly(workspace)
    if workspace.recall(RaceSetup).opened is not None:
        return _ALONE_FEW if few else _ALONE
    return _FEW if few else _ALL


MODE = replace(_ALL, within=_within)
