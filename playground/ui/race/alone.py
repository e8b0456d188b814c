"""One runner looked into as if it ran alone: the way back to all of them, and on to the next."""

from dataclasses import replace

from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.panels.curve_lines import draw_sample
from playground.ui.race.runners import LINES, names
from playground.ui.race.setup import RaceSetup
from playground.ui.race.standings import clock_words
from playground.ui.workspace import Workspace


def alone(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The way back, the runners before and after this one, and what this one is called."""
    setup, lengths = workspace.recall(RaceSetup), ui.theme
    if setup.opened is None:
        return workspace
    row, count = Row(column.take(lengths.button), lengths.gap), len(setup.runners)
    goal: int | None = setup.opened
    if ui.button("runner-after", row.right(lengths.px(36)), "", icon="chevron-right", tooltip="The next runner", flat=True):
        goal = (setup.opened + 1) % count
    if ui.button("runner-before", row.right(lengths.px(36)), "", icon="chevron-left", tooltip="The runner before", flat=True):
        goal = (setup.opened - 1) % count
    if ui.button("all-runners", row.rest(), "All runners", icon="grid", tooltip=f"Back  (Esc, or key {setup.opened + 1})"):
        goal = None
    title = Row(column.take(lengths.heading), lengths.gap)
    draw_sample(ui.surface, title.take(lengths.px(36)), LINES[setup.opened])
    ui.label(title.rest(), names(workspace)[setup.opened].whole, style="heading", id="opened-name")
    tally = workspace.snapshot.tally
    words = f"Dropped out: {tally.trouble}." if tally is not None and tally.trouble else clock_words(tally)
    if words:
        ui.paragraph(column, words, "small", id="opened-clock")
    return workspace if goal == setup.opened else workspace.remember(replace(setup, opened=goal))
