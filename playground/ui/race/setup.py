"""What a race is about: who runs, until when, by which numbers, and how it is decided; and how it begins."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from playground.learning.learner import LearnerSpec
from playground.settings import tuned
from playground.training import commands
from playground.training.drivers import Driver
from playground.training.places import RaceScore
from playground.training.race import Race, Rival
from playground.ui.aspects import RESTING, SEED
from playground.ui.race.presets import Preset, Runner, presets
from playground.ui.workspace import NOBODY, Workspace
from playground.world.level import Level

MOST = 4
"""Runners at most: more boards would be too small."""


class RaceEnd(StrEnum):
    """When a race is over."""

    EPISODES = "episodes"
    STEPS = "steps"
    NEVER = "never"


@dataclass(frozen=True, eq=False)
class RaceSetup:
    """What a person has chosen for their race.

    preset: the id of the race that was chosen, "" for one of their own. own_seeds: whether each runner has numbers of its own.
    by, last: how it is decided, and how many of the last episodes count. axis_steps, lengths: what the chart shows.
    run, level: the number of the run that it is, and on which level; -1 before it has begun.
    opened: the number of the runner that is looked into, None for all. unfolded: the one whose dials are all shown.
    closed: the number of the run whose places were taken note of.
    """

    runners: tuple[Runner, ...] = field(default_factory=lambda: presets()[0].runners)
    preset: str = field(default_factory=lambda: presets()[0].id)
    seed: int = SEED
    own_seeds: bool = False
    end: RaceEnd = RaceEnd.EPISODES
    episodes: int = 200
    steps: int = 10_000
    by: RaceScore = RaceScore.LAST
    last: int = 50
    axis_steps: bool = False
    lengths: bool = False
    run: int = -1
    level: Level | None = None
    opened: int | None = None
    unfolded: int | None = None
    closed: int = -1

    def seed_of(self, number: int) -> int:
        """The seed of a runner."""
        return self.seed + number * self.own_seeds

    def race(self, learners: Mapping[str, LearnerSpec]) -> Race:
        """The race as a session runs it: all but the first runner are rivals."""
        rivals = tuple(
            Rival(runner.learner, settings_of(runner, learners), self.seed_of(number))
            for number, runner in enumerate(self.runners[1:], 1)
        )
        steps = self.steps if self.end is RaceEnd.STEPS else None
        return Race(rivals, steps, self.episodes if self.end is RaceEnd.EPISODES else None)


def chosen(preset: Preset, steps: int, seed: int) -> RaceSetup:
    """One of the races that there are, for so many steps; 0 leaves its end as it is."""
    setup = RaceSetup(preset.runners, preset.id, seed)
    return replace(setup, end=RaceEnd.STEPS, steps=steps) if steps else setup


def settings_of(runner: Runner, learners: Mapping[str, LearnerSpec]) -> Any:
    """The settings of a runner's learner, with the dials that were turned."""
    return tuned(learners[runner.learner].settings(), dict(runner.turned))


def begun(workspace: Workspace, setup: RaceSetup, running: bool) -> Workspace:
    """The workspace with this race at its start, in place of whatever ran before."""
    workspace, first, brain = workspace.accompanied(NOBODY), setup.runners[0], workspace.brain
    run, learners = workspace.runs + 1, workspace.learners
    settings = settings_of(first, learners)
    start = commands.Start(
        workspace.level, first.learner, settings, setup.seed_of(0), run=run, keeps=False, race=setup.race(learners)
    )
    orders: list[commands.Command] = [start, commands.Drive(Driver.LEARNER), commands.Learn(True), commands.SetPace(brain.pace)]
    orders += [commands.Resume()] if running else []
    after = replace(workspace, runs=run, walk=RESTING, brain=replace(brain, running=running))
    return after.remember(replace(setup, run=run, level=workspace.level)).send(*orders)


def changed(workspace: Workspace, setup: RaceSetup) -> Workspace:
    """The workspace with another race, which rests at its start."""
    return begun(workspace, replace(setup, closed=-1), running=False) if workspace.learners else workspace.remember(setup)


def again(workspace: Workspace, new_seeds: bool = False) -> Workspace:
    """The workspace with the same race from the start, which goes on at once where it went on; with other numbers, if wanted."""
    setup = workspace.recall(RaceSetup)
    seed = setup.seed + MOST * new_seeds
    return begun(workspace, replace(setup, seed=seed, closed=-1), workspace.brain.running)


def attended(workspace: Workspace, here: bool) -> Workspace:
    """Whoever comes finds a race at its start; whoever goes finds the run that stood there before."""
    setup = workspace.recall(RaceSetup)
    racing = setup.run == workspace.runs
    if not here:
        rested = replace(workspace, brain=replace(workspace.brain, running=False))
        return rested.remember(replace(setup, run=-1, opened=None)).begun(resumes=True) if racing else workspace
    if not workspace.learners:
        return workspace
    if not racing or setup.level is not workspace.level:
        return begun(workspace, replace(setup, closed=-1), running=False)
    return workspace.run(False) if workspace.brain.running and over(workspace) else workspace


def over(workspace: Workspace) -> bool:
    """Whether everyone's part of the race is over."""
    seen = workspace.snapshot
    if seen.run != workspace.recall(RaceSetup).run:
        return False
    tallies = [runner.tally for runner in (seen, *seen.company.values())]
    return all(tally is not None and tally.ended for tally in tallies)
