"""How a task is answered: answers are handed in and marked, live tasks are looked at all the time, "show me" plays the answer."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from playground.edit.board_edits import PaintTile
from playground.edit.level_edits import SetRules
from playground.lessons.deeds import BeginStage, Deed, Move, Put, TrainFor, TurnDial, TurnRule
from playground.lessons.solved_level import SolvedLevel, solved
from playground.lessons.task import RIGHT, Verdict
from playground.training import commands
from playground.training.drivers import Driver
from playground.ui.board.drawn import Drawn
from playground.ui.board.viewport import Viewport
from playground.ui.course.classroom import classroom, situation
from playground.ui.kit import Ui
from playground.ui.mode import Panel, Steer, Touch
from playground.ui.stage.motion import Marks
from playground.ui.wishes import KeepProgress
from playground.ui.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class AnswerWidget:
    """How one kind of task is answered; each file of `answers/` declares one, called ANSWER, with the task's id.

    panel: its part of the side card, below the question. touch, over, marks, steer, keys, drawn, overlays, drives: as those of a
    mode, in place of those of the scene's own mode; None leaves that mode's. What an explanation draws over its board stays,
    below `over`. grips: whether `touch` has the board now, otherwise the scene's own mode has it; None: always.
    """

    id: str
    panel: Panel
    touch: Touch | None = None
    grips: Callable[[Ui, Viewport, Workspace], bool] | None = None
    over: Touch | None = None
    marks: Callable[[Ui, Viewport, Workspace], Marks] | None = None
    steer: Steer | None = None
    keys: Callable[[Workspace, str], Workspace] | None = None
    drawn: Callable[[Workspace], Drawn] | None = None
    overlays: Callable[[Workspace], frozenset[str]] | None = None
    drives: Callable[[Workspace], bool] | None = None


def level_of(workspace: Workspace) -> SolvedLevel:
    """The level that the open page's task is about, with its numbers; without a page the one that stands in the window."""
    page = classroom(workspace).open_page
    return solved(workspace.level if page is None else page.scene.level)


def drafted(workspace: Workspace, draft: Any) -> Workspace:
    """With another answer in the pupil's hand; what was said about the last one is gone, unless that was right."""
    room = classroom(workspace)
    if room.solved or draft == room.draft:
        return workspace
    return workspace.remember(replace(room, draft=draft))


def handed_in(workspace: Workspace) -> Workspace:
    """With the answer in the pupil's hand marked."""
    room = classroom(workspace)
    if room.task is None or room.draft is None or room.solved:
        return workspace
    return marked(workspace, room.task.check(room.draft, level_of(workspace)))


def marked(workspace: Workspace, verdict: Verdict) -> Workspace:
    """With an answer's verdict kept, and said."""
    room = replace(classroom(workspace), verdict=verdict)
    room = room.noting(done=True) if verdict.right else room.noting(wrong=room.record.wrong + 1)
    return workspace.remember(room).ask(KeepProgress(room.pupil))


def looked_at(workspace: Workspace) -> Workspace:
    """With a live task done as soon as what it asks for is true; what "show me" has left to do is done."""
    room = classroom(workspace)
    if room.task is None or not room.task.live or room.solved or workspace.snapshot.run != workspace.runs:
        return workspace
    if room.task.check(situation(workspace), level_of(workspace)).right:
        return _counted(marked(workspace.run(False) if workspace.brain.running else workspace, RIGHT))  # it stays to be seen
    return _next_deed(workspace) if room.shown else workspace


def _counted(workspace: Workspace) -> Workspace:
    """With the moves or edits kept that a mission with a par took, unless they were those of "show me"."""
    room = classroom(workspace)
    if room.lesson is None or room.task is None or not room.lesson.par or room.shown:
        return workspace
    effort = room.task.effort(situation(workspace), level_of(workspace))
    if not effort:
        return workspace
    room = replace(room, pupil=room.pupil.in_moves(room.lesson.id, effort))
    return workspace.remember(room).ask(KeepProgress(room.pupil))


def shown(workspace: Workspace) -> Workspace:
    """With "show me" begun: an answer is laid into the pupil's hand, or the deeds that lead to it are done one after another."""
    room = classroom(workspace)
    task = room.task
    if task is None:
        return workspace
    room = replace(room, shown=True, deeds=0).noting(shown=True)
    workspace = workspace.remember(room).ask(KeepProgress(room.pupil))
    solution = task.solution(level_of(workspace))
    if not task.live or isinstance(solution, str):
        return marked(workspace.remember(replace(room, draft=solution)), RIGHT)
    return workspace.send(commands.Restart())


def _next_deed(workspace: Workspace) -> Workspace:
    """With the next deed of "show me" done, once the one before has been seen; they begin again where chance spoiled them."""
    room = classroom(workspace)
    assert room.task is not None
    deeds = room.task.solution(level_of(workspace))
    snapshot = workspace.snapshot
    if not deeds or workspace.outbox or snapshot.stage or snapshot.status == "warming":
        return workspace
    if room.deeds >= len(deeds):
        if snapshot.running or not all(isinstance(deed, Move) for deed in deeds):
            return workspace
        return workspace.remember(replace(room, deeds=0)).send(commands.Restart())
    if room.deeds and isinstance(deeds[room.deeds - 1], Move) and snapshot.agent.step < room.deeds and not _ended(workspace):
        return workspace
    return done(workspace.remember(replace(room, deeds=room.deeds + 1)), deeds[room.deeds])


def _ended(workspace: Workspace) -> bool:
    last = workspace.snapshot.last
    return bool(last) and (last[-1].terminated or last[-1].truncated)


def done(workspace: Workspace, deed: Deed) -> Workspace:
    """With one deed done, as a person would do it."""
    match deed:
        case Move(action):
            return workspace.send(commands.Act(action))
        case TurnRule(dial, value):
            return workspace.edited(SetRules({dial: value}), whole=True)
        case TurnDial(dial, value):
            return workspace.tune({dial: value})
        case Put(cell, glyph):
            return workspace.edited(PaintTile((cell,), workspace.level.tile(glyph)))
        case TrainFor(steps):
            return workspace.drive(Driver.LEARNER).send(commands.Learn(True), commands.Step(steps))
        case BeginStage(stage):
            return workspace.send(commands.AdvanceStage(stage))
