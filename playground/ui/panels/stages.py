"""A planner step by step: a button for each of its stages, and how many arrows the last improvement changed."""

from playground.learning.learner import Stage
from playground.plurals import noun_of
from playground.training import commands
from playground.ui import theme
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.workspace import Workspace

AGAIN = "Press again to finish it at once."


def stages(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The buttons of a planner that has stages: the stage at work is lit, one that cannot begin now is greyed out."""
    spec, snapshot = workspace.spec, workspace.snapshot
    if spec is None or not spec.stages or snapshot.learner != spec.id:
        return workspace
    across = 1 if column.rect.width < ui.theme.px(200) else len(spec.stages)
    wide = [ui.width(stage.title, "button") + 2 * ui.theme.px(12) for stage in spec.stages]
    for first in range(0, len(spec.stages), across):
        parts = Row(column.take(ui.theme.button), ui.theme.px(4)).split(wide[first : first + across])
        for stage, rect in zip(spec.stages[first : first + across], parts, strict=False):
            going = snapshot.stage == stage.id
            able = going or (not snapshot.stage and snapshot.standing is not None and stage.id in snapshot.standing.at_hand)
            tooltip = f"{stage.about} {AGAIN}" if going else stage.about
            if ui.button(f"stage-{stage.id}", rect, stage.title, enabled=able, selected=going, tooltip=tooltip):
                workspace = begin_stage(workspace, stage)
    changed = snapshot.standing.changed if snapshot.standing is not None else None
    if changed is not None:
        words = f"**{changed}** {noun_of(changed, 'arrow')} changed" if changed else "No arrow changed"
        ui.rich(column.take(ui.theme.small_line), words, "small", theme.INK)
    return workspace


def begin_stage(workspace: Workspace, stage: Stage) -> Workspace:
    """The workspace with one stage begun, at the present speed; training by itself pauses."""
    rested = workspace.run(False) if workspace.brain.running else workspace
    return rested.send(commands.AdvanceStage(stage.id))
