"""Once a task is solved, a ghost walks the best way, and the numbers of the best stand beside the pupil's own."""

from collections.abc import Callable
from dataclasses import replace

import pygame
import pytest

from playground.lessons.goals import Goal
from playground.lessons.solved_level import solved
from playground.lessons.tasks.choice import ChoiceTask
from playground.lessons.tasks.drive import DriveTask
from playground.lessons.wording import wording
from playground.training.commands import Act, Start
from playground.training.session import Session
from playground.ui.board.viewport import Viewport
from playground.ui.course.answering import looked_at
from playground.ui.course.best_way import PACE, BestWalk, best_cells, best_walking, best_way
from playground.ui.course.classroom import classroom
from playground.ui.kit.layout import Column
from playground.ui.workspace import Workspace
from playground.world.level import Level
from tests.lessons.runs import driven

TASK = DriveTask(ask=wording("Drive!"), goal=Goal("arrived", glyph="G"))
TAIL = "[rules]\ndiscount = 0.5\nstep_reward = 0.0"


def arrived(page_of: Callable[..., Workspace], *moves: str) -> Workspace:
    """After moves on a page, S..G with a lower row: three steps bring 0.5² = 0.25, five 0.5⁴ = 0.0625."""
    space = page_of(TASK, "S..G\n....", TAIL)
    snapshot = replace(driven(space.level, *moves).snapshot, run=space.runs)
    return looked_at(replace(space, snapshot=snapshot))


class Played:
    """The panel at the right of the board."""

    def __init__(self, hands, space: Workspace) -> None:
        self.space, self.view = space, Viewport(pygame.Rect(0, 0, 400, 200), 2, 4)
        self.hands = hands(self.draw)

    def draw(self, ui) -> None:
        self.space = best_way(ui, Column(pygame.Rect(420, 0, 300, 400), 8), self.space)
        self.space = best_walking(ui, self.view, self.space)

    def dotted(self) -> list[int]:
        """The columns of the upper row in whose middle something is drawn."""
        surface, ground = self.hands.ui.surface, self.hands.ui.surface.get_at((410, 190))
        return [col for col in range(4) if surface.get_at(self.view.rect_of((0, col)).center) != ground]


def sliding(level: Level) -> Session:
    """An episode in which a person does what is best, and slips at least once."""
    for seed in range(20):
        session = Session()
        session.obey(Start(level, "q-learning", seed=seed))
        while not session.snapshot().optimum:
            session.work(0.05)
        best = solved(level).best(solved(level).optimum.q)
        for _ in range(30):
            seen = session.snapshot()
            if seen.contest is not None and seen.contest.own.ended:
                break
            session.obey(Act(seen.mdp.actions[int(best[seen.agent.state].argmax())]))
            session.work(0.01)
        seen = session.snapshot()
        if seen.contest is not None and seen.contest.best is not None and seen.contest.own.terminated and seen.agent.step > 3:
            return session
    raise AssertionError("nobody slipped")


@pytest.fixture
def played(hands, page_of):
    return lambda *moves: Played(hands, arrived(page_of, *moves))


def test_it_is_offered_once_the_task_is_solved_and_not_before(played) -> None:
    assert not played("right").hands.has("show-best")
    assert played("right", "right", "right").hands.has("show-best")


def test_the_ghost_walks_cell_by_cell_and_the_numbers_are_exact(played) -> None:
    screen = played("down", "right", "right", "right", "up")
    assert screen.dotted() == []
    screen.hands.click("show-best")
    assert "thread" in screen.space.look.overlays
    assert screen.dotted() == [0]
    began = screen.space.recall(BestWalk).began
    screen.hands.frames(round((2 * PACE + 0.05) * 60))
    assert screen.hands.ui.now - began > 2 * PACE
    assert screen.dotted()[:2] == [0, 1]
    screen.hands.frames(60)
    assert screen.dotted() == [0, 1, 2, 3]
    label = screen.hands.node("best-facts").label
    assert "3 steps, and +0.25 in all" in label
    assert "You: 5 steps, and +0.06 in all" in label


def test_on_ice_the_ghost_has_the_luck_of_the_person(hands, page_of) -> None:
    """S..G with slips: whoever does the same as the best mouse has come, on the same dice, by the same cells and to as much."""
    ice = "[rules]\ndiscount = 0.5\nstep_reward = 0.0\nslip = 0.4"
    space = page_of(TASK, "S..G\n....", ice)
    session = sliding(space.level)
    space = looked_at(replace(space, snapshot=replace(session.snapshot(), run=space.runs)))
    contest = space.snapshot.contest
    assert contest.best.states == contest.own.states and len(contest.own.states) > 4  # it slipped, and did what is best
    screen = Played(hands, space)
    screen.hands.click("show-best")
    walk = screen.space.recall(BestWalk)
    states = space.snapshot.mdp.states
    assert walk.cells == tuple(states[state].cell for state in contest.own.states)
    label = screen.hands.node("best-facts").label
    assert f"with the same luck as you: {len(walk.cells) - 1} steps" in label
    assert "On average it is" in label


def test_no_best_way_no_ghost(level_of: Callable[..., Level]) -> None:
    assert best_cells(level_of("S.#G")) == ()
    assert [tuple(cell) for cell in best_cells(level_of("S.G"))] == [(0, 0), (0, 1), (0, 2)]


def test_a_question_about_a_number_has_no_ghost_outside_of_missions(hands, page_of: Callable[..., Workspace]) -> None:
    task = ChoiceTask(ask=wording("?"), options=(wording("a"), wording("b")), right=0)
    space = page_of(task)
    room = classroom(space)
    space = space.remember(room.noting(done=True))
    assert not Played(hands, space).hands.has("show-best")


def test_a_task_about_a_single_move_has_no_ghost_that_would_give_the_next_page_away(
    hands, page_of: Callable[..., Workspace]
) -> None:
    space = page_of(DriveTask(ask=wording("Make one move."), goal=Goal("moved")), "S..G\n....", TAIL)
    snapshot = replace(driven(space.level, "right").snapshot, run=space.runs)
    space = looked_at(replace(space, snapshot=snapshot))
    assert classroom(space).solved
    assert not Played(hands, space).hands.has("show-best")
