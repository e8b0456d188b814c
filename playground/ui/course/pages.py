"""The open page as a mode of the window: the board of the mode that its scene asks for, the lesson's card beside it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Any

from playground.lessons.lesson import Page
from playground.ui.board.scene import Burst
from playground.ui.board.viewport import Viewport
from playground.ui.course.answering import AnswerWidget
from playground.ui.course.answers import answers
from playground.ui.course.best_way import best_walking, best_way
from playground.ui.course.board_parts import board_parts
from playground.ui.course.classroom import classroom
from playground.ui.course.course_map import map_keys, map_marks, map_steered, map_touched
from playground.ui.course.end_card import end_card, end_keys, where_next
from playground.ui.course.map_card import begin, every_lesson, lesson_card, pupil
from playground.ui.course.own_worth import own_worth
from playground.ui.course.page_card import hand_in, heading, looking, page_keys, page_words, question, way_on
from playground.ui.course.par import par
from playground.ui.course.settings_map import settings_picture
from playground.ui.editor.advice import advice_list
from playground.ui.explanations import explanations
from playground.ui.explanations.expectation.explanation import mean_so_far, odometer, returns_histogram, ways_panel
from playground.ui.explanations.returns.explanation import measure
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column
from playground.ui.mode import Mode, Panel, Touch
from playground.ui.panels.against.opponents import attends
from playground.ui.panels.against.race_against import race_against
from playground.ui.panels.counters import counters
from playground.ui.panels.distance import distance
from playground.ui.panels.learning_curve import learning_curve
from playground.ui.panels.log import log, loop
from playground.ui.panels.score import score
from playground.ui.panels.showing import showing
from playground.ui.panels.stages import stages
from playground.ui.panels.training import run_controls, speed
from playground.ui.stage.motion import Marks
from playground.ui.workspace import Workspace
from playground.world.grid import Cell


def racing(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Who races with the person on this page; what they drive here is their last and perhaps their best, as in Play."""
    return race_against(ui, column, attends(workspace, True))


BESIDE: Mapping[str, Panel] = MappingProxyType(
    {
        "score": score,
        "against": racing,
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
    {
        "loop": loop,
        "log": log,
        "curve": learning_curve,
        "distance": distance,
        "counters": counters,
        "ruler": measure,
        "returns": returns_histogram,
        "mean": mean_so_far,
        "tree": ways_panel,
    }
)
"""Panels that it may ask for under the board."""

MarksOf = Callable[[Ui, Viewport, Workspace], Marks]


def page_mode(lent: Mode, page: Page, ended: bool) -> Mode:
    """A page of a lesson, or after the last page its end, on the board that a mode lends."""
    answer = None if page.task is None else answers().get(page.task.id)
    parts = tuple(board_parts(page.scene).items())
    return _mode(lent, answer, page.scene.panels, parts, ended)


@cache
def _mode(
    lent: Mode, answer: AnswerWidget | None, panels: tuple[str, ...], parts: tuple[tuple[str, Any], ...], ended: bool
) -> Mode:
    scene, own = dict(parts), {} if answer is None else _instead(lent, answer)
    if "over" in scene and "over" in own:
        own["over"] = _both(scene["over"], own["over"])
    own = scene | own
    own = {"over": lent.over if lent in explanations().values() else _quiet(lent.over)} | own
    own["over"] = _both(own["over"], best_walking)
    mode = replace(lent, within=None, reads=False, rewinds=False, joins=3, presented=None, **own)
    below = tuple((BELOW[id], 1.0) for id in panels if id in BELOW) + (lent.strip if "strip" in panels else ())
    beside = tuple(BESIDE[id] for id in panels if id in BESIDE) + (lent.side if "side" in panels else ())
    asked = heading, looking, question(answer)
    return replace(
        mode,
        side=(heading, end_card) if ended else (*asked, settings_picture, par, best_way, *beside, page_words),
        foot=(where_next,) if ended else (hand_in(answer), way_on),
        pins=True,
        strip=() if ended else below,
        tall=lent.tall if below and not ended else 0.0,
        keys=_keys(mode, ended),
        marks=_cheering(mode.marks),
    )


def _both(scene: Touch, widget: Touch) -> Touch:
    """What the scene draws above the board, and then what the task's widget draws there."""

    def over(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
        return widget(ui, view, scene(ui, view, workspace))

    return over


def _instead(lent: Mode, answer: AnswerWidget) -> dict[str, Any]:
    """What stands in a page's mode in place of what its scene's own mode has."""
    own = {name: part for name, part in vars(answer).items() if name not in ("id", "panel", "foot", "grips") and part is not None}
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


def _keys(mode: Mode, ended: bool) -> Callable[[Workspace, str], Workspace]:
    def keys(workspace: Workspace, key: str) -> Workspace:
        after = end_keys(workspace, key) if ended else workspace
        after = page_keys(workspace, key) if after is workspace else after
        return mode.keys(workspace, key) if after is workspace else after

    return keys


@dataclass
class _PageCheer:
    """Which page was solved, and when and where the stars begin to fly for it."""

    page: tuple[object, int, bool] = (None, 0, True)
    burst: Burst | None = None


def _cheering(marks: MarksOf) -> MarksOf:
    """The marks of a mode with stars where a page has just been solved, from its answer's cell or from the mouse."""

    def cheering(ui: Ui, view: Viewport, workspace: Workspace) -> Marks:
        room, seen = classroom(workspace), marks(ui, view, workspace)
        cheer = ui.kept("course/cheer", _PageCheer)
        page = room.lesson, room.page, room.solved
        solved_now = page[:2] == cheer.page[:2] and room.solved and not cheer.page[2]
        if solved_now and room.task is not None:
            cheer.burst = Burst(_cell(workspace, seen), True, ui.now)
            ui.wants_frame = True
        elif page[:2] != cheer.page[:2]:
            cheer.burst = None
        cheer.page = page
        return seen if cheer.burst is None else replace(seen, burst=cheer.burst)

    return cheering


def _cell(workspace: Workspace, marks: Marks) -> Cell:
    snapshot = workspace.snapshot
    return marks.selected[0] if marks.selected else snapshot.mdp.states[snapshot.agent.state].cell


def _quiet(over: Touch) -> Touch:
    """What a mode draws over the board, as long as there is something to drive for: the card of an ending is no praise."""

    def quiet(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
        room = classroom(workspace)
        drives = room.task is None or (room.task.live and not room.solved)
        return over(ui, view, workspace) if drives and not room.ended and not room.shown else workspace

    return quiet


def map_parts() -> Mapping[str, Any]:
    """The map of the course, as parts of a mode."""
    return MappingProxyType(
        {
            "side": (pupil, lesson_card, every_lesson),
            "foot": (begin,),
            "touch": map_touched,
            "steer": map_steered,
            "keys": map_keys,
            "marks": map_marks,
            "pins": True,
            "tall": 0.0,
            "reads": False,
        }
    )
