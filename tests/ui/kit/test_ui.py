"""`Ui` hands over to the widgets' functions, and the package's first page names all that it can do."""

import inspect
import re

import pygame
import pytest

from playground.ui import kit
from playground.ui.kit import Theme, Ui, buttons, cards
from playground.ui.kit.frame import Frame
from playground.ui.kit.routing import ACTIVATE

PAGE = kit.__doc__ or ""
FOR_WIDGETS = (
    "fresh_node",
    "note",
    "touch",
    "hint",
    "wrote",
    "cover",
    "reachable",
    "close",
    "settle",
    "states",
    "routing",
    "input",
)
"""What widgets are made of; panels need none of it, and the page only shows an example."""
WIDGETS = [name for name, thing in vars(Ui).items() if callable(thing) and not name.startswith("_") and name != "end"]
POSSIBLE = [name for name in dir(Ui) if not name.startswith("_") and name not in FOR_WIDGETS]


@pytest.mark.parametrize("name", WIDGETS)
def test_a_method_is_a_widgets_function_of_a_frame(name: str) -> None:
    function = inspect.unwrap(vars(Ui)[name])
    first = next(iter(inspect.signature(function).parameters.values()))
    assert first.name == "frame"
    assert first.annotation is Frame
    assert function.__module__.startswith("playground.ui.kit.")
    assert function.__doc__


@pytest.mark.parametrize("name", POSSIBLE)
def test_the_first_page_names_it(name: str) -> None:
    assert re.search(rf"\bui\.{name}\b", PAGE), f"ui.{name} is missing in playground/ui/kit/__init__.py"


def test_the_first_page_names_nothing_that_there_is_not() -> None:
    possible = {*dir(Ui), "theme", "surface", "now", "seconds", "wants_frame"}
    assert set(re.findall(r"(?<!playground\.)\bui\.(\w+)", PAGE)) <= possible


def test_a_widget_that_the_kit_does_not_know_works_like_one_that_it_knows(hands):
    state = {"on": False, "pressed": 0}

    def star(frame: Frame, id: str, rect: pygame.Rect, on: bool) -> bool:
        touch = frame.touch(frame.fresh_node(id, "toggle", rect, "Star", focusable=True, keys=ACTIVATE))
        cards.icon(frame, "check" if on else "plus", rect)
        return on != touch.activated

    def draw(ui):
        state["on"] = star(ui, "star", pygame.Rect(10, 10, 40, 40), state["on"])
        state["pressed"] += buttons.button(ui, "beside", pygame.Rect(60, 10, 80, 40), "Beside")

    played = hands(draw)
    played.click("star")
    assert state["on"]
    played.tab()
    played.key(pygame.K_RETURN)
    assert state == {"on": True, "pressed": 1}, "Tab went on from the star to the button"


def test_a_frame_shows_its_late_things_over_the_widgets(hands):
    order = []

    def draw(ui):
        ui.late.append(lambda: order.append("late"))
        order.append("drawn")

    hands(draw)
    assert order == ["drawn", "late", "drawn", "late"]


def test_it_begins_with_nothing() -> None:
    ui = Ui(Theme())
    assert (ui.nodes, ui.focus, ui.keys, ui.captured, ui.describe()) == ([], "", [], False, "")
