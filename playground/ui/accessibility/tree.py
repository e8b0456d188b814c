"""The tree of a frame: a pure function of the nodes that it has shown."""

import re
from collections.abc import Sequence
from dataclasses import replace

from playground.ui.accessibility.board_table import BoardTable
from playground.ui.accessibility.element import ROOT, SAID, AccessibleTree, Box, Politeness, Role, SpokenElement
from playground.ui.accessibility.spoken_kinds import KINDS, OWNED, OWNERS
from playground.ui.kit.frame import BOARD
from playground.ui.kit.named_requests import AskedAct
from playground.ui.kit.node import Node

LONG = 40
"""Letters of a name that is also a tooltip, beyond which its beginning is the name and the whole of it the description."""
NAME_ENDS = re.compile(r"(?<=\w)[:.;]\s|(?<=%):\s")
"""What such a beginning ends with."""


def tree_of(
    nodes: Sequence[Node],
    focus: str,
    size: tuple[int, int],
    title: str,
    board: BoardTable | None = None,
    said: str = "",
) -> AccessibleTree:
    """All that can be read of a frame.

    focus: the id of the node that has the focus, "" for none: then the dialog has it, else the cell that is read, else the board.
    Where a dialog is open, only it is there, with what is said. size: pixels of the window. said: what has just happened.
    """
    top = max((node.layer for node in nodes if node.kind == "dialog"), default=0)
    build = _Growing(top)
    for node in nodes:
        if node.kind in KINDS and (node.layer == top or node.kind == "toast"):
            build.add(node, board)
    elements, below = build.elements, build.below
    for children in below.values():
        _tell_apart(elements, children)
    elements[SAID] = SpokenElement(SAID, Role.STATUS, said, live=Politeness.POLITE)
    below[ROOT] = [*below.get(ROOT, ()), SAID]
    elements[ROOT] = SpokenElement(ROOT, Role.WINDOW, title, box=(0, 0, *size))
    for id, children in below.items():
        elements[id] = replace(elements[id], children=tuple(children))
    return AccessibleTree(elements, _focused(elements, focus, build.dialog, board))


class _Growing:
    """The elements of a tree so far, and who stands below whom."""

    def __init__(self, top: int) -> None:
        self.elements: dict[str, SpokenElement] = {}
        self.below: dict[str, list[str]] = {}
        self.dialog = ""
        self._top = top
        self._owner: Node | None = None

    def add(self, node: Node, board: BoardTable | None) -> None:
        """The element of a node, below the dialog, the part of the window, or the list that it belongs to."""
        if not node.label or (node.kind == "board" and node.id != BOARD):
            return
        element = _element(node, self._fresh(node.id))
        self.elements[element.id] = element
        self.below.setdefault(self._parent(node), []).append(element.id)
        if node.kind in OWNERS:
            self._owner = node
        if node.kind == "dialog" and node.layer == self._top:
            self.dialog = element.id
        if node.kind == "board" and board is not None:
            self._add_board(element, board)

    def _fresh(self, id: str) -> str:
        """An id that no other element has: words that are written twice are two elements."""
        number, fresh = 1, id
        while fresh in self.elements:
            number += 1
            fresh = f"{id}#{number}"
        return fresh

    def _parent(self, node: Node) -> str:
        owner = self._owner
        if node.kind in OWNED and owner is not None and node.id.startswith(owner.id + "/"):
            return owner.id
        if node.kind in ("toast", "dialog"):
            return ROOT
        if self._top:
            return self.dialog or ROOT
        if not node.group:
            return ROOT
        id = f"group:{node.group}"
        if id not in self.elements:
            self.elements[id] = SpokenElement(id, Role.GROUP, node.group)
            self.below.setdefault(ROOT, []).append(id)
        return id

    def _add_board(self, element: SpokenElement, board: BoardTable) -> None:
        """The cells of the board, row by row."""
        self.elements[element.id] = replace(element, name=board.name, shape=board.shape)
        for cell in board.cells:
            row, id = f"row:{cell.row}", f"cell:{cell.row}:{cell.col}"
            if row not in self.elements:
                self.elements[row] = SpokenElement(row, Role.ROW, f"row {cell.row}", cell=(cell.row, 0))
                self.below.setdefault(element.id, []).append(row)
            place = cell.row, cell.col
            self.elements[id] = SpokenElement(
                id, Role.CELL, cell.words, box=cell.box, acts=frozenset({AskedAct.PRESS}), cell=place
            )
            self.below.setdefault(row, []).append(id)


def _element(node: Node, id: str) -> SpokenElement:
    """What is to be said of one node."""
    kind = KINDS[node.kind]
    acts = kind.acts if node.enabled else kind.acts & {AskedAct.SHOW}
    acts = acts if node.focusable else acts - {AskedAct.FOCUS}
    by_name = node.focusable or node.kind in OWNED
    label = " ".join(node.label.split())
    name = NAME_ENDS.split(label, maxsplit=1)[0] if node.label == node.tooltip and len(label) > LONG else label
    return SpokenElement(
        id,
        kind.role,
        name,
        "" if node.tooltip == node.label and name == label else node.tooltip,
        _value(node),
        _box(node),
        acts=acts,
        target=node.id if by_name else "",
        enabled=node.enabled,
        on=node.on,
        opens=node.opens,
        reach=node.reach,
        live=kind.live,
        modal=node.kind == "dialog",
    )


def _tell_apart(elements: dict[str, SpokenElement], children: list[str]) -> None:
    """Numbers the controls of one part that have the same name and role: "Takes it out, 2 of 4"."""
    alike: dict[tuple[Role, str], list[SpokenElement]] = {}
    for id in children:
        if AskedAct.FOCUS in elements[id].acts:
            alike.setdefault((elements[id].role, elements[id].name), []).append(elements[id])
    for several in alike.values():
        for place, element in enumerate(several if len(several) > 1 else (), 1):
            elements[element.id] = replace(element, name=f"{element.name}, {place} of {len(several)}")


def _value(node: Node) -> str:
    """What a node holds in words, without those that its state says already."""
    return "" if node.on is not None or (node.opens is not None and node.kind not in OWNERS) else node.value


def _box(node: Node) -> Box:
    return node.rect.left, node.rect.top, node.rect.width, node.rect.height


def _focused(elements: dict[str, SpokenElement], focus: str, dialog: str, board: BoardTable | None) -> str:
    """Who has the focus: of a row of tabs or a list the one that is chosen."""
    if focus in elements:
        chosen = (child for child in elements[focus].children if elements[child].on)
        return next(chosen, focus)
    read = "" if board is None or board.read is None else f"cell:{board.read[0]}:{board.read[1]}"
    return next((id for id in (dialog, read, BOARD) if id in elements), ROOT)
