"""Everything about one level of the shelf: what it is, where it lies, its older versions, and what can be done with its file."""

from dataclasses import replace
from pathlib import Path

from playground import paths
from playground.ui import theme, wishes
from playground.ui.aspects import OpenDialog
from playground.ui.board.thumbnail import thumbnail
from playground.ui.dialogs.ages import ago
from playground.ui.dialogs.browser import HARD
from playground.ui.dialogs.shelf_ends import last_run, undo_button
from playground.ui.kit import Option, Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.level_tending import ShelfAct, Version, versions
from playground.ui.shelf import Entry, folders_of
from playground.ui.wishes import Tend
from playground.ui.workspace import Workspace

PICTURE, OLD = (250, 170), (96, 64)
"""Units of the picture of the level, and of one of its versions."""
LONGEST = 80
"""Letters of a name."""
FIRST, OTHER = "My levels", "A new folder …"
"""The first folder of one's own levels; and one that does not exist yet."""


def level_card(ui: Ui, workspace: Workspace) -> Workspace:
    """The dialog about the level whose source is the dialog's choice."""
    entry = next((one for one in workspace.shelf if one.source == workspace.dialog.choice), None)
    lengths = ui.theme
    title = entry.title if entry is not None else "This level is gone"
    with ui.dialog("level-card", title, (lengths.px(620), lengths.px(560))) as dialog:
        if entry is not None and entry.level is not None:
            with ui.scroll("level-card-scroll", dialog.rect) as area:
                column = Column(area.rect.inflate(-2 * lengths.gap, 0), lengths.gap)
                workspace = _about(ui, column, workspace, entry)
                if entry.mine:
                    workspace = _file(ui, column, workspace, entry)
                    workspace = _versions(ui, column, workspace, entry)
                area.used(column.used + lengths.gap)
        else:
            ui.label(Column(dialog.rect, lengths.gap).take(lengths.line), "Its file is not there any more.")
    if dialog.closed and workspace.dialog.id == "level-card":
        return replace(workspace, dialog=OpenDialog()).open_dialog("levels", text=_searched(workspace))
    return workspace


def _searched(workspace: Workspace) -> str:
    """What was looked for in the browser below."""
    under = workspace.dialog.under
    return under.text if under is not None else ""


def _about(ui: Ui, column: Column, workspace: Workspace, entry: Entry) -> Workspace:
    """The picture beside the words, and the buttons that every level has."""
    lengths, level = ui.theme, entry.level
    assert level is not None
    row = Row(column.take(lengths.px(PICTURE[1])), lengths.space)
    picture = row.take(min(lengths.px(PICTURE[0]), row.rect.width // 2))
    ui.surface.blit(thumbnail(level, picture.size), picture)
    words = Column(row.rest(), lengths.gap)
    idea = f"{entry.group}, {HARD[entry.difficulty]}" if entry.difficulty else entry.group
    for text, colour in ((level.about, theme.INK), (level.source, theme.MUTED), ("" if entry.mine else idea, theme.MUTED)):
        if text:
            ui.paragraph(words, text, "small", colour)
    ui.label(words.take(lengths.small_line), f"{level.height} × {level.width} cells", style="small", colour=theme.MUTED)
    run = last_run(workspace, level)
    if run is not None:
        ui.paragraph(words, f"Last run: {run.words}. Opening the level goes on with it.", "small", theme.INK)
    opens, copies = Row(column.take(lengths.button), lengths.gap).split(2)
    if ui.button("card-open", opens, "Open", icon="folder", primary=True):
        return workspace.leave(wishes.Open(entry.source))
    if ui.button("card-duplicate", copies, "Duplicate", icon="copy", tooltip="A copy of your own, to change as you like"):
        return workspace.ask(Tend(ShelfAct.DUPLICATE, entry.source))
    return workspace


def _file(ui: Ui, column: Column, workspace: Workspace, entry: Entry) -> Workspace:
    """The name, the folder, the bin."""
    lengths, path = ui.theme, Path(entry.source)
    head = Row(column.take(lengths.row), lengths.gap)
    workspace = undo_button(ui, head, workspace, "card-undo")
    ui.label(head.rest(), f"{path.name} in {path.parent}", style="small", colour=theme.MUTED)
    row = Row(column.take(lengths.row), lengths.gap)
    button = row.right(lengths.px(120))
    name = ui.text("card-name", row.rest(), workspace.dialog.text, label="Name")
    workspace = replace(workspace, dialog=replace(workspace.dialog, text=name[:LONGEST]))
    able = bool(name.strip()) and name.strip() != entry.title
    if ui.button("card-rename", button, "Rename", icon="pencil", enabled=able):
        return workspace.ask(Tend(ShelfAct.RENAME, entry.source, name.strip()))
    row = Row(column.take(lengths.row), lengths.gap)
    bins = row.right(lengths.px(120))
    tip = "Into the bin at the end of the list of levels; from there it can be brought back."
    if ui.button("card-bin", bins, "Delete", icon="trash", tooltip=tip):
        return workspace.ask(Tend(ShelfAct.BIN, entry.source))
    options = [Option("", FIRST), *(Option(name, name) for name in folders_of(paths.user_levels())), Option(OTHER, OTHER)]
    folder = ui.dropdown("card-folder", row.rest(), options, entry.group, tooltip="In which folder it lies")
    if folder == OTHER:
        return workspace.with_dialog(OpenDialog("level-folder", choice=entry.source, under=workspace.dialog))
    return workspace if folder == entry.group else workspace.ask(Tend(ShelfAct.MOVE, entry.source, folder))


def folder_question(ui: Ui, workspace: Workspace) -> Workspace:
    """Asks for the name of a new folder, into which the level moves."""
    lengths, source = ui.theme, workspace.dialog.choice
    with ui.dialog("level-folder", "A new folder", (lengths.px(420), lengths.px(170))) as dialog:
        column = Column(dialog.rect, lengths.gap)
        name = ui.text("folder-name", column.take(lengths.row), workspace.dialog.text, placeholder="Its name", label="Folder")
        workspace = replace(workspace, dialog=replace(workspace.dialog, text=name[:40]))
        if ui.button("folder-make", column.bottom(lengths.button), "Move it there", icon="folder", enabled=bool(name.strip())):
            return workspace.ask(Tend(ShelfAct.MOVE, source, name.strip()))
    return workspace.close_dialog() if dialog.closed and workspace.dialog.id == "level-folder" else workspace


class _SeenVersions:
    """The versions of one file, read when its card opens."""

    def __init__(self) -> None:
        self.key: object = None
        self.versions: tuple[Version, ...] = ()


def _versions(ui: Ui, column: Column, workspace: Workspace, entry: Entry) -> Workspace:
    """The older versions with their pictures; a press makes one of them the level again."""
    lengths, seen = ui.theme, ui.kept("level-versions", _SeenVersions)
    if seen.key != (entry.source, entry.level):
        seen.key, seen.versions = (entry.source, entry.level), versions(Path(entry.source))
    about = "What the file was before each of the last saves. Bringing one back keeps what it is now as a version, too."
    ui.heading(column.take(lengths.heading), "Older versions", about=about)
    if not seen.versions:
        ui.label(column.take(lengths.line), "None yet: each save keeps what was there before.", style="small", colour=theme.MUTED)
    for version in seen.versions:
        row = Row(column.take(lengths.px(OLD[1])), lengths.gap)
        picture = row.take(lengths.px(OLD[0]))
        ui.surface.blit(thumbnail(version.level, picture.size), picture)
        button = row.right(lengths.px(150))
        button.inflate_ip(0, lengths.button - button.height)
        if ui.button(f"version-{version.path.name}", button, "Bring back", icon="undo"):
            return workspace.ask(Tend(ShelfAct.RESTORE, entry.source, str(version.path)))
        same = " (as it is now)" if version.level == entry.level else ""
        ui.label(row.rest(), f"Until {ago(version.age)}{same}", style="small")
    return workspace
