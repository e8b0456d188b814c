"""What is written out of the window: the level in other programs' formats, and pictures of the window."""

import time
from dataclasses import replace
from typing import Any

from playground import paths
from playground.ui import documents, wishes
from playground.ui.arrivals import departed
from playground.ui.board.tile_sheet import png
from playground.ui.wishes import WishRefused
from playground.ui.workspace import Workspace
from playground.world.exchange import formats

PICTURE = ".png"
"""The ending of the name of a picture beside an exported level."""


def preview(workspace: Workspace, wish: wishes.Preview, window: Any) -> Workspace:
    """Shows what the level would lose in a format."""
    dialog = workspace.dialog
    return workspace.with_dialog(replace(dialog, choice=wish.format, departure=departed(workspace.level, wish.format)))


def export(workspace: Workspace, wish: wishes.Export, window: Any) -> Workspace:
    """Writes the level in a format, with the pictures that belong beside it; nothing is written over."""
    path = wish.place or documents.free_path(wish.title, formats()[wish.format].suffixes[0], PICTURE)
    written = departed(workspace.level, wish.format, path.name)
    if written.problem:
        raise WishRefused(written.problem)
    pictures = {path.with_name(sheet.name): png(sheet) for sheet in written.pictures}
    taken = next((file.name for file in pictures if wish.place is not None and file.exists()), "")
    if taken:
        raise WishRefused(f"A picture {taken} lies there already, which is left as it is: take another name.")
    paths.atomic_writes({**pictures, path: written.text.encode("utf-8")})
    names = " and ".join(file.name for file in (path, *pictures))
    return workspace.say(f"Written as {names} in {path.parent}")


def picture(workspace: Workspace, wish: wishes.Picture, window: Any) -> Workspace:
    """The window as a picture."""
    path = wish.place or paths.user_pictures() / time.strftime("bellman-%Y-%m-%d-%H%M%S.png")
    while wish.place is None and path.exists():  # two within a second are two
        path = path.with_stem(f"{path.stem}-2")
    if wish.content:
        paths.atomic_write(path, wish.content)
    else:
        window.picture(path)
    return workspace.say(f"Picture saved as {path.name} in {path.parent}")
