"""Train: a learner drives the mouse, and what it believes takes shape on the board."""

from dataclasses import replace

from playground.training.drivers import Driver
from playground.ui.board.viewport import Viewport
from playground.ui.kit import Ui
from playground.ui.looking import hovered_cell, move_cursor
from playground.ui.mode import REWINDING, Mode
from playground.ui.panels.against.opponents import attends
from playground.ui.panels.chosen_learner import choice, seed, settings
from playground.ui.panels.counters import counters
from playground.ui.panels.distance import distance
from playground.ui.panels.driver import driver
from playground.ui.panels.ending_card import ending_card
from playground.ui.panels.judging import judging
from playground.ui.panels.learning_curve import learning_curve
from playground.ui.panels.more import more, plainly
from playground.ui.panels.move_buttons import again_by_key, make_move
from playground.ui.panels.showing import showing
from playground.ui.panels.skill_meter import skill_meter
from playground.ui.panels.stages import stages
from playground.ui.panels.story import about
from playground.ui.panels.training import run_controls, speed
from playground.ui.panels.visiting import visiting
from playground.ui.panels.walking import point_and_walk, way_ahead
from playground.ui.stage.motion import Marks
from playground.ui.workspace import Workspace


def _drives(workspace: Workspace) -> bool:
    return workspace.brain.driver == Driver.ME


def _touch(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """A drag moves the board; where the person drives, a click walks there."""
    return point_and_walk(ui, view, workspace, _drives)


def _steer(workspace: Workspace, move: str, repeat: bool) -> Workspace:
    """The arrow keys drive if the person is the driver; otherwise they go from cell to cell and read what is believed there."""
    return make_move(workspace, move, repeat) if _drives(workspace) else move_cursor(workspace, move)


def _marks(ui: Ui, view: Viewport, workspace: Workspace) -> Marks:
    return Marks(hover=hovered_cell(ui, view, workspace), way=way_ahead(workspace))


_ALL = Mode(
    id="train",
    title="Train",
    about="Let a learner drive and watch what it believes.",
    icon="brain",
    order=1,
    side=(choice, visiting, settings, showing, judging, driver, seed, skill_meter, more),
    foot=(run_controls, stages, speed),
    strip=((learning_curve, 1.35), (distance, 1.0), (counters, 0.85)),
    presented=(about, choice, showing, learning_curve),
    touch=_touch,
    steer=_steer,
    marks=_marks,
    over=ending_card,
    keys=again_by_key,
    drives=_drives,
    rewinds=True,
    pad=REWINDING,
    attends=attends,
)
_FEW = replace(
    _ALL,
    side=(visiting, showing, driver, more),
    foot=(run_controls, speed),
    strip=((learning_curve, 1.0),),
    presented=(about, showing),
)
"""For a beginner: what is believed, who drives, and how the learning goes."""


def _within(workspace: Workspace) -> Mode:
    return _FEW if plainly(workspace) else _ALL


MODE = replace(_ALL, within=_within)
