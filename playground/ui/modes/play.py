"""Play: a person drives the mouse and sees the loop of reinforcement learning at work."""

from dataclasses import replace

from playground.ui.board.viewport import Viewport
from playground.ui.kit import Ui
from playground.ui.kit.gamepad import PadButton
from playground.ui.looking import hovered_cell
from playground.ui.mode import Mode, PadUse
from playground.ui.panels.against.ghosts import ghosts
from playground.ui.panels.against.opponents import attends
from playground.ui.panels.against.race_against import race_against
from playground.ui.panels.controls import controls
from playground.ui.panels.driver import driver
from playground.ui.panels.ending_card import ending_card
from playground.ui.panels.greeting import greeting
from playground.ui.panels.log import log, loop
from playground.ui.panels.more import more, plainly
from playground.ui.panels.move_buttons import make_move
from playground.ui.panels.score import score
from playground.ui.panels.showing import showing
from playground.ui.panels.skill_meter import skill_meter
from playground.ui.panels.story import about
from playground.ui.panels.telling import telling
from playground.ui.panels.walking import keys_of_driver, walk_by_pointing, way_ahead
from playground.ui.stage.motion import Marks
from playground.ui.workspace import Workspace


def _marks(ui: Ui, view: Viewport, workspace: Workspace) -> Marks:
    return Marks(hover=hovered_cell(ui, view, workspace), way=way_ahead(workspace), ghosts=ghosts(ui, workspace))


def _over(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    greeting(ui, view, workspace)
    return ending_card(ui, view, workspace)


PAD = (
    PadUse(PadButton.Y, "New episode", order="again"),
    PadUse(PadButton.X, "What is best", order="tell"),
)
"""What the gamepad does on the board, besides driving."""

_ALL = Mode(
    id="play",
    title="Play",
    about="Drive the mouse yourself.",
    icon="keyboard",
    order=0,
    side=(about, score, race_against, skill_meter, driver, telling, showing, more),
    foot=(controls,),
    strip=((loop, 1.45), (log, 1.0)),
    presented=(about, score),
    touch=walk_by_pointing,
    steer=make_move,
    marks=_marks,
    over=_over,
    keys=keys_of_driver,
    spares=True,
    pad=PAD,
    attends=attends,
)
_FEW = replace(_ALL, side=(about, score, race_against, showing, more), strip=((loop, 1.0),))
"""For a beginner: what to do here, and what the last move did."""


def _within(workspace: Workspace) -> Mode:
    return _FEW if plainly(workspace) else _ALL


MODE = replace(_ALL, within=_within)
