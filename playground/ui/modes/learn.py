"""Learn: the course inside the playground. A map of lessons, and each lesson on the real board with the real panels."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import Any

from playground.lessons.lesson import Lesson
from playground.ui.board.viewport import Viewport
from playground.ui.course.answering import AnswerWidget, looked_at
from playground.ui.course.answers import answers
from playground.ui.course.board_parts import board_parts
from playground.ui.course.classroom import classroom
from playground.ui.course.course_map import chooser, map_level, map_touched
from playground.ui.course.own_worth import own_worth
from playground.ui.course.page_card import heading, question, way_on
from playground.ui.course.par import par
from playground.ui.course.scenes import brought_back, on_the_map
from playground.ui.course.settings_map import settings_picture
from playground.ui.editor.advice import advice_list
from playground.ui.explanations import explanations
from playground.ui.explanations.expectation.explanation import odometer, ways_panel
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column
from playground.ui.mode import Mode, Panel
from playground.ui.modes import edit, play, train
from playground.ui.panels.counters import counters
from playground.ui.panels.distance import distance
from playground.ui.panels.learning_curve import learning_curve
from playground.ui.panels.log import log, loop
from playground.ui.panels.score import score
from playground.ui.panels.showing import showing
from playground.ui.panels.stages import stages
from playground.ui.panels.training import run_controls, speed
from playground.ui.workspace import Workspace

BESIDE: Mapping[str, Panel] = MappingProxyType(
    {
        "score": score,
        "advice": advice_list,
        "worth": own_worth,
        "showing": showing,
        "cost": odometer,
        "stages": stages,
        "run": run_controls,
        "speed": speed,
    }
)
"""Panels that a scene may ask for beside the board, below the lesson's card, by their ids."""
BELOW: Mapping[str, Panel] = MappingProxyType(
    {"loop": loop, "log": log, "curve": learning_curve, "distance": distance, "counters": counters, "tree": ways_panel}
)
"""Panels that it may ask for under the board."""
LENDING: Mapping[str, Mode] = MappingProxyType({mode.id: mode for mode in (play.MODE, train.MODE, edit.MODE)})
"""Modes that lend their board to scenes."""


def _finished(workspace: Workspace, lesson: Lesson) -> Workspace:
    return on_the_map(workspace, map_level())


def _looking(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Live tasks are looked at once a frame."""
    return looked_at(workspace)


def _instead(lent: Mode, answer: AnswerWidget) -> dict[str, Any]:
    """What stands in a page's mode in place of what its scene's own mode has."""
    own = {name: part for name, part in vars(answer).items() if name not in ("id", "panel", "grips") and part is not None}
    touch, grips, over = answer.touch, answer.grips, answer.over

    def touched(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
        assert touch is not None and grips is not None
        return (touch if grips(ui, view, workspace) else lent.touch)(ui, view, workspace)

    def drawn_over(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
        assert over is not None
        return over(ui, view, lent.over(ui, view, workspace))

    if touch is not None and grips is not None:
        own["touch"] = touched
    if over is not None and lent in explanations().values():
        own["over"] = drawn_over
    return own


@cache
def _mode(lent: Mode, answer: AnswerWidget | None, panels: tuple[str, ...], parts: tuple[tuple[str, Any], ...]) -> Mode:
    """A page as a mode of the window: the board of the scene's own mode, the lesson's card beside it."""
    own = dict(parts) | ({} if answer is None else _instead(lent, answer))
    below = tuple((BELOW[id], 1.0) for id in panels if id in BELOW)
    beside = tuple(BESIDE[id] for id in panels if id in BESIDE)
    return replace(
        lent,
        id=MODE.id,
        side=(heading, _looking, question(answer), settings_picture, par, *beside),
        foot=(way_on(_finished),),
        strip=below,
        joins=2,
        within=None,
        reads=False,
        **own,
    )


MAP = Mode(
    id="learn",
    title="Learn",
    about="The course: from the first step to the best policy.",
    icon="flag",
    order=-1,
    side=(chooser,),
    touch=map_touched,
    steer=play.MODE.steer,
    keys=play.MODE.keys,
    reads=False,
)


def _within(workspace: Workspace) -> Mode:
    room = classroom(workspace)
    page = room.open_page
    if page is None:
        return MAP
    scene = page.scene
    lent = explanations().get(scene.explanation) if scene.mode == "why" else LENDING.get(scene.mode)
    answer = None if page.task is None else answers().get(page.task.id)
    return _mode(lent or play.MODE, answer, scene.panels, tuple(board_parts(scene).items()))


def _attended(workspace: Workspace, here: bool) -> Workspace:
    """Whoever comes finds the map; whoever goes finds what stood there before."""
    room = classroom(workspace)
    if here and room.aside is None:
        return on_the_map(workspace, map_level())
    return workspace if here else brought_back(workspace)


MODE = replace(MAP, within=_within, attends=_attended)
