"""What is asked of widgets by their ids, without a place or a key."""

from typing import Any

import pygame

from playground.settings import Dial
from playground.ui.kit import Option, Ui
from playground.ui.kit.layout import Column
from playground.ui.kit.named_requests import Asked, AskedAct, asked_event

OPTIONS = [Option("a", "Anna"), Option("b", "Bert"), Option("c", "Carl")]
ALPHA = Dial("alpha", float, 0.5, 0.0, 1.0, (), "α", "step size", "How much it learns", False)


class Everything:
    """One widget of each kind, two of them far below in a scroll area, and what came of them."""

    def __init__(self) -> None:
        self.held: dict[str, Any] = {
            "toggle": False,
            "slider": 0.5,
            "number": 3,
            "text": "",
            "tabs": "a",
            "list": "a",
            "down": "a",
        }
        self.pressed = 0

    def draw(self, ui: Ui) -> None:
        held = self.held
        with ui.scroll("area", pygame.Rect(0, 0, 400, 120)) as area:
            column = Column(area.rect, 8, endless=True)
            held["toggle"] = ui.toggle("toggle", column.take(40), "Learns", held["toggle"])
            held["slider"] = ui.slider("slider", column.take(60), ALPHA, held["slider"])
            held["number"] = ui.number("number", column.take(40), "Seed", held["number"], 0, 9)
            held["text"] = ui.text("text", column.take(40), held["text"], label="Name")
            held["tabs"] = ui.tabs("tabs", column.take(40), OPTIONS, held["tabs"], label="Who")
            held["list"] = ui.list("list", column.take(90), OPTIONS, held["list"], label="Whom")
            held["down"] = ui.dropdown("down", column.take(40), OPTIONS, held["down"], label="Where")
            self.pressed += ui.button("button", column.take(40), "Press")
            ui.button("grey", column.take(40), "Cannot", enabled=False)
            area.used(column.used)


def ask(played: Any, act: AskedAct, target: str, value: float | str | None = None) -> None:
    played.frames(3, [asked_event(Asked(act, target, value))])


def test_buttons_and_switches_are_pressed_where_they_are_even_out_of_sight(hands: Any) -> None:
    there = Everything()
    played = hands(there.draw)
    assert not played.node("button").shown.height
    ask(played, AskedAct.PRESS, "button")
    ask(played, AskedAct.PRESS, "toggle")
    ask(played, AskedAct.PRESS, "grey")
    ask(played, AskedAct.PRESS, "nobody")
    assert (there.pressed, there.held["toggle"]) == (1, True)
    assert played.node("toggle").on is True


def test_options_lines_and_tabs_are_chosen_by_name(hands: Any) -> None:
    there = Everything()
    played = hands(there.draw)
    ask(played, AskedAct.PRESS, "tabs/c")
    ask(played, AskedAct.PRESS, "list/b")
    ask(played, AskedAct.PRESS, "down")
    assert played.node("down").opens and played.node("down/a").on
    ask(played, AskedAct.PRESS, "down/c")
    assert (there.held["tabs"], there.held["list"], there.held["down"]) == ("c", "b", "c")
    assert not played.has("down/a") and not played.node("down").opens


def test_numbers_step_and_take_values_within_their_bounds(hands: Any) -> None:
    there = Everything()
    played = hands(there.draw)
    reach = played.node("slider").reach
    assert (reach.low, reach.high, reach.step, reach.at) == (0.0, 1.0, 0.01, 0.5)
    ask(played, AskedAct.MORE, "slider")
    assert there.held["slider"] == 0.51
    ask(played, AskedAct.SET, "slider", 7.0)
    ask(played, AskedAct.LESS, "number")
    assert (there.held["slider"], there.held["number"]) == (1.0, 2)
    ask(played, AskedAct.SET, "number", 40.0)
    ask(played, AskedAct.SET, "text", "Ada")
    assert (there.held["number"], there.held["text"]) == (9, "Ada")
    assert isinstance(there.held["number"], int)


def test_the_focus_comes_with_what_it_needs_and_sight_without_it(hands: Any) -> None:
    played = hands(Everything().draw)
    ask(played, AskedAct.SHOW, "button")
    assert played.node("button").shown.height == 40 and played.ui.focus == ""
    ask(played, AskedAct.FOCUS, "slider")
    assert (played.ui.focus, played.ui.focus_shown) == ("slider", True)
    ask(played, AskedAct.PRESS, "text")
    assert played.ui.focus == "text"


def test_what_lies_under_a_dialog_does_nothing(hands: Any) -> None:
    there = Everything()

    def draw(ui: Ui) -> None:
        there.draw(ui)
        with ui.dialog("d", "A question", (200, 100)):
            pass

    played = hands(draw)
    ask(played, AskedAct.PRESS, "button")
    assert there.pressed == 0
