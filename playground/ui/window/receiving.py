"""What arrives at the window: files that are dropped or chosen, texts that are pasted, levels that are opened."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from playground.ui import documents, wishes
from playground.ui.arrivals import Arrival, arrived, of_file
from playground.ui.aspects import OpenDialog
from playground.ui.kit import clipboard
from playground.ui.window import guests, run_keeper, sharing, shelf_keeper
from playground.ui.window.aside_reading import AT_ONCE, AsideReader, size_of
from playground.ui.window.guests import Reception
from playground.ui.wishes import WishRefused
from playground.ui.workspace import Workspace

QUESTIONS = frozenset({"arrival", "shared", "leave"})
"""The cards about something that came before: a large file waits until they are answered."""


def receive(workspace: Workspace, wish: wishes.Receive, window: Any) -> Workspace:
    """Takes in a file or a text that was dropped or chosen."""
    if wish.path is None:
        return sharing.received(workspace, wish.text) or shown(workspace, arrived(wish.text))
    path = wish.path
    return _read(workspace, wish, window, path, lambda before: reception(before, path))


def reception(workspace: Workspace, path: Path) -> Reception:
    """Reads a file, whatever it is; what becomes of the window then. LevelError, WishRefused, UnicodeError, OSError say why not.

    Of the workspace it only reads what the file is read for; it may be called on another thread.
    """
    if (code := sharing.reception(path)) is not None:
        return code
    if run_keeper.is_run(path):
        return lambda now: now.leave(wishes.OpenSaved(path))
    if guests.is_agent(workspace, path):
        return guests.welcome(workspace, path)
    arrival = of_file(path)
    if arrival.at_once:  # a file of our own is not a copy: it is opened where it lies
        return lambda now: now.leave(wishes.Open(str(path)))
    return lambda now: shown(now, arrival)


def open_level(workspace: Workspace, wish: wishes.Open, window: Any) -> Workspace:
    """Opens a level by its name or its path; what is unsaved has been asked about."""

    def read(before: Workspace) -> Reception:
        document, level = documents.opened(wish.source), before.own_level

        def taken_in(now: Workspace) -> Workspace:
            if now.own_level is not level and now.unsaved:  # changed while it was read
                return now.leave(wish)
            return shelf_keeper.noted(now.shown(document, resumes=True))

        return taken_in

    return _read(workspace, wish, window, Path(wish.source), read, waits=False)


def visit(workspace: Workspace, wish: wishes.Visit, window: Any) -> Workspace:
    """The level that an agent was trained on, and the agent."""
    return _read(workspace, wish, window, wish.path, lambda before: guests.visit(before, wish))


def _read(
    workspace: Workspace, wish: wishes.Wish, window: Any, path: Path, read: Callable[[Workspace], Reception], waits: bool = True
) -> Workspace:
    """Reads at once what is small, and beside the frames what is not. waits: also what is small, where others wait."""
    reader: AsideReader | None = getattr(window, "reader", None)
    if reader is None or (size_of(path) <= AT_ONCE and not (waits and reader.busy)):
        return read(workspace)(workspace)
    if workspace.dialog.id not in QUESTIONS:  # over a card nobody would see that it is read, nor stop it
        workspace = workspace.with_dialog(OpenDialog())
    return reader.begin(workspace, wish, path, read)


def take_in(workspace: Workspace, wish: wishes.TakeIn, window: Any) -> Workspace:
    """What was read beside the frames."""
    after: Workspace = wish.reading.take_in(workspace)
    return after


def paste(workspace: Workspace, wish: wishes.Paste, window: Any) -> Workspace:
    """Takes in the text of the clipboard."""
    text = clipboard.get()
    if not text.strip():
        raise WishRefused("There is no text in the clipboard.")
    return sharing.received(workspace, text) or shown(workspace, arrived(text))


def reread(workspace: Workspace, wish: wishes.Reread, window: Any) -> Workspace:
    """Reads what has arrived once more, as something else or another part of it."""
    before = workspace.dialog.arrival
    if before is None:
        return workspace
    return shown(workspace, arrived(before.text, before.name, wish.format, wish.part, before.origin, before.folder))


def shown(workspace: Workspace, arrival: Arrival) -> Workspace:
    """Opens the card about what has arrived; one of our own levels needs none."""
    if arrival.at_once and workspace.dialog.arrival is None:
        return workspace.leave(wishes.Take(arrival))
    return workspace.with_dialog(OpenDialog("arrival", arrival=arrival))


def take(workspace: Workspace, wish: wishes.Take, window: Any) -> Workspace:
    """Opens what has arrived; what is unsaved has been asked about."""
    if wish.arrival.level is None:
        raise WishRefused(wish.arrival.problem)
    opened = workspace.shown(documents.copied(wish.arrival.level, Path(wish.arrival.name).stem))
    return opened.say(f"Here is {wish.arrival.name or 'what you pasted'}; save it to keep it.")
