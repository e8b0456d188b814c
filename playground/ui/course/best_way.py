"""What was possible: once a task is solved, a translucent mouse walks the best way beside the pupil's own."""

from dataclasses import dataclass, replace
from functools import lru_cache

from playground.lessons.solved_level import OPTIMAL, SolvedLevel, solved
from playground.lessons.wording import Wording
from playground.training.contest import EpisodeTrack
from playground.ui.board.actors import draw_ghost
from playground.ui.board.viewport import Viewport
from playground.ui.course.classroom import Classroom, classroom, words
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column
from playground.ui.panels.readouts import signed
from playground.ui.workspace import Workspace
from playground.world.grid import Cell
from playground.world.level import Level

PACE = 0.3
"""Seconds that the ghost takes from one cell to the next."""
OWN_WAY = "thread"
"""The overlay with the way that was driven."""
SHOW = Wording("Show the best way", "Show the best possible", "Show an optimal path")
SURE = Wording(
    "The pale mouse goes the best way: {steps} steps, and {best} in all.",
    "The ghost goes the best way: {steps} steps, return {best}.",
    "The ghost follows π*: {steps} steps, v*(S_0) = {best}.",
)
LUCKY = Wording(
    "The pale mouse goes the best way, if it never slips: {steps} steps. On average the best brings {best}.",
    "The ghost goes the best way, if no step slips: {steps} steps. The best return is {best} on average.",
    "The ghost follows π* where every move goes as asked: {steps} steps. v*(S_0) = {best}.",
)
AS_LUCKY = Wording(
    "The pale mouse goes the best way, with the same luck as you: {steps} steps, and {got} in all. On average it is {best}.",
    "The ghost goes the best way, with the same luck as you: {steps} steps, return {got}. The best return is {best} on average.",
    "The ghost follows π* on the noise of your episode: {steps} steps, G_0 = {got}. v*(S_0) = {best}.",
)
OWN = Wording(
    "You: {moves} steps, and {own} in all.",
    "You: {moves} steps, return {own}.",
    "Your episode: {moves} steps, G_0 = {own}.",
)


@dataclass(frozen=True)
class BestWalk:
    """Which page it was asked for on, by lesson and number, and when it began; -1 before its first frame.

    lucky: the best mouse's episode on the noise of the person's own, where there was one to follow. cells: where it goes.
    """

    lesson: str = ""
    page: int = 0
    began: float = -1.0
    cells: tuple[Cell, ...] = ()
    lucky: EpisodeTrack | None = None


@lru_cache(maxsize=4)
def best_cells(level: Level) -> tuple[Cell, ...]:
    """The cells of the best way from the start where every move goes as asked; none where no best way ends."""
    there = solved(level)
    if not there.optimum.done or there.gains_for_ever:
        return ()
    states = there.way(there.policy(OPTIMAL))
    return tuple(there.mdp.states[state].cell for state in states) if there.mdp.terminal[states[-1]] else ()


def _asked(workspace: Workspace) -> BestWalk | None:
    """The walk, where it is of the open page and that is still solved."""
    room, walk = classroom(workspace), workspace.recall(BestWalk)
    here = room.lesson is not None and (walk.lesson, walk.page) == (room.lesson.id, room.page)
    return walk if here and room.solved and not room.ended else None


def _offered(room: Classroom, level: Level) -> bool:
    """Where the pupil drove a whole way or changed the level, and in every mission, once it is solved, if there is a best way."""
    task = room.task
    fits = room.lesson is not None and task is not None and (task.asks_for_a_way or room.lesson.mission)
    return fits and room.solved and not room.ended and bool(best_cells(level))


def best_way(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """A button that lets the ghost walk; then how many steps and how much it takes, beside what the pupil's episode brought."""
    room = classroom(workspace)
    if room.lesson is None or not _offered(room, workspace.level):
        return workspace
    if ui.button("show-best", column.take(ui.theme.button), words(workspace, SHOW), icon="eye"):
        look = replace(workspace.look, overlays=workspace.look.overlays | {OWN_WAY})
        workspace = replace(workspace, look=look).remember(_begun(workspace, room.lesson.id, room.page))
        ui.reveal("best-facts")
    if _asked(workspace) is not None:
        ui.paragraph(column, " ".join(_facts(workspace)), id="best-facts")
    return workspace


def _begun(workspace: Workspace, lesson: str, page: int) -> BestWalk:
    """The walk of the best mouse on the noise of the episode that the person has just ended; else where no move slips."""
    seen = workspace.snapshot
    lucky = seen.contest.best if seen.contest is not None and seen.contest.own.ended else None
    if lucky is None or not lucky.terminated or seen.level != workspace.level:
        return BestWalk(lesson, page, cells=best_cells(workspace.level))
    return BestWalk(lesson, page, cells=tuple(seen.mdp.states[state].cell for state in lucky.states), lucky=lucky)


def _facts(workspace: Workspace) -> list[str]:
    there, seen, walk = solved(workspace.level), workspace.snapshot, workspace.recall(BestWalk)
    best, steps = signed(there.optimum.start), len(walk.cells) - 1
    if _sure(there) or walk.lucky is None:
        facts = [words(workspace, SURE if _sure(there) else LUCKY, steps=steps, best=best)]
    else:
        got = signed(walk.lucky.discounted_return)
        facts = [words(workspace, AS_LUCKY, steps=steps, got=got, best=best)]
    if seen.last and seen.last[-1].terminated and seen.level == workspace.level:
        facts.append(words(workspace, OWN, moves=seen.agent.step, own=signed(seen.agent.discounted_return)))
    return facts


def _sure(level: SolvedLevel) -> bool:
    """Whether every move does what it is to do."""
    return bool((level.mdp.probability.max(axis=2)[level.mdp.legal] == 1.0).all())


def best_walking(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """Draws the ghost on its way; where nothing may slide, at its end."""
    walk = _asked(workspace)
    cells = () if walk is None else walk.cells
    if walk is None or not cells:
        return workspace
    began = ui.now if walk.began < 0 else walk.began
    at = len(cells) - 1.0 if ui.theme.reduced_motion else min(len(cells) - 1.0, (ui.now - began) / PACE)
    ui.wants_frame = ui.wants_frame or at < len(cells) - 1
    last, share = int(at), at - int(at)
    here, there = cells[last], cells[min(last + 1, len(cells) - 1)]
    place = here.row + share * (there.row - here.row), here.col + share * (there.col - here.col)
    with ui.clipped(view.rect):
        draw_ghost(ui.surface, view, cells[:last], place)
    return workspace.remember(replace(walk, began=began))
