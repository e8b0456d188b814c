"""How a task is answered: answers are handed in and marked, live tasks are looked at all the time, "show me" plays the answer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from playground.edit.board_edits import PaintTile
from playground.edit.level_edits import SetRules
from playground.learning.learner import Array
from playground.lessons.deeds import BeginStage, Deed, Move, ObeyPolicy, PlayEpisodes, Put, TrainFor, TurnDial, TurnRule
from playground.lessons.lesson import Page
from playground.lessons.solved_level import SolvedLevel, solved
from playground.lessons.task import RIGHT, Situation, Verdict
from playground.training import commands
from playground.training.drivers import Driver
from playground.training.snapshot import Snapshot, Status
from playground.ui.board.drawn import Drawn
from playground.ui.board.viewport import Viewport
from playground.ui.course.classroom import classroom, situation
from playground.ui.course.scenes import begun_anew
from playground.ui.kit import Ui
from playground.ui.mode import Panel, Steer, Touch
from playground.ui.panels.happened import ending
from playground.ui.stage.motion import Marks
from playground.ui.wishes import KeepProgress
from playground.ui.workspace import Workspace
from playground.world.level import Level

BEAT, LONGEST = 0.7, 6.0
"""Seconds from one step of "show me" to the next, and about how long all of it may take."""
PIECES, TRAINING = 40, 0.08
"""Into how many pieces training is cut to be watched, and the seconds from one to the next."""


@dataclass(frozen=True, kw_only=True)
class AnswerWidget:
    """How one kind of task is answered; each file of `answers/` declares one, called ANSWER, with the task's id.

    panel: its part of the side card, below the question. foot: what hands in, which stays in sight at the foot of the card.
    touch, over, marks, steer, keys, drawn, overlays, drives: as those of a mode, in place of those of the scene's own mode; None
    leaves that mode's. What an explanation draws over its board stays, below `over`. grips: whether `touch` has the board now,
    otherwise the scene's own mode has it; None: always.
    """

    id: str
    panel: Panel
    foot: Panel | None = None
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
    if not room.record.done:  # whoever comes back to play loses nothing
        room = room.noting(done=True) if verdict.right else room.noting(wrong=room.record.wrong + 1)
    return workspace.remember(room).ask(KeepProgress(room.pupil))


def looked_at(workspace: Workspace) -> Workspace:
    """With a live task done as soon as what it asks for is true."""
    room = classroom(workspace)
    page, task = room.open_page, room.task
    if page is None or task is None or not task.live or room.solved or workspace.snapshot.run != workspace.runs:
        return workspace
    if not _verdict(page, workspace.snapshot, workspace.level).right:
        return workspace
    return _counted(marked(workspace.run(False) if workspace.brain.running else workspace, RIGHT))  # it stays to be seen


@lru_cache(maxsize=2)
def _verdict(page: Page, snapshot: Snapshot, level: Level) -> Verdict:
    """What a live task says of the screen: asked in every frame, and worked out where something is new."""
    assert page.task is not None
    return page.task.check(Situation(level, snapshot), solved(page.scene.level))


def helped(workspace: Workspace) -> Workspace:
    """With the next hint of a live task said; it counts as an answer that was wrong."""
    return workspace if classroom(workspace).task is None else marked(workspace, Verdict(False))


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
    """With "show me" begun: what is to be done, or laid into the pupil's hand, is planned, and `next_step` does it in turn."""
    task = classroom(workspace).task
    if task is None:
        return workspace
    solution = task.solution(level_of(workspace))
    acts = task.live and not isinstance(solution, str)
    workspace = begun_anew(workspace) if acts else workspace
    plan = _deeds(solution) if acts else _drafts(solution)
    room = replace(classroom(workspace), shown=True, plan=plan, verdict=None, draft=None)
    room = room if room.record.done else room.noting(shown=True)
    return workspace.remember(room).ask(KeepProgress(room.pupil))


def _deeds(deeds: Sequence[Deed]) -> tuple[Deed, ...]:
    """The deeds, with training in small pieces, so that it can be watched."""
    pieces: list[Deed] = []
    for deed in deeds:
        whole = deed.steps if isinstance(deed, TrainFor) else 0
        parts = min(PIECES, whole)
        sizes = [whole * (part + 1) // parts - whole * part // parts for part in range(parts)]
        pieces += map(TrainFor, sizes) if whole else [deed]
    return tuple(pieces)


def _drafts(solution: Any) -> tuple[Any, ...]:
    """The answer as it grows: cell by cell where it is one for every cell, else all of it at once."""
    if not isinstance(solution, Mapping):
        return (solution,)
    entries = list(solution.items())
    return tuple(dict(entries[: count + 1]) for count in range(len(entries)))


def beat(workspace: Workspace) -> float:
    """Seconds until the next step of "show me": slow enough to be seen, and not slower than the whole can bear."""
    plan = classroom(workspace).plan
    return TRAINING if plan and isinstance(plan[0], TrainFor) else max(TRAINING, min(BEAT, LONGEST / max(1, len(plan))))


def next_step(workspace: Workspace) -> Workspace:
    """With the next step of "show me" done; moves begin again where chance has spoiled them."""
    room = classroom(workspace)
    task = room.task
    if task is None or not room.shown or room.solved or workspace.outbox or not _standing(workspace):
        return workspace
    if room.plan:
        step, rest = room.plan[0], room.plan[1:]
        after = workspace.remember(replace(room, plan=rest))
        acts = task.live and not isinstance(step, str)
        return done(after, step) if acts else after.remember(replace(room, plan=rest, draft=step))
    if room.draft is not None:
        return marked(workspace, RIGHT)
    deeds = task.solution(level_of(workspace))
    again = bool(deeds) and all(isinstance(deed, Move | ObeyPolicy) for deed in deeds)
    return workspace.remember(replace(room, plan=deeds)).send(commands.Restart()) if again else workspace


def _standing(workspace: Workspace) -> bool:
    """Whether the run of the scene has begun, and no stage of a planner goes on."""
    snapshot = workspace.snapshot
    return snapshot.run == workspace.runs and snapshot.status != Status.WARMING and not snapshot.stage


def done(workspace: Workspace, deed: Deed) -> Workspace:
    """With one deed done, as a person would do it."""
    match deed:
        case Move(action):
            return workspace.send(commands.Act(action))
        case ObeyPolicy(whose):
            return _obeying(workspace, level_of(workspace).policy(whose))
        case PlayEpisodes(cell, count):
            return workspace.reading(cell).send(commands.Sample(level_of(workspace).state(cell), count))
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


def _obeying(workspace: Workspace, policy: Array) -> Workspace:
    """With one move as a policy [S, A] says, or a new episode where one has ended."""
    seen = workspace.snapshot
    if ending(seen) is not None:
        return workspace.send(commands.Restart())
    return workspace.send(commands.Act(seen.mdp.actions[int(policy[seen.agent.state].argmax())]))
