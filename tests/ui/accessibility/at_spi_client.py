"""A screen reader of few words: run by the system's Python, which has the bindings of AT-SPI."""

import contextlib
import sys
import time
from collections.abc import Callable
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 20.0
"""Seconds after which what was waited for is missing."""


def below(node: Any) -> list[Any]:
    """A node and all below it."""
    there = [node]
    for number in range(node.get_child_count()):
        child = node.get_child_at_index(number)
        there += below(child) if child is not None else []
    return there


def everything() -> list[Any]:
    """All that the desktop has."""
    try:
        return below(Atspi.get_desktop(0))
    except GLib.Error:  # what goes while it is read is read again
        return []


def said_by(node: Any) -> str:
    """A node as a reader would speak it."""
    states = {state.value_nick for state in node.get_state_set().get_states()} & {"focused", "selected", "pressed", "modal"}
    return " ".join([node.get_role_name(), repr(node.get_name()), *sorted(states)])


def waited(role: str, true: Callable[[str], bool], what: str) -> Any:
    """The first node of a role whose name fits; it is written down."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        for node in everything():
            with contextlib.suppress(GLib.Error):  # what goes while it is read is not what is looked for
                if node.get_role_name() == role and true(node.get_name() or ""):
                    print(f"  {said_by(node)}", flush=True)
                    return node
        time.sleep(0.3)
    print(f"missing: {what}; there is {[said_by(node) for node in everything() if node.get_role_name() == role]}")
    sys.exit(1)


def press(role: str, name: str) -> None:
    """Presses what has this name."""
    node = waited(role, lambda words: words.startswith(name), f"{role} {name}")
    print(f"press {name}", flush=True)
    node.do_action(0)


def main() -> None:
    """Walks three modes."""
    Atspi.init()
    print("Play")
    waited("frame", lambda words: "Bellman Playground" in words, "the window")
    waited("table", lambda words: words.startswith("Board First steps"), "the board")
    waited("table cell", lambda words: words.startswith("row 3, column 3, pit"), "a cell that speaks")
    waited("table cell", lambda words: "the mouse is here" in words, "the cell of the mouse")
    press("push button", "Right")
    time.sleep(3.0)  # a run may just begin anew, when the learners are there: a second press is one more step
    press("push button", "Right")
    waited("status bar", lambda words: words.startswith("Step "), "what happened")
    press("page tab", "Train")
    print("Train")
    waited("combo box", lambda words: words.startswith("Learner: "), "the choice of the learner")
    slider = waited("slider", lambda words: True, "a dial")
    slider.set_current_value(slider.get_maximum_value())
    waited("slider", lambda words: words == slider.get_name(), "the dial at its end")
    press("page tab", "Why?")
    print("Why?")
    waited("combo box", lambda words: "What to look at" in words, "the choice of the explanation")
    waited("heading", lambda words: bool(words), "a heading")
    press("push button", "Menu")
    waited("dialog", lambda words: bool(words), "the menu as a dialog")
    print("all of it was there")


main()
