"""Two switches: who drives, and whether the learner learns. Both change in the middle of an episode."""

from dataclasses import replace

from playground.training import commands
from playground.training.drivers import Driver
from playground.training.snapshot import Status
from playground.ui import theme
from playground.ui.kit import Option, Ui
from playground.ui.kit.layout import Column
from playground.ui.offering import if_offered
from playground.ui.rewinding import looks_back
from playground.ui.workspace import Workspace

ABOUT = "Who chooses the moves: you, the learner, or somebody else. The learner can learn from all of them."
WORDS = {
    Driver.ME: ("You", "The arrow keys move the mouse."),
    Driver.LEARNER: ("The learner", "It tries things out in its own way."),
    Driver.GREEDY: ("Its best guess", "Always the action that looks best so far (greedy)."),
    Driver.RANDOM: ("Dice", "Every move is equally likely."),
    Driver.OPTIMUM: ("The optimum", "The best that can be done on this level."),
}
"""A driver's title and what it does."""


def driver(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Who drives the mouse, and whether the learner learns from what happens; in the past who did, and whether it did."""
    if looks_back(workspace):
        _at_this_moment(ui, column, workspace)
        return workspace
    workspace = _learning(ui, column, _drivers(ui, column, workspace))
    if workspace.snapshot.status == Status.WARMING:
        words = "It is waking up while you play: learning begins in a moment (first start only)."
        high = ui.measure_rich(column.rect.width, words, style="small")
        ui.rich(column.take(high), words, style="small", colour=theme.MUTED)
    return workspace


def _at_this_moment(ui: Ui, column: Column, workspace: Workspace) -> None:
    """As it was at the moment that is shown, where there is nothing to choose."""
    seen = workspace.snapshot
    ui.heading(column.take(ui.theme.heading), "Who drove?", about=ABOUT)
    words = f"{WORDS[seen.driver][0]}; {'it learned' if seen.learning else 'it did not learn'} at this moment"
    ui.paragraph(column, words, "small", id="driver-then")


@if_offered("driver")
def _drivers(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    ui.heading(column.take(ui.theme.heading), "Who drives?", about=ABOUT)
    options = [Option(id, *WORDS[id]) for id in Driver]
    chosen = ui.dropdown("driver", column.take(ui.theme.row), options, workspace.brain.driver, label="Who drives")
    return workspace if chosen == workspace.brain.driver else workspace.drive(Driver(chosen))


@if_offered("learning")
def _learning(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    learning = ui.toggle(
        "learning",
        column.take(ui.theme.toggle),
        "The mouse learns",
        workspace.brain.learning,
        tooltip="On: it learns from every step, whoever drives. Off: it only walks.",
    )
    if learning != workspace.brain.learning:
        workspace = replace(workspace, brain=replace(workspace.brain, learning=learning)).send(commands.Learn(learning))
    return workspace
