"""The card that offers to save a level elsewhere, where its usual folder refuses it."""

from dataclasses import replace
from pathlib import Path

from playground.ui import wishes
from playground.ui.dialogs.place_field import marked_place, place_field
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.workspace import Workspace

WIDE, LIST = 560, 260
"""Units of its width, and of the height of the field with its list."""


def elsewhere(ui: Ui, workspace: Workspace) -> Workspace:
    """Why it could not be saved, a place to type, and the buttons; the work stays whatever is pressed."""
    lengths, asked = ui.theme, workspace.dialog
    room = min(lengths.px(WIDE), ui.surface.get_width() - 2 * lengths.gap - 2 * lengths.px(22))
    high = ui.measure_rich(room, asked.choice)
    whole = high + lengths.small_line + lengths.px(LIST) + lengths.button + 4 * lengths.space
    with ui.dialog("elsewhere", "Save elsewhere", (room, whole)) as dialog:
        column = Column(dialog.rect, lengths.space)
        ui.rich(column.take(high), asked.choice, id="elsewhere-why")
        ui.label(column.take(lengths.small_line), "A folder and a name on another disk, or in a folder of yours", style="small")
        save, copy, cancel = Row(column.bottom(lengths.button), lengths.gap).split(3)
        field = Column(column.rest(), lengths.gap)
        name = Path(asked.text).name or "level.toml"
        workspace = place_field(ui, field, workspace, "elsewhere-place", "Save elsewhere", name)
        place = workspace.dialog.text
        if ui.button("elsewhere-save", save, "Save there", icon="save", primary=True, enabled=bool(place.strip())):
            taken = marked_place(ui, "elsewhere-place", place, saves=True)
            if taken is not None:
                return replace(workspace, dialog=replace(workspace.dialog, text=taken))
            return workspace.ask(wishes.SaveAt(place, asked.title, asked.then))
        if ui.button("elsewhere-copy", copy, "Copy as text", icon="copy"):
            return workspace.ask(wishes.Copy())
        if ui.button("elsewhere-cancel", cancel, "Cancel"):
            return workspace.close_dialog()
    return workspace.close_dialog() if dialog.closed and workspace.dialog.id == "elsewhere" else workspace
