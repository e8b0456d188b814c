"""The window's hand on the system's own dialog for files, a child process that is asked now and then whether it has an answer."""

import contextlib
from dataclasses import replace

from playground.systems import file_dialogs
from playground.systems.file_dialogs import OpenFileDialog
from playground.ui import choosing, disk_places
from playground.ui.choosing import SystemAsked
from playground.ui.wishes import AskSystem, WishRefused
from playground.ui.workspace import Workspace

CARDS = frozenset({choosing.DIALOG, "elsewhere"})
"""The cards that wait for such an answer."""


class SystemDialogs:
    """The dialog that is open, if one is."""

    def __init__(self) -> None:
        self._open: OpenFileDialog | None = None

    @property
    def fresh(self) -> bool:
        """Whether the next frame has an answer."""
        return self._open is not None and self._open.done

    def ask(self, workspace: Workspace, wish: AskSystem) -> Workspace:
        """Opens the dialog; one at a time. OSError and WishRefused say why not."""
        dialog = file_dialogs.offered()
        if dialog is None:
            raise WishRefused("This system has no dialog for files that can be shown here: type the place.")
        if self._open is None:
            self._open = OpenFileDialog(dialog, wish.question)
        return workspace.remember(SystemAsked(True))

    def stop(self, workspace: Workspace) -> Workspace:
        """Takes the dialog away because a person wants that."""
        self.close()
        return workspace.remember(SystemAsked()) if workspace.recall(SystemAsked).going else workspace

    def close(self) -> None:
        """Takes the dialog away."""
        if self._open is not None:
            self._open.close()
        self._open = None

    def with_news(self, workspace: Workspace) -> Workspace:
        """The workspace with what was chosen in the field of its card, once something was; without that card nothing is asked."""
        if self._open is None:
            return workspace
        if workspace.dialog.id not in CARDS:
            return self.stop(workspace)
        with contextlib.suppress(OSError):
            answer = self._open.answer()
            if answer is None:
                return workspace
            self._open = None
            workspace = workspace.remember(SystemAsked())
            if answer.problem:
                return choosing.refused(workspace, answer.problem)
            return _written(workspace, answer.place) if answer.place else workspace
        return self.stop(workspace)


def _written(workspace: Workspace, place: str) -> Workspace:
    """The place in the field, where it is one: it comes from outside like any other."""
    try:
        text = str(disk_places.path_of(place))
    except disk_places.PlaceError as error:
        return choosing.refused(workspace, str(error))
    return workspace.with_dialog(replace(workspace.dialog, text=text))
