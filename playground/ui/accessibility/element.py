"""What a screen reader is given: a frozen tree of elements with roles, names, states and what can be asked of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from playground.ui.kit.named_requests import AskedAct
from playground.ui.kit.node import Reach

Box = tuple[int, int, int, int]
"""x, y, width, height in pixels of the window."""
ROOT = "window"
"""The id of the window itself."""
SAID = "said"
"""The id of the line that says what has just happened."""


class Role(StrEnum):
    """What an element is, as AccessKit names it."""

    WINDOW = "WINDOW"
    GROUP = "GROUP"
    BUTTON = "BUTTON"
    SWITCH = "SWITCH"
    COMBO_BOX = "COMBO_BOX"
    LIST_BOX = "LIST_BOX"
    OPTION = "LIST_BOX_OPTION"
    SLIDER = "SLIDER"
    SPIN_BUTTON = "SPIN_BUTTON"
    TEXT_INPUT = "TEXT_INPUT"
    TAB_LIST = "TAB_LIST"
    TAB = "TAB"
    SCROLL_BAR = "SCROLL_BAR"
    DIALOG = "DIALOG"
    ALERT = "ALERT"
    TABLE = "TABLE"
    ROW = "ROW"
    CELL = "CELL"
    LABEL = "LABEL"
    HEADING = "HEADING"
    STATUS = "STATUS"


class Politeness(StrEnum):
    """How what has changed is said by itself: after what is being said, or at once."""

    POLITE = "POLITE"
    ASSERTIVE = "ASSERTIVE"


@dataclass(frozen=True, slots=True)
class SpokenElement:
    """One element. children: their ids. target: the id of the node of the kit that takes what is asked; "" is a press of the
    mouse in the middle of `box`. value: what it holds, in words. on, opens, reach: as in a node. cell: row and column in a table;
    shape: rows and columns of one. live: said by itself when it comes or changes."""

    id: str
    role: Role
    name: str
    description: str = ""
    value: str = ""
    box: Box | None = None
    children: tuple[str, ...] = ()
    acts: frozenset[AskedAct] = frozenset()
    target: str = ""
    enabled: bool = True
    on: bool | None = None
    opens: bool | None = None
    reach: Reach | None = None
    live: Politeness | None = None
    modal: bool = False
    cell: tuple[int, int] | None = None
    shape: tuple[int, int] | None = None


class AccessibleTree(NamedTuple):
    """All elements by id, the root among them, and the id of the one that has the focus."""

    elements: Mapping[str, SpokenElement]
    focus: str


def changed(before: Mapping[str, SpokenElement], after: Mapping[str, SpokenElement]) -> list[SpokenElement]:
    """The elements that are new or different; what is gone is no longer among the children of its parent."""
    return [element for id, element in after.items() if before.get(id) != element]
