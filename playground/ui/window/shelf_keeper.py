"""The window's hand on the shelf: levels are renamed, copied, moved, deleted, brought back; the one in the window follows."""

import hashlib
from dataclasses import replace
from pathlib import Path

from playground.ui import documents, level_tending, recent_levels, shelf_undo, wishes
from playground.ui.around_shelf import AroundShelf, around_shelf
from playground.ui.aspects import OpenDialog
from playground.ui.level_tending import ShelfAct, TendingError
from playground.ui.shelf import shelf
from playground.ui.shelf_undo import TendedAct
from playground.ui.wishes import WishRefused
from playground.ui.workspace import Workspace
from playground.world import LevelError

UNSAVED = "This level has changes that are not saved: save them first, then it can be renamed or moved."


def browse(workspace: Workspace) -> Workspace:
    """The shelf as the folders are now; where nothing of a person's is kept, nothing of a person's is shown."""
    if not workspace.occasion.keeps:
        return replace(workspace, shelf=shelf(own=False)).remember(AroundShelf())
    around = around_shelf(workspace.recall(AroundShelf).acts)
    return replace(workspace, shelf=shelf()).remember(around)


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
    browser, card = _browser(workspace.dialog), after.dialog
    if card.id == "level-card":
        title = next((entry.title for entry in after.shelf if entry.source == card.choice), "")
        return replace(after, dialog=replace(card, text=title, under=browser))
    return replace(after, dialog=browser) if card == OpenDialog("levels") else after


def _browser(dialog: OpenDialog | None) -> OpenDialog:
    """The browser below a card, with what is looked for in it; a new one where there is none."""
    while dialog is not None and dialog.id != "levels":
        dialog = dialog.under
    return dialog or OpenDialog("levels")


def _rename(workspace: Workspace, wish: wishes.Tend) -> Workspace:
    path = Path(wish.source)
    _settled(workspace, path)
    act = shelf_undo.renaming(path, wish.words)
    return _done(_followed(workspace, path, act.source), act).say(f"It is called “{wish.words.strip()}” now.")


def _move(workspace: Workspace, wish: wishes.Tend) -> Workspace:
    path = Path(wish.source)
    _settled(workspace, path)
    act = shelf_undo.moving(path, wish.words)
    return _done(_followed(workspace, path, act.source), act).say(f"Moved to {act.source.parent.name}.")


def _duplicate(workspace: Workspace, wish: wishes.Tend) -> Workspace:
    act = shelf_undo.copying(wish.source)
    return _done(_at(workspace, act.source), act).say(f"A copy was made: {act.source.name}")


def _bin(workspace: Workspace, wish: wishes.Tend) -> Workspace:
    path = Path(wish.source)
    act = shelf_undo.binning(path)
    workspace, words = _homeless(workspace, path)
    return _done(replace(workspace, dialog=OpenDialog("levels")), act).say(words)


def _homeless(workspace: Workspace, path: Path) -> tuple[Workspace, str]:
    """The workspace after a file went into the bin, and what is said of that."""
    document = workspace.own_document
    if document.path != path:
        return workspace, f"{path.stem} is in the bin, at the end of the list of levels."
    # what is on the screen stays there, without a place of its own
    workspace = _with_document(workspace, replace(document, path=None, digest="", fresh=True, source=""))
    return workspace, f"{path.stem} is in the bin. What you see stays until you leave it."


def _home_again(workspace: Workspace, target: Path) -> Workspace:
    """After a file came out of the bin: what the window shows is that file again, where it is the same and lies nowhere else."""
    if workspace.own_document.path is not None or not workspace.own_document.fresh:
        return workspace
    try:
        document = documents.opened(target)
    except (LevelError, UnicodeError, OSError):
        return workspace
    return noted(_with_document(workspace, document)) if document.saved == workspace.own_level else workspace


def _undo(workspace: Workspace, wish: wishes.Tend) -> Workspace:
    """Takes the last act back; one that cannot be taken back is dropped with a sentence, so that the one before it can be."""
    around = workspace.recall(AroundShelf)
    if not around.acts:
        raise WishRefused("There is nothing to take back.")
    act = around.acts[-1]
    workspace = workspace.remember(replace(around, acts=around.acts[:-1]))
    if act.origin is not None:
        _settled(workspace, act.source)
    try:
        target = shelf_undo.undone(act)
    except TendingError as error:
        return workspace.say(str(error), "error")
    if act.origin is None:
        workspace, words = _homeless(workspace, act.source)
        return replace(workspace, dialog=OpenDialog("levels")).say(words)
    if not act.digest:
        there = replace(_home_again(workspace, target), dialog=OpenDialog("levels"))
        return there.say(f"{target.stem} is back in {target.parent.name}.")
    return _followed(workspace, act.source, target).say(f"It is {target.name} in {target.parent.name} again.")


def _done(workspace: Workspace, act: TendedAct) -> Workspace:
    """With an act that can be taken back; one that changed nothing is none."""
    if act.source == act.origin and act.digest == hashlib.sha256(act.before).hexdigest():
        return workspace
    around = workspace.recall(AroundShelf)
    return workspace.remember(replace(around, acts=(*around.acts, act)[-shelf_undo.MOST :]))


def _unbin(workspace: Workspace, wish: wishes.Tend) -> Workspace:
    target = level_tending.unbinned(Path(wish.source))
    return _home_again(workspace, target).say(f"{target.stem} is back in {target.parent.name}.")


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
    ShelfAct.UNDO: _undo,
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
