"""The card that asks for a place on the disk: to open a file or a folder from anywhere, or to write a new file anywhere."""

from dataclasses import replace

from playground.ui import theme
from playground.ui.choosing import DIALOG, PlaceWanted, placed, refused
from playground.ui.dialogs.place_field import marked_place, place_field
from playground.ui.disk_places import SEPARATORS, PlaceError
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.wishes import StopAsking
from playground.ui.workspace import Workspace

SIZE = (640, 520)
"""Units of its contents."""
ANYTHING = "A level in any format, a run, a trained agent (a file or its folder), a picture card or a code in a text."


def file_chooser(ui: Ui, workspace: Workspace) -> Workspace:
    """The field with its list, what was refused, and the buttons."""
    lengths, wanted = ui.theme, workspace.dialog.pending
    if not isinstance(wanted, PlaceWanted):
        return workspace.close_dialog()
    with ui.dialog(DIALOG, wanted.title, (lengths.px(SIZE[0]), lengths.px(SIZE[1]))) as dialog:
        column = Column(dialog.rect, lengths.gap)
        foot = Row(column.bottom(lengths.button), lengths.gap)
        why = workspace.dialog.choice
        words = why or ("A folder and a name, on any disk." if wanted.saves else ANYTHING)
        high = ui.measure_rich(column.rect.width, words, "small")
        ui.rich(column.take(high), words, "small", theme.ERROR if why else theme.MUTED, id="choose-why")
        workspace = place_field(ui, column, workspace, "choose-place", wanted.title, wanted.name)
        accept, cancel = foot.split(2)
        able, words = bool(workspace.dialog.text.strip()), "Save there" if wanted.saves else "Open"
        if ui.button("choose-accept", accept, words, icon="save" if wanted.saves else "folder", primary=True, enabled=able):
            return _accepted(ui, workspace, wanted)
        if ui.button("choose-cancel", cancel, "Cancel"):
            return workspace.close_dialog().ask(StopAsking())
    if dialog.closed and workspace.dialog.id == DIALOG:
        return workspace.close_dialog().ask(StopAsking())
    return workspace


def _accepted(ui: Ui, workspace: Workspace, wanted: PlaceWanted) -> Workspace:
    """Takes the marked suggestion, or else wishes what the place was sought for."""
    taken = marked_place(ui, "choose-place", workspace.dialog.text, wanted.saves)
    if taken is not None:
        workspace = replace(workspace, dialog=replace(workspace.dialog, text=taken, choice=""))
        if wanted.saves or taken.endswith(SEPARATORS):
            return workspace
    try:
        return workspace.with_dialog(replace(workspace.dialog, choice="")).ask(placed(wanted, workspace.dialog.text))
    except PlaceError as error:
        return refused(workspace, str(error))
