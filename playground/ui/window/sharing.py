"""What is shared from the window and what others have shared with it: codes go out as text or pictures, and come in again."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from playground import paths
from playground.settings import unusual
from playground.training.first_sight import still
from playground.ui import documents, wishes
from playground.ui.aspects import OpenDialog
from playground.ui.board.painter import overlays
from playground.ui.drawing.png import png_bytes
from playground.ui.drawing.qr_codes import QrError, qr_picture
from playground.ui.kit import clipboard
from playground.ui.shared_view import SharedView, lines_about, view_of
from playground.ui.stage.share_card import card
from playground.ui.window.looked_at import learning, looked_at
from playground.ui.window.run_keeper import COPIED, NO_CLIPBOARD
from playground.ui.wishes import WishRefused
from playground.ui.workspace import Workspace
from playground.world import library
from playground.world.exchange.sharing.shared import Shared, read, written
from playground.world.exchange.sharing.shared_files import text_in
from playground.world.exchange.sharing.text_code import holds_code, lines_of

SQUARE = 1000
"""Pixels of a QR code in a picture of its own, at most."""


def received(workspace: Workspace, text: str, path: Path | None = None) -> Workspace | None:
    """Shows what a code in a text or a file stands for, and asks whether to open it; None where there is none.

    LevelError for a bad one, OSError for a file that cannot be read.
    """
    if path is not None:
        taken_in = reception(path)
        return taken_in(workspace) if taken_in is not None else None
    return workspace.with_dialog(OpenDialog("shared", shared=read(text), text=text)) if holds_code(text) else None


def reception(path: Path) -> Callable[[Workspace], Workspace] | None:
    """Reads the code in a file; what becomes of the window then, None where there is no code.

    LevelError for a bad one, OSError for a file that cannot be read.
    """
    text = "" if path.is_dir() else text_in(path)
    if not holds_code(text):
        return None
    dialog = OpenDialog("shared", shared=read(text), text=text)
    return lambda workspace: workspace.with_dialog(dialog)


def take(workspace: Workspace, wish: wishes.TakeShared, window: Any) -> Workspace:
    """Opens what was shared, as it was looked at."""
    shared, view = wish.shared, view_of(wish.shared.view)
    if not workspace.learners and (shared.run or view.learner):
        return workspace.ask(wish)  # the learners are still waking up
    if shared.run:
        waiting: Workspace = window.run_keeper.open_shared(workspace, wish.code, view)
        return waiting
    document = documents.opened(shared.source) if shared.level is None else documents.copied(shared.level, "Shared level")
    words = "Here is what was shared." if shared.level is None else "Here is what was shared; save it to keep it."
    return looked_at(learning(workspace.shown(document), view), view).say(words)


def view_now(workspace: Workspace) -> SharedView:
    """How the level is looked at now, and who learns."""
    brain, look = workspace.brain, workspace.look
    dials = unusual(workspace.settings)
    return SharedView(
        workspace.mode, workspace.explanation, tuple(sorted(look.overlays)), None, look.floor, brain.learner, brain.seed, dials
    )


def share_level(workspace: Workspace, wish: wishes.ShareLevel, window: Any) -> Workspace:
    """Copies the code of the level, or writes it into the person's folder."""
    view = view_now(workspace) if wish.viewed else SharedView()
    level, source = workspace.level, workspace.document.source
    if level.table is not None and not library.runs_program(source):
        raise WishRefused("This level is a table that a program made, and no code can hold it.")
    own = level.table is None
    code = written(Shared(level if own else None, "" if own else source, view.values))
    return _WAYS[wish.way](workspace, code, view, wish.place)


def _copied(workspace: Workspace, code: str, view: SharedView, place: Path | None) -> Workspace:
    if not clipboard.put(lines_of(code) + "\n"):
        raise WishRefused(NO_CLIPBOARD)
    return workspace.say(COPIED)


def _written(workspace: Workspace, ending: str, content: bytes, place: Path | None) -> Workspace:
    path = place or documents.free_path(workspace.level.title or "level", ending)
    paths.atomic_write(path, content)
    return workspace.say(f"Written as {path.name} in {path.parent}")


def _card(workspace: Workspace, code: str, view: SharedView, place: Path | None) -> Workspace:
    seen, spec = workspace.snapshot, workspace.learners.get(view.learner)
    if view == SharedView() or seen.level != workspace.level:
        seen = still(workspace.level)
    shown = [overlay for id, overlay in overlays().items() if id in (view.overlays or ())]
    lines = lines_about(seen, spec.title if spec is not None else "", view, runs=False)
    return _written(workspace, ".png", card(seen, shown, lines, code), place)


def _square(workspace: Workspace, code: str, view: SharedView, place: Path | None) -> Workspace:
    try:
        return _written(workspace, ".png", png_bytes(qr_picture(code, SQUARE)), place)
    except QrError as error:
        raise WishRefused(f"{error} Share it as a picture card, or as text.") from error


def _text(workspace: Workspace, code: str, view: SharedView, place: Path | None) -> Workspace:
    return _written(workspace, ".txt", f"{lines_of(code)}\n".encode("ascii"), place)


_WAYS: Mapping[str, Callable[[Workspace, str, SharedView, Path | None], Workspace]] = MappingProxyType(
    {"copy": _copied, "card": _card, "square": _square, "text": _text}
)
SERVICES: Mapping[type, Callable[[Workspace, Any, Any], Workspace]] = MappingProxyType(
    {wishes.ShareLevel: share_level, wishes.TakeShared: take}
)
"""What fulfils the wishes about sharing."""
