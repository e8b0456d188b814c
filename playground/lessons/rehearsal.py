"""Live tasks tried without a window: their deeds are done one after another, to see that they lead to the goal."""

from collections.abc import Callable
from dataclasses import replace

from playground.lessons.deeds import BeginStage, Deed, Move, ObeyPolicy, PlayEpisodes, Put, TrainFor, TurnDial, TurnRule
from playground.lessons.lesson import PageScene
from playground.lessons.solved_level import SolvedLevel, solved, with_rules
from playground.lessons.task import Situation, Task
from playground.settings import tuned
from playground.training.commands import (
    Act,
    AdvanceStage,
    Beside,
    Command,
    Drive,
    EditLevel,
    Learn,
    Restart,
    Sample,
    SetPace,
    Start,
    Step,
    Study,
    Tune,
)
from playground.training.drivers import Driver, PolicySource
from playground.training.first_sight import still
from playground.training.session import Session
from playground.world.grid import Cell
from playground.world.level import Level

EPISODES = 50
"""Episodes in which moves are made again where chance plays along."""
LOOKS = 200
"""How often a stretch of training is looked at, as the window looks at it every frame."""
SLICE = 0.05
"""Seconds of work at a time."""


class Rehearsal:
    """A run of a scene without a window, with the settings of its learner and of the one beside it.

    level: as its tiles and rules stand now.
    """

    def __init__(self, scene: PageScene, settings: object, beside: object) -> None:
        self.level: Level = scene.level
        self._policy = scene.policy
        self._session = Session()
        self._session.obey(Start(scene.level, scene.learner, settings, scene.seed))
        companions = (Beside(scene.beside, beside),) if scene.beside else ()
        for command in (Learn(scene.learning), Drive(scene.driver), SetPace(None), *companions):
            self._session.obey(command)
        if scene.lived:
            self.obey(Step(scene.lived))

    def obey(self, command: Command) -> None:
        """Does what is asked for, with all the work that follows from it."""
        self._session.obey(command)
        while self._session.switches.going and self._session.work(SLICE):
            pass

    def obey_policy(self, whose: str | tuple[str, ...]) -> None:
        """Makes one move as a policy says, or begins a new episode where one has ended."""
        snapshot = self._session.snapshot()
        ended = snapshot.agent.step and snapshot.last and (snapshot.last[-1].terminated or snapshot.last[-1].truncated)
        row = solved(self.level).policy(whose)[snapshot.agent.state]
        self.obey(Restart() if ended else Act(snapshot.mdp.actions[int(row.argmax())]))

    def play(self, cell: Cell, count: int) -> None:
        """Plays so many episodes of the scene's policy from a cell."""
        level = solved(self.level)
        self._session.obey(Study(PolicySource.PAINTED, level.policy(self._policy)))
        self._session.obey(Sample(level.state(cell), count))
        for _ in range(LOOKS):
            self._session.work(SLICE)
            fan = self._session.snapshot().fan
            if fan is not None and not fan.going and len(fan.returns) >= count:
                return

    def change(self, level: Level) -> None:
        """Puts a changed level in place of the one before."""
        self.level = level
        self.obey(EditLevel(level))

    @property
    def situation(self) -> Situation:
        """What would stand on the screen."""
        return Situation(self.level, self._session.snapshot())

    def close(self) -> None:
        """Ends the run."""
        self._session.close()


def with_tile(level: Level, deed: Put) -> Level:
    """The level with a tile painted."""
    row, col = deed.cell
    line = level.rows[row]
    return replace(level, rows=(*level.rows[:row], line[:col] + deed.glyph + line[col + 1 :], *level.rows[row + 1 :]))


def leads_to_goal(scene: PageScene, task: Task, level: SolvedLevel) -> bool:
    """Whether the deeds of a live task's solution make it right; moves that chance spoils are made again in a new episode.

    Raises NoAnswer where there is no solution, SettingError for a setting that the scene's learner has not.
    """
    solution = task.solution(level)
    if isinstance(solution, str):
        return task.check(solution, level).right
    changed = scene.level
    for deed in solution:
        if isinstance(deed, TurnRule):
            changed = with_rules(changed, {deed.dial: deed.value})
        elif isinstance(deed, Put):
            changed = with_tile(changed, deed)
    if all(isinstance(deed, TurnRule | Put) for deed in solution):
        return task.check(Situation(changed, still(changed)), level).right
    from playground.learning.collection import learners  # it needs the compiled kernels, which other checks do not

    settings = tuned(learners()[scene.learner].settings(), scene.settings)
    beside = learners()[scene.beside].settings() if scene.beside else None
    if beside is not None:  # dials of the same names are turned as the first one's
        beside = replace(beside, **{name: getattr(settings, name) for name in vars(beside) if hasattr(settings, name)})
    for deed in solution:
        if isinstance(deed, TurnDial):
            tuned(settings, {deed.dial: deed.value})
    rehearsal = Rehearsal(scene, settings, beside)
    try:
        return _done(rehearsal, solution, lambda: task.check(rehearsal.situation, level).right)
    finally:
        rehearsal.close()


def _done(rehearsal: Rehearsal, deeds: tuple[Deed, ...], right: Callable[[], bool]) -> bool:
    for _ in range(EPISODES if all(isinstance(deed, Move | ObeyPolicy) for deed in deeds) else 1):
        for deed in deeds:
            if right() or _do(rehearsal, deed, right):
                return True
        rehearsal.obey(Restart())
    return False


def _do(rehearsal: Rehearsal, deed: Deed, right: Callable[[], bool]) -> bool:
    """Does one deed; whether the task is then right."""
    match deed:
        case Move(action):
            rehearsal.obey(Act(action))
        case ObeyPolicy(whose):
            rehearsal.obey_policy(whose)
        case PlayEpisodes(cell, count):
            rehearsal.play(cell, count)
        case TurnRule(dial, value):
            rehearsal.change(with_rules(rehearsal.level, {dial: value}))
        case TurnDial(dial, value):
            rehearsal.obey(Tune({dial: value}))
        case Put():
            rehearsal.change(with_tile(rehearsal.level, deed))
        case BeginStage(stage):
            rehearsal.obey(AdvanceStage(stage))
        case TrainFor(steps):
            rehearsal.obey(Learn(True))
            rehearsal.obey(Drive(Driver.LEARNER))
            stretch = max(1, steps // LOOKS)
            for _ in range(0, steps, stretch):
                rehearsal.obey(Step(stretch))
                if right():
                    return True
    return right()
