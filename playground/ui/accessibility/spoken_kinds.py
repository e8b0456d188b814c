"""Which role each kind of node has, and what can be asked of it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from playground.ui.accessibility.element import Politeness, Role
from playground.ui.kit.named_requests import AskedAct

_PRESSED = frozenset({AskedAct.PRESS, AskedAct.FOCUS, AskedAct.SHOW})
_STEPPED = frozenset({AskedAct.FOCUS, AskedAct.MORE, AskedAct.LESS, AskedAct.SET, AskedAct.SHOW})
_NAMED = frozenset({AskedAct.PRESS, AskedAct.SHOW})


class SpokenKind(NamedTuple):
    """role; acts: what can be asked of one that is enabled; live: whether it is said by itself."""

    role: Role
    acts: frozenset[AskedAct] = frozenset()
    live: Politeness | None = None


KINDS: Mapping[str, SpokenKind] = MappingProxyType(
    {
        "button": SpokenKind(Role.BUTTON, _PRESSED),
        "picture": SpokenKind(Role.BUTTON, _PRESSED),
        "toggle": SpokenKind(Role.SWITCH, _PRESSED),
        "dropdown": SpokenKind(Role.COMBO_BOX, _PRESSED),
        "option": SpokenKind(Role.OPTION, _NAMED),
        "list": SpokenKind(Role.LIST_BOX, frozenset({AskedAct.FOCUS, AskedAct.SHOW})),
        "tabs": SpokenKind(Role.TAB_LIST, frozenset({AskedAct.FOCUS, AskedAct.SHOW})),
        "tab": SpokenKind(Role.TAB, _NAMED),
        "slider": SpokenKind(Role.SLIDER, _STEPPED),
        "number": SpokenKind(Role.SPIN_BUTTON, _STEPPED),
        "text": SpokenKind(Role.TEXT_INPUT, frozenset({AskedAct.FOCUS, AskedAct.SET, AskedAct.SHOW})),
        "scroll": SpokenKind(Role.SCROLL_BAR),
        "dialog": SpokenKind(Role.DIALOG),
        "toast": SpokenKind(Role.ALERT, live=Politeness.ASSERTIVE),
        "error": SpokenKind(Role.ALERT, live=Politeness.ASSERTIVE),
        "label": SpokenKind(Role.LABEL),
        "heading": SpokenKind(Role.HEADING),
        "hint": SpokenKind(Role.LABEL),
        "legend": SpokenKind(Role.LABEL),
        "station": SpokenKind(Role.BUTTON, _NAMED),
        "board": SpokenKind(Role.TABLE),
    }
)
"""Every kind of node but the tooltip, which is the description of what it explains."""
OWNERS = frozenset({"dropdown", "list", "tabs"})
"""Kinds whose options and tabs are their children."""
OWNED = frozenset({"option", "tab"})
"""Kinds of such children."""
