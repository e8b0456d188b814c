"""The maps of a level that changes in time: which of them is painted, when each begins, new ones and gone ones."""

from dataclasses import replace

from playground.edit.timed_edits import AddChange, RemoveChange, SetStep, steps_between
from playground.ui import theme
from playground.ui.kit import Option, Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.offering import if_offered
from playground.ui.workspace import Workspace

ABOUT = "The level becomes another one while the mouse learns: after so many steps in all, another map takes its place."


@if_offered("moments")
def beginning(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """A button for the first change of a level whose map never changes."""
    if workspace.level.changes or workspace.level.table is not None:
        return workspace
    if ui.button("add-moment", column.take(ui.theme.button), "Let the map change later", icon="clock", tooltip=ABOUT):
        workspace = _with_added_map(workspace)
        ui.reveal("moment")  # it stands on top, above the tiles
    return workspace


ABOUT = "A level can change while it is played: after so many steps another map takes the place of the one before."


@if_offered("moments")
def timeline(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The maps of a level that changes; one of them is painted."""
    changes, moment = workspace.level.changes, workspace.moment
    if not changes:
        return workspace
    ui.heading(column.take(ui.theme.heading), "Maps in time", about=ABOUT)
    options = [Option("0", "At the start"), *(Option(str(n), _words(change.at)) for n, change in enumerate(changes, start=1))]
    row = Row(column.take(ui.theme.row), ui.theme.gap)
    add = row.right(ui.theme.row)
    chosen = int(ui.dropdown("moment", row.rest(), options, str(moment), tooltip="Which map is painted"))
    if chosen != moment:
        return with_moment(workspace, chosen)
    if ui.button("add-moment", add, "", icon="plus", tooltip=f"Another map later. {ABOUT}"):
        return _with_added_map(workspace)
    if moment:
        return _begins(ui, column, workspace)
    words = "Now you paint the map of the start. The others stay as they are."
    ui.paragraph(column, words, "small", theme.MUTED)
    return workspace


def _begins(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """When the painted map begins, and its end."""
    moment = workspace.moment
    least, most = steps_between(workspace.level, moment)
    row = Row(column.take(ui.theme.row), ui.theme.gap)
    remove = row.right(ui.theme.row)
    now = workspace.level.changes[moment - 1].at
    tip = "Steps that the mouse has made in all, over all episodes, when this map begins"
    after = int(ui.number("moment-step", row.rest(), "From step", now, least, most, step=100, tooltip=tip))
    if after != now:
        return workspace.edited(SetStep(moment, after), f"moment-step-{workspace.tool.stroke}", whole=True)
    if ui.button("remove-moment", remove, "", icon="trash", tooltip="Remove this map; the one before it stays in force"):
        return with_moment(workspace.edited(RemoveChange(moment), whole=True), moment - 1)
    return workspace


def _words(step: int) -> str:
    return f"From step {step:,}"


def _with_added_map(workspace: Workspace) -> Workspace:
    """With another map at the end, which is painted from now on."""
    after = workspace.edited(AddChange(), whole=True)
    return with_moment(after, len(after.level.changes))


def with_moment(workspace: Workspace, moment: int) -> Workspace:
    """With another one of its maps under the brush."""
    tool = replace(workspace.tool, moment=moment, trail=(), aiming=False, walking=False, shown=())
    return replace(workspace, tool=tool)
