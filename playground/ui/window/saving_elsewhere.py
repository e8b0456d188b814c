"""Where the usual folder refuses a level (full, read-only, gone), it can be saved anywhere else; what was to follow, follows."""

import os
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from playground.edit.level_edits import SetText
from playground.ui import disk_places, documents, unsaved_work, wishes
from playground.ui.aspects import OpenDialog
from playground.ui.choosing import PlaceWanted, name_of, refused, with_choice
from playground.ui.disk_places import NOWHERE, TAKEN
from playground.ui.drawing.png import png_bytes
from playground.ui.window import shelf_keeper
from playground.ui.window.wish_refusals import refusal
from playground.ui.wishes import Wish
from playground.ui.workspace import Workspace


def kept(workspace: Workspace, document: documents.Document) -> Workspace:
    """With the level as it lies in its file now; what was kept of it as unsaved is forgotten."""
    unsaved_work.forget(unsaved_work.autosave_path())
    name, folder = (document.path.name, document.path.parent) if document.path else ("", "")
    copied = workspace.document.path is None and bool(workspace.source)
    words = f"A copy was made: {name} in {folder}" if copied else f"Saved as {name}"
    return shelf_keeper.noted(replace(workspace, document=document)).say(words)


def offered(workspace: Workspace, wish: Wish, error: OSError, wanted: Sequence[Wish], window: Any = None) -> Workspace:
    """Says what the system refused; where that was to write something, with a card to write it elsewhere.

    wanted: all that was wished; what comes after the save is done once it is saved.
    """
    words = refusal(wish, error)
    surface = getattr(window, "surface", None)
    if isinstance(wish, wishes.Picture) and surface is not None:  # as it is now: the card would be on it
        taken = wish if wish.content else replace(wish, content=png_bytes(surface))
        wanted_place = PlaceWanted("Save elsewhere", replace(taken, place=None), name_of(wish))
        return with_choice(workspace.say(words, "error"), wanted_place, _folder())
    if isinstance(wish, wishes.Export | wishes.KeepRun | wishes.ExportRun | wishes.ShareLevel):
        return with_choice(workspace, PlaceWanted("Save elsewhere", replace(wish, place=None), name_of(wish)), _folder(), words)
    if not isinstance(wish, wishes.Save | wishes.SaveAs):
        return refused(workspace, words)
    title = wish.title if isinstance(wish, wishes.SaveAs) else ""
    full = error.filename if isinstance(error.filename, str) else ""
    later = next(iter(wanted[wanted.index(wish) + 1 :]), None)
    name = documents.file_name(title or workspace.own_level.title)
    place = str(_folder(Path(full).parent if full else None) / name)
    return workspace.with_dialog(OpenDialog("elsewhere", text=place, choice=words, title=title, then=later))


def _folder(refusing: Path | None = None) -> Path:
    """The first of some usual folders that seems to take files."""
    own = (Path.home() / "Documents", Path.home(), Path.cwd(), Path(tempfile.gettempdir()))
    return next(
        (folder for folder in own if folder != refusing and os.path.isdir(folder) and os.access(folder, os.W_OK)), own[-1]
    )


def save_at(workspace: Workspace, wish: wishes.SaveAt, window: Any) -> Workspace:
    """Saves the level at a place that was typed; where that is none, the card says why and stays."""
    asked = OpenDialog("elsewhere", text=wish.text, title=wish.title, then=wish.then)
    level = workspace.level
    try:
        path = disk_places.path_of(wish.text)
        path = path / documents.file_name(wish.title or level.title) if path.is_dir() else path
        path = path if path.suffix.lower() == ".toml" else path.with_name(f"{path.name}.toml")
        if not path.is_absolute() or not path.parent.is_dir():
            return workspace.with_dialog(replace(asked, choice=NOWHERE))
        if os.path.lexists(path):
            return workspace.with_dialog(replace(asked, choice=TAKEN))
        titled = workspace.edited(SetText(wish.title, level.about)) if wish.title else workspace
        document = documents.saved(titled.document, titled.level, path)
    except (OSError, ValueError, RuntimeError) as error:  # a NUL in it, or nobody's ~
        words = refusal(wish, error) if isinstance(error, OSError) else NOWHERE
        return workspace.with_dialog(replace(asked, choice=words))
    saved = kept(titled, document).with_dialog(OpenDialog())
    return saved if wish.then is None else saved.ask(wish.then)
