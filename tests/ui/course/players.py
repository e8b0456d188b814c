"""Players of the course who know only the lesson's data: their hands on the real window, one way for every kind of task."""

from collections.abc import Callable, Mapping
from typing import Any

import pygame

from playground.lessons.course import course
from playground.lessons.deeds import BeginStage, Move, ObeyPolicy, PlayEpisodes, Put, TrainFor, TurnDial, TurnRule
from playground.lessons.lesson import Lesson
from playground.lessons.solved_level import solved
from playground.lessons.task import Task
from playground.lessons.tasks.dial import IMPOSSIBLE
from playground.ui.course.classroom import Classroom, classroom
from playground.ui.panels.happened import ending
from tests.ui.hands import strokes
from tests.ui.window.app.conftest import Driven

EPISODES = 50
"""Episodes in which a way is tried where chance plays along."""
PATIENCE = 4000
"""Frames until a player gives up waiting."""
LONG = 0.02
"""Seconds of training from one frame to the next while nothing else is done."""


def room(app: Driven) -> Classroom:
    """What the app remembers of the course."""
    return classroom(app.space)


def press_at(app: Driven, spot: tuple[int, int]) -> None:
    """A click in as few frames as a quick hand needs; players make thousands."""
    app.now += 1.0  # never a double click by accident
    over = pygame.event.Event(pygame.MOUSEMOTION, pos=spot, rel=(0, 0), buttons=(0, 0, 0))
    app.frames(1, [over])
    app.frames(1, [pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=spot, button=1)])
    app.frames(2, [pygame.event.Event(pygame.MOUSEBUTTONUP, pos=spot, button=1)])


def press(app: Driven, id: str) -> None:
    """A click in the middle of a node, which is scrolled into sight first."""
    press_at(app, app.reveal(id).shown.center)


def enter(app: Driven, lesson: Lesson) -> None:
    """Picks a lesson in the list beside the map, and begins it."""
    app.until(lambda: app.has(f"lesson-{lesson.id}"))
    press(app, f"lesson-{lesson.id}")
    if room(app).lesson is None:  # the one that is picked already opens at once
        press(app, "lesson-begin")
    settle(app)


def settle(app: Driven) -> None:
    """Waits until the run of the scene has begun."""
    app.until(lambda: app.space.snapshot.run == app.space.runs and app.space.snapshot.status != "warming", PATIENCE)
    app.frames(2)


def turn_page(app: Driven) -> None:
    """On to the next page, or to the lesson's end; first what has just been said finds its place."""
    app.frames(4)
    press(app, "page-on")
    settle(app)


def typed(app: Driven, id: str, value: float) -> None:
    """A number typed into a slider or a field: Enter, the digits, Enter."""
    app.reveal(id)
    app.app.ui.set_focus(id)
    app.frames(1)
    app.frames(2, strokes("\n"))
    app.frames(1, strokes("\x01" + f"{value:.9f}".rstrip("0").rstrip(".") + "\n"))
    app.app.ui.drop_focus()
    app.frames(2)


def _number(app: Driven, answer: float) -> None:
    typed(app, "answer", answer)
    press(app, "answer-check")


def _pressed(app: Driven, answer: object) -> None:
    press(app, f"answer-{answer}")


def _pointed(app: Driven, answer: tuple[int, int]) -> None:
    press_at(app, app.spot(answer))


def _ordered(app: Driven, answer: tuple[int, ...]) -> None:
    """Every entry is carried up to its place."""
    for place, entry in enumerate(answer):
        now = list(room(app).draft or range(len(answer)))
        for step in range(now.index(entry), place, -1):
            press(app, f"answer-up-{step}")
    press(app, "answer-check")


def _filled(app: Driven, answer: tuple[float, ...]) -> None:
    for number, value in enumerate(answer):
        typed(app, f"answer-{number}", value)
    press(app, "answer-check")


def _stamped(app: Driven, answer: Mapping[tuple[int, int], str]) -> None:
    if app.has("stamp-none"):
        press(app, "stamp-none")
    for cell, action in answer.items():
        press_at(app, app.spot(cell))
        press(app, f"stamp-{action}")
    press(app, "answer-check")


def _foretold(app: Driven, answer: tuple[tuple[tuple[int, int], float], ...]) -> None:
    """From the move on that is asked about: a click on the cell, the reward's button, Check; until one is refused."""
    app.until(lambda: room(app).draft is not None, 60)
    for number in range(len(room(app).draft) - 1, len(answer)):
        cell, reward = answer[number]
        press_at(app, app.spot(cell))
        press(app, f"reward-{reward:g}")
        press(app, "answer-check")
        app.frames(2)
        if not room(app).solved and len(room(app).draft) == number + 1:
            return


def _acted(app: Driven, answer: Any) -> None:
    """The deeds of a live task, one after another, until it is done."""
    if answer == IMPOSSIBLE:
        press(app, "answer-impossible")
        return
    for deed in answer:
        if not room(app).solved:
            _act(app, deed)


def _act(app: Driven, deed: object) -> None:
    match deed:
        case Move(action):
            before = app.space.snapshot.lived
            press(app, f"move-{action}")
            app.until(lambda: app.space.snapshot.lived > before, 300)
        case ObeyPolicy(whose):
            _obeyed(app, whose)
        case PlayEpisodes(cell, count):
            before = _played(app, cell)
            press(app, f"play-{count}")
            app.until(lambda: _played(app, cell) >= before + count, PATIENCE)
        case TurnRule(dial, value) | TurnDial(dial, value):
            typed(app, f"answer-{dial}", value)
        case Put(cell, glyph):
            press(app, f"answer-tile-{glyph}")
            app.paint(cell)
        case BeginStage(stage):
            press(app, f"stage-{stage}")
            app.frames(2)
            app.until(lambda: room(app).solved or not app.space.snapshot.stage, PATIENCE)
        case TrainFor(steps):
            app.worker.SLICE = LONG
            press(app, "run")
            app.until(lambda: room(app).solved or app.space.snapshot.lived > steps, 60 * PATIENCE)
    app.frames(2)


def _played(app: Driven, cell: tuple[int, int]) -> int:
    """Episodes of the scene's policy from a cell so far."""
    snapshot = app.space.snapshot
    fan = snapshot.fan
    return 0 if fan is None or snapshot.mdp.states[fan.state].cell != cell else len(fan.returns)


def _obeyed(app: Driven, whose: str | tuple[str, ...]) -> None:
    """One move as the policy says; first a new episode where one has ended."""
    if ending(app.space.snapshot) is not None:
        app.key(pygame.K_BACKSPACE)
        app.until(lambda: ending(app.space.snapshot) is None, 300)
    snapshot = app.space.snapshot
    row = solved(snapshot.level).policy(whose)[snapshot.agent.state]
    _act(app, Move(snapshot.mdp.actions[int(row.argmax())]))


HANDS: Mapping[str, Callable[[Driven, Any], None]] = {
    "number": _number,
    "choice": _pressed,
    "press": _pressed,
    "point": _pointed,
    "corrupted": _pointed,
    "order": _ordered,
    "foretell": _foretold,
    "rollouts": _acted,
    "blanks": _filled,
    "update": _filled,
    "fill": _filled,
    "arrows": _stamped,
    "drive": _acted,
    "dial": _acted,
    "paint": _acted,
    "train": _acted,
}
"""How each kind of task is answered with mouse and keys."""


def answer_rightly(app: Driven, task: Task, lesson: Lesson, page: int) -> None:
    """A right answer, worked out from the lesson's data; moves that chance spoiled are made again in a new episode."""
    solution = task.solution(solved(lesson.pages[page].scene.level))
    for _ in range(EPISODES):
        HANDS[task.id](app, solution)
        if room(app).solved or task.id != "drive":
            return
        app.key(pygame.K_BACKSPACE)
        app.frames(2)


def answer_wrongly(app: Driven, task: Task, lesson: Lesson, page: int, most: int = 2) -> None:
    """Answers that just miss, one after another."""
    for miss in task.misses(solved(lesson.pages[page].scene.level))[:most]:
        HANDS[task.id](app, miss)


LESSONS = tuple(course().values())
