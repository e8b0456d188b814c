"""Elements as AccessKit's nodes. AccessKit is given as an argument, since it is an extra that may not be there."""

import math
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import blake2b
from types import MappingProxyType
from typing import Any

from playground.ui.accessibility.element import ROOT, Role, SpokenElement
from playground.ui.kit.named_requests import AskedAct

ACTIONS: Mapping[AskedAct, str] = MappingProxyType(
    {
        AskedAct.PRESS: "CLICK",
        AskedAct.FOCUS: "FOCUS",
        AskedAct.MORE: "INCREMENT",
        AskedAct.LESS: "DECREMENT",
        AskedAct.SET: "SET_VALUE",
        AskedAct.SHOW: "SCROLL_INTO_VIEW",
    }
)
"""What AccessKit calls the acts."""
NAMED_BY_VALUE = (Role.LABEL,)
"""Roles whose words are their value."""


@lru_cache(maxsize=8192)
def number_of(id: str) -> int:
    """The number of an element, the same in every process: AccessKit wants numbers."""
    return int.from_bytes(blake2b(id.encode(), digest_size=7).digest(), "big")


def node_of(kit: Any, element: SpokenElement, hears_values: bool) -> Any:
    """One node. hears_values: whether the system says what a node holds; else its name says that, too."""
    node = kit.Node(getattr(kit.Role, element.role.value))
    words = element.name if hears_values or not element.value else f"{element.name}: {element.value}"
    if element.role in NAMED_BY_VALUE:
        node.set_value(words)
    else:
        node.set_label(words)
        if element.value:
            node.set_value(element.value)
    if element.description:
        node.set_description(element.description)
    if element.box is not None:
        left, top, wide, high = element.box
        node.set_bounds(kit.Rect(left, top, left + wide, top + high))
    if element.children:
        node.set_children([number_of(child) for child in element.children])
    for act in element.acts:
        node.add_action(getattr(kit.Action, ACTIONS[act]))
    _set_states(kit, node, element)
    return node


def _set_states(kit: Any, node: Any, element: SpokenElement) -> None:
    if not element.enabled:
        node.set_disabled()
    if element.on is not None:
        if element.role in (Role.OPTION, Role.TAB):
            node.set_selected(element.on)
        else:
            node.set_toggled(kit.Toggled.TRUE if element.on else kit.Toggled.FALSE)
    if element.opens is not None:
        node.set_expanded(element.opens)
    if element.live is not None:
        node.set_live(getattr(kit.Live, element.live.value))
    if element.modal:
        node.set_modal()
    if element.role is Role.HEADING:
        node.set_level(2)
    if element.cell is not None:
        node.set_row_index(element.cell[0])
        if element.role is Role.CELL:
            node.set_column_index(element.cell[1])
    if element.shape is not None:
        node.set_row_count(element.shape[0])
        node.set_column_count(element.shape[1])
    reach = element.reach
    if reach is not None:
        node.set_numeric_value(float(reach.at))
        node.set_numeric_value_step(float(reach.step))
        if math.isfinite(reach.low):
            node.set_min_numeric_value(float(reach.low))
        if math.isfinite(reach.high):
            node.set_max_numeric_value(float(reach.high))


def update_of(kit: Any, elements: Iterable[SpokenElement], focus: str, hears_values: bool) -> Any:
    """What AccessKit is told: these elements and who has the focus."""
    update, tree = kit.TreeUpdate(number_of(focus)), kit.Tree(number_of(ROOT))
    tree.toolkit_name = "Bellman Playground"
    update.tree = tree
    update.nodes = [(number_of(element.id), node_of(kit, element, hears_values)) for element in elements]
    return update
