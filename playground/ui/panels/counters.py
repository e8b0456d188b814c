"""How much has been done: steps, episodes, speed, and the session's status or message."""

from playground.learning.learner import Source
from playground.training.snapshot import Status
from playground.ui import theme
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column
from playground.ui.panels.readouts import Readout, readouts, short_count, steady
from playground.ui.workspace import Workspace

STATUS = {
    Status.WARMING: "warming up (first start only)",
    Status.PAUSED: "paused",
    Status.RUNNING: "training",
    Status.CONVERGED: "finished: nothing left to improve",
    Status.FAILED: "stopped",
}
"""The session's status in words."""


def counters(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Three numbers, and the session's message, or its status where there is none."""
    snapshot = steady(ui, "counters", workspace.snapshot, at_once=not workspace.brain.running)
    planner = workspace.spec is not None and workspace.spec.source is Source.MODEL
    steps, episodes = ("Backups", "Sweeps") if planner else ("Steps", "Episodes")
    counts = (
        Readout(
            steps, short_count(snapshot.units), "Look-aheads from a state." if planner else "Transitions it has learned from."
        ),
        Readout(
            episodes, short_count(snapshot.episodes), "Passes over all states." if planner else "Runs from the start to an end."
        ),
        Readout("Per second", short_count(snapshot.steps_per_second) if snapshot.steps_per_second else "–", "How fast it goes."),
    )
    readouts(ui, column, "count", counts, 3 if column.rect.width >= ui.theme.px(236) else 2)
    failed = snapshot.status == Status.FAILED
    words = snapshot.message or STATUS[snapshot.status]
    lines = 2 if failed or len(words) > 40 else 1
    ui.rich(
        column.take(lines * ui.theme.line),
        f"**{words}**" if failed else words[:1].upper() + words[1:],
        colour=theme.ERROR if failed else theme.MUTED,
    )
    return workspace
