"""Under which conditions they run: until when, by which random numbers, and how it is decided who comes first."""

from dataclasses import replace

from playground.settings import Dial
from playground.training.places import RaceScore
from playground.training.race import LAST
from playground.ui.kit import Option, Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.panels.chosen_learner import SEEDS
from playground.ui.race.setup import RaceEnd, RaceSetup, changed
from playground.ui.workspace import Workspace

ENDS = (
    Option(RaceEnd.EPISODES, "episodes", "Everyone runs until they have ended so many episodes of their own."),
    Option(RaceEnd.STEPS, "steps", "Everyone takes exactly so many steps; a planner's thought about one place is a step."),
    Option(RaceEnd.NEVER, "without end", "It goes on until you stop it."),
)
SCORES = (
    Option(RaceScore.LAST, "Mean return of the last episodes", "Who earns most in an episode at the end."),
    Option(RaceScore.TOTAL, "All rewards together", "Who earned most on the whole, mistakes included."),
    Option(RaceScore.FIRST, "First to find the best way", "Whose greedy moves were first the best possible from the start."),
    Option(RaceScore.DISTANCE, "Nearest to the best policy", "How much the greedy moves earn less than the best ones, exactly."),
)
LONGEST_EPISODES, LONGEST_STEPS = 1_000_000, 100_000_000
SHORTEST = 10
"""Episodes of the shortest race on the slider."""

LENGTH = Dial("episodes", int, 200, SHORTEST, 2000, (), "", "episodes", "How many episodes everyone runs.", True)


def ending(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """How long the race is: so many episodes or steps, or without end."""
    setup = workspace.recall(RaceSetup)
    after = setup
    ui.label(column.take(ui.theme.line), "How long")
    row = Row(column.take(ui.theme.row), ui.theme.gap)
    parts = row.split((1.15, 1)) if setup.end is not RaceEnd.NEVER else row.split(1)
    if setup.end is RaceEnd.EPISODES:
        episodes = ui.number("race-episodes", parts[0], "", setup.episodes, 1, LONGEST_EPISODES, 50, "Episodes of everyone")
        after = replace(after, episodes=int(episodes))
    elif setup.end is RaceEnd.STEPS:
        steps = ui.number("race-steps", parts[0], "", setup.steps, 1, LONGEST_STEPS, 1000, "Steps of everyone")
        after = replace(after, steps=int(steps))
    chosen = RaceEnd(ui.dropdown("race-end", parts[-1], ENDS, setup.end, tooltip="When it is over"))
    after = replace(after, end=chosen)
    same = (after.end, after.episodes, after.steps) == (setup.end, setup.episodes, setup.steps)
    return workspace if same else changed(workspace, after)


def length(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """How long the race is, by one slider."""
    setup = workspace.recall(RaceSetup)
    rounds = int(ui.slider("race-length", column.take(ui.theme.slider), LENGTH, setup.episodes, label="Rounds to the cheese"))
    return workspace if rounds == setup.episodes else changed(workspace, replace(setup, episodes=rounds, end=RaceEnd.EPISODES))


def numbers(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Whether all draw the same random numbers, and which."""
    setup = workspace.recall(RaceSetup)
    about = "On: all draw the same numbers, so that luck is shared as far as they do the same. Off: each has numbers of its own."
    shared = ui.toggle("race-shared", column.take(ui.theme.toggle), "Same random numbers", not setup.own_seeds, tooltip=about)
    seed = int(ui.number("race-seed", column.take(ui.theme.row), "Seed", setup.seed, 0, SEEDS))
    same = (shared, seed) == (not setup.own_seeds, setup.seed)
    return workspace if same else changed(workspace, replace(setup, own_seeds=not shared, seed=seed))


def deciding(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """How it is decided; it may be changed while they run and afterwards."""
    setup = workspace.recall(RaceSetup)
    ui.label(column.take(ui.theme.line), "Who wins")
    by = RaceScore(ui.dropdown("race-score", column.take(ui.theme.row), SCORES, setup.by, tooltip="How it is decided"))
    last = setup.last
    if setup.by is RaceScore.LAST:
        last = int(ui.number("race-last", column.take(ui.theme.row), "Last episodes", setup.last, 1, LAST, 10))
    return workspace if (by, last) == (setup.by, setup.last) else workspace.remember(replace(setup, by=by, last=last))
