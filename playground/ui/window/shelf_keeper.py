"""The window's hand on the shelf: levels are renamed, copied, moved, deleted, brought back; the one in the window follows."""

from dataclasses import replace
from pathlib import Path

from playground.ui import documents, level_tending, recent_levels, wishes
from playground.ui.aspects import OpenDialog
from playground.ui.level_tending import AroundShelf, ShelfAct, TendingError
from playground.ui.wishes import WishRefused
from playground.ui.workspace import Workspace

UNSAVED = "This level has changes that are not saved: save them first, then it can be renamed or moved."


def browse(workspace: Workspace) -> Workspace:
    """The shelf as the folders are now."""
    around = AroundShelf(recent_levels.recent(), level_tending.bin_content())
    return replace(workspace, shelf=documents.shelf()).remember(around)


def noted(workspace: Workspace) -> Workspace:
    """The level in the window is the one that was opened last."""
    if workspace.occasion.keeps:
        recent_levels.note(workspace.source)
    return workspace


def tend(workspace: Workspace, wish: wishes.Tend) -> Workspace:
    """Does it, and shows the shelf as it is then. OSError and WishRefused say why not."""
    try:
        after = browse(_ACTS[wish.act](workspace, wish))
    except TendingError as error:
        raise WishRefused(str(error)) from error
    title = next((entry.title for entry in after.shelf if entry.source == after.dialog.choice), "")
    return replace(after, dialog=replace(after.dialog, text=title)) if after.dialog.id == "level-card" else after


def _rename(workspace: Workspace, wish: wishes.Tend) -> Workspace:
    path = Path(wish.source)
    _settled(workspace, path)
    return _followed(workspace, path, level_tending.renamed(path, wish.words)).say(f"It is called “{wish.words.strip()}” now.")


def _move(workspace: Workspace, wish: wishes.Tend) -> Workspace:
    path = Path(wish.source)
    _settled(workspace, path)
    target = level_tending.moved(path, wish.words)
    return _followed(workspace, path, target).say(f"Moved to {target.parent.name}.")


def _duplicate(workspace: Workspace, wish: wishes.Tend) -> Workspace:
    target = level_tending.duplicated(wish.source)
    return _at(workspace, target).say(f"A copy was made: {target.name}")


def _bin(workspace: Workspace, wish: wishes.Tend) -> Workspace:
    path, document = Path(wish.source), workspace.own_document
    level_tending.binned(path)
    words = f"{path.stem} is in the bin, at the end of the list of levels."
    if document.path == path:  # what is on the screen stays there, without a place of its own
        workspace = _with_document(workspace, replace(document, path=None, digest="", fresh=True, source=""))
        words = f"{path.stem} is in the bin. What you see stays until you leave it."
    return replace(workspace, dialog=OpenDialog("levels")).say(words)


def _unbin(workspace: Workspace, wish: wishes.Tend) -> Workspace:
    target = level_tending.unbinned(Path(wish.source))
    return workspace.say(f"{target.stem} is back in {target.parent.name}.")


def _restore(workspace: Workspace, wish: wishes.Tend) -> Workspace:
    path = Path(wish.source)
    _settled(workspace, path)
    document = documents.opened(path)
    after = level_tending.restored(document, Path(wish.words))
    if workspace.own_document.path == path:
        workspace = workspace.shown(after, resumes=True)
    return _at(workspace, path).say("It is again as it was then; what it was until now is among its versions.")


_ACTS = {
    ShelfAct.RENAME: _rename,
    ShelfAct.DUPLICATE: _duplicate,
    ShelfAct.MOVE: _move,
    ShelfAct.BIN: _bin,
    ShelfAct.UNBIN: _unbin,
    ShelfAct.RESTORE: _restore,
}


def _settled(workspace: Workspace, path: Path) -> None:
    """WishRefused where the window holds changes of this very file that are not saved."""
    if workspace.own_document.path == path and workspace.own_document.unsaved(workspace.own_level):
        raise WishRefused(UNSAVED)


def _followed(workspace: Workspace, path: Path, target: Path) -> Workspace:
    """The level in the window has its new place where it was that of this file."""
    if workspace.own_document.path == path:
        workspace = noted(workspace.shown(documents.opened(target), resumes=True))
    return _at(workspace, target)


def _at(workspace: Workspace, path: Path) -> Workspace:
    """With the card of a file open."""
    return replace(workspace, dialog=OpenDialog("level-card", choice=str(path)))


def _with_document(workspace: Workspace, document: documents.Document) -> Workspace:
    aside = workspace.aside
    return replace(workspace, document=document) if aside is None else replace(workspace, aside=replace(aside, document=document))
