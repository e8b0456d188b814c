"""What the window takes over from a run that went to another branch: its dials, its driver, and its level."""

from dataclasses import dataclass, replace
from types import MappingProxyType

from playground.training.snapshot import Snapshot
from playground.ui.workspace import Workspace

LABEL = "change of branch"
"""What undo calls the level of the other branch."""


@dataclass(frozen=True)
class Grown:
    """How the last branch was begun. changed: with a change of a person's own, which the run may learn of a moment later."""

    changed: bool = False


def on_its_branch(workspace: Workspace, before: Snapshot) -> Workspace:
    """The workspace after a newer snapshot: with all that the run has on its branch, where it went over to another one."""
    past, old = workspace.snapshot.timeline, before.timeline
    if past is None or old is None or workspace.snapshot.run != before.run or past.branch == old.branch:
        return workspace
    grown = all(branch.id != past.branch for branch in old.branches)
    return workspace if grown and workspace.recall(Grown).changed else taken_over(workspace)


def taken_over(workspace: Workspace) -> Workspace:
    """The workspace with the dials, the driver and the level that the run has at the moment that is shown."""
    seen, brain = workspace.snapshot, workspace.brain
    drivers = {**brain.drivers, workspace.mode: seen.driver} if workspace.mode in brain.drivers else brain.drivers
    settings = MappingProxyType({**brain.settings, seen.learner: seen.settings})
    brain = replace(brain, settings=settings, driver=seen.driver, drivers=MappingProxyType(drivers), learning=seen.learning)
    return replace(workspace, brain=brain, history=workspace.history.moved_to(seen.level, LABEL))
