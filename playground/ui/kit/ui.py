"""The kit in one object: `Ui` is a frame with all the widgets."""

from playground.ui.kit.boards import Boards
from playground.ui.kit.dialogs import Dialogs
from playground.ui.kit.dropdowns import Dropdowns
from playground.ui.kit.lists import Lists
from playground.ui.kit.notches import Notches


class Ui(Dialogs, Dropdowns, Lists, Notches, Boards):
    """An immediate-mode screen; the package's first page tells how to use it."""
