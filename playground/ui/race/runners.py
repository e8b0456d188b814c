"""The runners as they are seen: what each is called, by which line it is known, and what it has done."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from playground.learning.learner import LearnerSpec
from playground.settings import dials
from playground.training.first_sight import still
from playground.training.places import places, score
from playground.training.snapshot import Snapshot
from playground.ui.drawing.store import stored
from playground.ui.kit.number_field import number_text
from playground.ui.panels.curve_lines import PRESENT, STYLES, LineStyle
from playground.ui.race.presets import Runner
from playground.ui.race.setup import RaceSetup, settings_of
from playground.ui.workspace import Workspace
from playground.world.level import Level

LINES: tuple[LineStyle, ...] = (PRESENT, STYLES[4], STYLES[0], STYLES[1])
"""By which line each runner is known: the strokes differ as well as the colours."""


class RunnerName(NamedTuple):
    """What a runner is called: its learner, and by what it differs from the others of that learner, "" for nothing."""

    learner: str
    differs: str

    @property
    def whole(self) -> str:
        """Both in one line."""
        return f"{self.learner} · {self.differs}" if self.differs else self.learner


class Finish(NamedTuple):
    """What a runner has scored so far (nan for nothing), and its place by that; None for none."""

    score: float
    place: int | None


class RaceNews(NamedTuple):
    """What is seen of each runner in this frame; nothing between two frames."""

    every: tuple[Snapshot, ...] = ()


@stored(maxsize=2)
def _at_rest(level: Level) -> Snapshot:
    """The board until the race has begun: the mouse at the start, and nothing learned."""
    return still(level)


def snapshots(workspace: Workspace) -> tuple[Snapshot, ...]:
    """What is seen of each runner; a first sight of the level until they all stand there."""
    news, setup, seen = workspace.recall(RaceNews).every, workspace.recall(RaceSetup), workspace.snapshot
    count = len(setup.runners)
    if len(news) == count:  # else one of them has just been taken out or put in
        return news
    every = (seen, *(seen.company[place] for place in range(1, count) if place in seen.company))
    if seen.run != setup.run or len(every) < count:
        return (_at_rest(workspace.level),) * count
    return every


def finishes(workspace: Workspace) -> tuple[Finish, ...]:
    """The score and the place of each runner, as things stand."""
    setup = workspace.recall(RaceSetup)
    scores = [score(runner, setup.by, setup.last) for runner in snapshots(workspace)]
    return tuple(Finish(value, place) for value, place in zip(scores, places(scores), strict=True))


def differing(setup: RaceSetup, learners: Mapping[str, LearnerSpec]) -> tuple[frozenset[str], ...]:
    """The names of the dials by which each runner differs from the others that have the same dials."""
    every = [settings_of(runner, learners) for runner in setup.runners]

    def differs(number: int, name: str) -> bool:
        values = {getattr(other, name) for other in every if type(other) is type(every[number])}
        return len(values) > 1

    return tuple(
        frozenset(dial.name for dial in dials(settings) if dial.matters(settings) and differs(number, dial.name))
        for number, settings in enumerate(every)
    )


def names(workspace: Workspace) -> tuple[RunnerName, ...]:
    """What the runners are called."""
    setup, learners = workspace.recall(RaceSetup), workspace.learners
    if any(runner.learner not in learners for runner in setup.runners):
        return tuple(RunnerName("…", "") for _ in setup.runners)
    plain = not workspace.preferences.symbols and workspace.preferences.simple
    marks = [
        ", ".join(_dial_words(settings_of(runner, learners), names, plain))
        for runner, names in zip(setup.runners, differing(setup, learners), strict=True)
    ]
    return tuple(
        RunnerName(learners[runner.learner].title, mark or _twin(setup.runners, number))
        for number, (runner, mark) in enumerate(zip(setup.runners, marks, strict=True))
    )


def short_names(workspace: Workspace) -> tuple[str, ...]:
    """What the runners are called where all of one learner stand together: by what they differ."""
    every = names(workspace)
    alike = len({name.learner for name in every}) == 1 and all(name.differs for name in every)
    return tuple(name.differs if alike else name.whole for name in every)


def _dial_words(settings: Any, names: frozenset[str], plain: bool) -> list[str]:
    """The dials of these names with their values: by the book's symbols, or in plain words."""
    shown = [dial for dial in dials(settings) if dial.name in names]
    words = [f"{dial.plain} " if plain or not dial.symbol else f"{dial.symbol} = " for dial in shown]
    return [word + _value_words(getattr(settings, dial.name)) for word, dial in zip(words, shown, strict=True)]


def _value_words(value: Any) -> str:
    """The value of a dial."""
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "on" if value else "off"
    return str(value) if isinstance(value, str) else number_text(value)


def _twin(runners: Sequence[Runner], number: int) -> str:
    """A number for one of several runners that are the same in all; "" where there is no other."""
    same = [other for other, runner in enumerate(runners) if runner == runners[number]]
    return f"number {same.index(number) + 1}" if len(same) > 1 else ""


def looks(workspace: Workspace) -> Workspace:
    """The workspace as board and panels see it: the runner that is looked into, else the first one, is the run's own."""
    setup, learners = workspace.recall(RaceSetup), workspace.learners
    number = setup.opened or 0
    if any(runner.learner not in learners for runner in setup.runners):
        return workspace
    runner = setup.runners[number]
    own = {**workspace.brain.settings, runner.learner: settings_of(runner, learners)}
    brain = replace(workspace.brain, learner=runner.learner, settings=own, seed=setup.seed_of(number))
    every = snapshots(workspace)
    return replace(workspace, brain=brain, snapshot=every[number]).remember(RaceNews(every))


def back(workspace: Workspace, before: Workspace) -> Workspace:
    """The workspace after a frame, with the session's own news and the learner that is chosen in the other modes again."""
    own = before.brain
    brain = replace(workspace.brain, learner=own.learner, settings=own.settings, seed=own.seed)
    return replace(workspace, brain=brain, snapshot=before.snapshot).remember(RaceNews())
