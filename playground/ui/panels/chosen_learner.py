"""Which learner is in the mouse's head, its dials, and the seed of the run."""

from dataclasses import replace

from playground.settings import dials
from playground.ui.kit import Option, Ui
from playground.ui.kit.layout import Column
from playground.ui.offering import if_offered, offered_of
from playground.ui.panels.dial_controls import changed_dials
from playground.ui.returning import begun_anew
from playground.ui.workspace import Workspace

ABOUT = "The learner in the mouse's head, and its dials."
SEEDS = 999_999
"""The largest seed that can be typed here."""


@if_offered("learner")
def choice(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The learners by family; choosing another one begins a new run."""
    ui.heading(column.take(ui.theme.heading), "Brain", about=ABOUT)
    rect = column.take(ui.theme.row)
    if not workspace.learners:
        ui.label(rect, "The learners are waking up …", style="text")
        return workspace
    options = [Option(spec.id, spec.title, spec.about, spec.family) for spec in workspace.learners.values()]
    chosen = ui.dropdown("learner", rect, options, workspace.brain.learner, label="Learner")
    if chosen == workspace.brain.learner:
        return workspace
    return begun_anew(replace(workspace, brain=replace(workspace.brain, learner=chosen)))


def settings(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The chosen learner's dials; turning one tunes the learner while it runs."""
    if workspace.settings is None or not dials(workspace.settings):
        return workspace
    names = frozenset(offered_of(workspace, "dials", (dial.name for dial in dials(workspace.settings))))
    changes = changed_dials(ui, column, "dial", workspace.settings, workspace.preferences.symbols, names)
    return workspace.tune(changes) if changes else workspace


@if_offered("seed")
def seed(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The number that all the chance in a run comes from; another one begins a new run."""
    number = ui.number("seed", column.take(ui.theme.row), "Seed", workspace.brain.seed, 0, SEEDS)
    if number == workspace.brain.seed:
        return workspace
    return begun_anew(replace(workspace, brain=replace(workspace.brain, seed=int(number))))
