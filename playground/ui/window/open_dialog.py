"""The dialog that is open over the window, and below it the one that it lies over."""

from types import MappingProxyType

from playground.ui.dialogs.window_dialogs import DIALOGS
from playground.ui.kit import Ui
from playground.ui.workspace import Workspace


def _glossary(ui: Ui, workspace: Workspace) -> Workspace:
    """The glossary; its doors lead into the course, which is loaded when it is first needed."""
    from playground.ui.window.glossary_card import glossary_card

    return glossary_card(ui, workspace)


CARDS = MappingProxyType({**DIALOGS, "glossary": _glossary})
"""Every dialog by its id."""


def dialogs(ui: Ui, workspace: Workspace) -> Workspace:
    """The open dialog, and below it the one that it lies over, which nobody can reach."""
    below, card = workspace.dialog.under, CARDS.get(workspace.dialog.id)
    if below is not None:
        CARDS[below.id](ui, workspace.with_dialog(below))
    return card(ui, workspace) if card else workspace
