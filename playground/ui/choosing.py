"""What a place on the disk is chosen for, and how the wish for it goes on once there is one."""

import os
from dataclasses import dataclass, replace
from pathlib import Path

from playground import paths
from playground.ui import disk_places, documents, wishes
from playground.ui.aspects import OpenDialog
from playground.ui.wishes import Wish
from playground.ui.workspace import Workspace
from playground.world.exchange import formats

DIALOG = "choose"
"""The id of the card."""


@dataclass(frozen=True)
class PlaceWanted:
    """Why a place is sought. title: of the card. wish: what is wished once there is one. name: of a new file, "" to open one."""

    title: str
    wish: Wish
    name: str = ""

    @property
    def saves(self) -> bool:
        """Whether it is a place for a new file."""
        return bool(self.name)


@dataclass(frozen=True)
class SystemAsked:
    """Whether the system's own dialog is open."""

    going: bool = False


@dataclass(frozen=True)
class BeingRead:
    """The file that is being read beside the frames, "" for none, and how many wait after it."""

    name: str = ""
    waiting: int = 0


OPENS = PlaceWanted("Open a file", wishes.Receive())
"""Any file or folder: a level in any format, a run, an agent, a picture card."""


def with_choice(workspace: Workspace, wanted: PlaceWanted, folder: Path | None = None, why: str = "") -> Workspace:
    """With the card that asks for a place, over the dialog that is open; it begins in the folder that was used last."""
    recent = disk_places.recent_folders()
    begin = folder or (recent[0] if recent else paths.user_levels())
    begin = begin if os.path.isdir(begin) else Path.home()
    text = os.path.join(begin, wanted.name)
    under = workspace.dialog if workspace.dialog.id not in ("", DIALOG) else None
    return workspace.with_dialog(OpenDialog(DIALOG, text=text, choice=why, pending=wanted, under=under))


def name_of(wish: Wish) -> str:
    """A name for the new file of a wish."""
    if isinstance(wish, wishes.Export):
        return documents.file_name(wish.title, formats()[wish.format].suffixes[0])
    if isinstance(wish, wishes.SaveAt):
        return documents.file_name(wish.title)
    if isinstance(wish, wishes.KeepRun):
        return documents.file_name(wish.name, ".run")
    if isinstance(wish, wishes.ShareLevel):
        return "shared.txt" if wish.way == "text" else "shared.png"
    return f"run{wish.ending}" if isinstance(wish, wishes.ExportRun) else "playground.png"


def placed(wanted: PlaceWanted, text: str) -> Wish:
    """The wish with the place that was typed. PlaceError where that is none, or holds something that would be written over."""
    wish = wanted.wish
    if isinstance(wish, wishes.SaveAt):
        return replace(wish, text=text)
    if isinstance(wish, wishes.Receive):
        return replace(wish, path=disk_places.existing(text))
    assert isinstance(wish, wishes.Export | wishes.Picture | wishes.KeepRun | wishes.ExportRun | wishes.ShareLevel)
    return replace(wish, place=disk_places.new_file(text, wanted.name))


def refused(workspace: Workspace, words: str) -> Workspace:
    """With a sentence on what went wrong: in the card where a place was just chosen, else as a note."""
    if workspace.dialog.id == DIALOG:
        return workspace.with_dialog(replace(workspace.dialog, choice=words))
    return workspace.say(words, "error")


def fulfilled(before: Workspace, after: Workspace, wish: Wish) -> Workspace:
    """After a wish was granted: the card that asked for its place is closed, and its folder is remembered."""
    wanted = before.dialog.pending
    if before.dialog.id != DIALOG or not isinstance(wanted, PlaceWanted) or type(wish) is not type(wanted.wish):
        return after
    place = wish.path if isinstance(wish, wishes.Receive) else getattr(wish, "place", None)
    if place is not None:
        disk_places.note_folder(place.parent)
    return after.with_dialog(OpenDialog()) if after.dialog.id == DIALOG else after
