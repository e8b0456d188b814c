"""Runs as documents: the one that goes on is saved under a name or exported, another one is opened."""

import os
from dataclasses import replace
from pathlib import Path

import pygame

from playground import paths
from playground.ui import theme, wishes
from playground.ui.choosing import OPENS, PlaceWanted, name_of, with_choice
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.rewinding import LONGEST, SavedRuns
from playground.ui.wishes import ExportRun
from playground.ui.workspace import Workspace

ASKS = "asks"
"""The choice of the dialog while a person wants to be asked where files go."""
MOST = 40
"""Runs that are listed at most."""
EXPORTS = (
    ("numbers", "Numbers (CSV)", "V, Q, policy and visits of every state at the moment that is shown"),
    ("episodes", "Episodes (CSV)", "Return, length and end of every episode until now"),
    ("curve", "Curve (CSV)", "The points of the learning curve until now"),
    ("curve-png", "Curve (PNG)", "The learning curve as a picture"),
    ("curve-svg", "Curve (SVG)", "The learning curve as a drawing that stays sharp"),
    (
        "film",
        "Film (GIF)",
        "The board from the moment that it is compared with, or else from its beginning, to the one that is shown",
    ),
    ("film-webp", "Film (WebP)", "The same, smaller and with all colours"),
    ("film-mp4", "Film (MP4)", "The same for players of films, where PyAV is installed"),
)
"""The buttons: id, words, what it does."""


def export_of(workspace: Workspace, id: str) -> ExportRun:
    """What is asked of the command line for one of the exports, at the moment that is shown."""
    past, then = workspace.snapshot.timeline, workspace.snapshot.reference
    assert past is not None
    at, branch = ("--at", f"{past.at}"), ("--branch", f"{past.branch}")
    since = past.first if then is None or then.timeline is None else then.timeline.at
    begin, end = sorted((since, past.at))
    overlays = ",".join(sorted(workspace.look.overlays & SHOWN)) or "values"
    film = ("--from", f"{begin}", "--to", f"{end}", "--overlays", overlays, "--progress", *branch)
    return {
        "numbers": ExportRun("export", (*at, *branch, "--what", _quantities(workspace)), ".csv"),
        "episodes": ExportRun("export", (*at, *branch, "--what", "episodes"), ".csv"),
        "curve": ExportRun("export", (*at, *branch, "--what", "curve"), ".csv"),
        "curve-png": ExportRun("export", (*at, *branch, "--what", "curve"), ".png"),
        "curve-svg": ExportRun("export", (*at, *branch, "--what", "curve"), ".svg"),
        "film": ExportRun("record", film, ".gif"),
        "film-webp": ExportRun("record", film, ".webp"),
        "film-mp4": ExportRun("record", film, ".mp4"),
    }[id]


SHOWN = frozenset({"values", "arrows", "thread", "q-values"})
"""Overlays of the board that a film shows, too."""


def _quantities(workspace: Workspace) -> str:
    """What the learner knows of its states."""
    from playground.training.run_tables import QUANTITIES

    return ",".join(name for name, field in QUANTITIES.items() if field in workspace.snapshot.fields)


def saved() -> list[Path]:
    """The person's own runs, the newest first."""
    folder = paths.user_levels()
    files = [path for path in folder.glob("*.run") if os.path.isfile(path)] if os.path.isdir(folder) else []
    return sorted(files, key=lambda path: -path.stat().st_mtime_ns)[:MOST]


def saved_runs(ui: Ui, workspace: Workspace) -> Workspace:
    """Save, export, open, one below the other."""
    lengths = ui.theme
    with ui.dialog("runs", "Runs", (lengths.px(520), lengths.px(500))) as dialog:
        with ui.scroll("runs-scroll", dialog.rect) as area:
            column = Column(area.rect.inflate(-2 * lengths.gap, 0), lengths.gap)
            if workspace.snapshot.timeline is not None:
                workspace = _save(ui, column, workspace)
                workspace = _export(ui, column, workspace)
                asks = ui.toggle("runs-ask", column.take(lengths.toggle), "Ask where files go", workspace.dialog.choice == ASKS)
                if workspace.dialog.id == "runs":
                    workspace = replace(workspace, dialog=replace(workspace.dialog, choice=ASKS if asks else ""))
            workspace = _open(ui, column, workspace)
            area.used(column.used + lengths.gap)
    return workspace.close_dialog() if dialog.closed and workspace.dialog.id == "runs" else workspace


def _save(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """A name, and the button that saves."""
    lengths = ui.theme
    ui.heading(column.take(lengths.heading), "Save this run", about="With its whole past, its bookmarks and its branches.")
    row = Row(column.take(lengths.row), lengths.gap)
    button = row.right(lengths.px(130))
    name = ui.text("run-name", row.rest(), workspace.dialog.text, placeholder="A name for this run", label="Name")
    workspace = replace(workspace, dialog=replace(workspace.dialog, text=name[:LONGEST]))
    if ui.button("run-save", button, "Save", icon="save", enabled=bool(name.strip())):
        return _wished(replace(workspace, dialog=replace(workspace.dialog, text="")), wishes.KeepRun(name.strip()))
    return workspace


def _wished(workspace: Workspace, wish: wishes.KeepRun | wishes.ExportRun) -> Workspace:
    """With a wish for a file in the person's folder, or with the question where it is to go."""
    if workspace.dialog.choice != ASKS or (isinstance(wish, wishes.ExportRun) and wish.copies):
        return workspace.ask(wish)
    return with_choice(workspace, PlaceWanted("Where is it to go?", wish, name_of(wish)))


def _export(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The exports, or how far one is, with the button that cancels it."""
    lengths, going = ui.theme, workspace.recall(SavedRuns)
    ui.heading(column.take(lengths.heading), "Export", about="Written into your folder by a process of its own; you can go on.")
    if going.exporting:
        row = Row(column.take(lengths.button), lengths.gap)
        if ui.button("export-cancel", row.right(lengths.px(130)), "Cancel", icon="close"):
            return workspace.ask(wishes.StopExport())
        ui.label(row.rest(), f"Writing {going.exporting} … {going.share:.0%}", id="export-progress")
        return workspace
    for first in range(0, len(EXPORTS), 2):
        pair = EXPORTS[first : first + 2]
        for (id, words, about), rect in zip(pair, Row(column.take(lengths.button), lengths.gap).split(2), strict=False):
            if ui.button(f"export-{id}", rect, words, tooltip=about):
                workspace = _wished(workspace, export_of(workspace, id))
    return workspace


def _open(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The runs that were saved; one of elsewhere is dropped on the window."""
    lengths = ui.theme
    ui.heading(column.take(lengths.heading), "Open a run", about="Or drop its file on the window.")
    folder = paths.user_levels()
    changed = folder.stat().st_mtime_ns if os.path.isdir(folder) else 0
    files: list[Path] = ui.kept(f"runs/files-{changed}", saved)
    for number, path in enumerate(files):
        if ui.link(f"run-{number}", pygame.Rect(column.take(lengths.toggle)), path.stem, tooltip=f"Open {path.name}"):
            workspace = workspace.leave(wishes.OpenSaved(path))
    if not files:
        ui.label(column.take(lengths.line), "None is saved yet.", colour=theme.MUTED)
    if ui.button("runs-file", column.take(lengths.button), "Open a file …", icon="folder", tooltip="A run from any folder"):
        workspace = with_choice(workspace, OPENS)
    return workspace
