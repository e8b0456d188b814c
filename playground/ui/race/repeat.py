"""The same race with many seeds, in the background: how many, and the button that begins it or shows what came of it."""

from dataclasses import replace
from typing import TYPE_CHECKING

from playground.ui import wishes
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.panels.repetition import Repetition, repeated_so_far
from playground.ui.race.runners import names
from playground.ui.race.setup import RaceEnd, RaceSetup, settings_of
from playground.ui.workspace import Workspace

if TYPE_CHECKING:
    from playground.training.experiments.experiment import Experiment

ABOUT = "One race is luck. Many races with other seeds, run in the background, tell who is better, and how sure that is."
ENDLESS = "A race without end cannot be repeated: choose how long it is."
FEWEST, MOST = 2, 500


def repeat(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """How many seeds, and the button; while it is repeated, how far it is."""
    repetition, endless = workspace.recall(Repetition), workspace.recall(RaceSetup).end is RaceEnd.NEVER
    ui.heading(column.take(ui.theme.heading), "Many races", about=ABOUT)
    if repetition.going:
        return repeated_so_far(ui, column, workspace)
    row = Row(column.take(ui.theme.row), ui.theme.gap)
    number, button = row.split((1, 1.1))
    seeds = int(ui.number("repeat-seeds", number, "Seeds", repetition.seeds, FEWEST, MOST, 10))
    if seeds != repetition.seeds:
        workspace = workspace.remember(replace(repetition, seeds=seeds))
    about = ENDLESS if endless else f"The same race with {seeds} seeds, while you go on"
    ready = not endless and bool(workspace.learners)
    if ui.button("repeat", button, "Repeat", icon="dice", tooltip=about, enabled=ready):
        workspace = repeated(workspace)
    finished = repetition.news is not None and repetition.news.over
    if finished and ui.button("repeat-result", column.take(ui.theme.button), "What came of it", icon="trophy"):
        workspace = workspace.open_dialog("repeated")
    return workspace


def repeated(workspace: Workspace) -> Workspace:
    """The workspace in which the race is being repeated; one that cannot be says why."""
    from playground.training.experiments.experiment import ExperimentError

    repetition = workspace.recall(Repetition)
    try:
        experiment = experiment_of(workspace, repetition.seeds)
    except ExperimentError as error:
        return workspace.say(f"This race cannot be repeated: {error}.", "error")
    return workspace.remember(replace(repetition, experiment=experiment, news=None)).ask(wishes.RepeatRace(experiment))


def experiment_of(workspace: Workspace, seeds: int) -> "Experiment":
    """The race as an experiment: a runner is an arm, and the seeds follow the race's own. ExperimentError where it cannot be."""
    from playground.training.experiments.experiment import Arm, Experiment

    setup, learners = workspace.recall(RaceSetup), workspace.learners
    arms = tuple(
        Arm(name.whole, runner.learner, settings_of(runner, learners))
        for name, runner in zip(names(workspace), setup.runners, strict=True)
    )
    by_episodes = setup.end is not RaceEnd.STEPS
    steps, episodes = (None, setup.episodes) if by_episodes else (setup.steps, None)
    level = workspace.level
    return Experiment(level, level.title, arms, tuple(range(setup.seed, setup.seed + seeds)), steps, episodes)
