"""A whole window and a screen reader that is played by the test."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pygame

from playground.ui.accessibility.kit_nodes import number_of
from playground.ui.accessibility.screen_reader import ScreenReader
from playground.ui.board.viewport import Viewport
from tests.ui.accessibility.fake_kit import FakeAdapter, FakeKit

PLACE = (0, 0, 800, 600)


class Listening:
    """A window with a button, a switch and a slider, and the reader of it."""

    def __init__(self, hands: Callable[..., Any], workspace: Any) -> None:
        self.state: dict[str, Any] = {"learns": False, "pressed": 0}
        self.posted: list[pygame.Event] = []
        self.kit = FakeKit()
        self.reader = ScreenReader(self.kit, post=self.posted.append)
        self.workspace = workspace
        self.played = hands(self.draw)

    @property
    def adapter(self) -> FakeAdapter:
        return self.kit.adapters[0]

    def draw(self, ui: Any) -> None:
        ui.board_input(pygame.Rect(200, 200, 400, 400))
        self.state["pressed"] += ui.button("go", pygame.Rect(0, 0, 90, 40), "Go")
        self.state["learns"] = ui.toggle("learns", pygame.Rect(0, 50, 190, 40), "Learns", self.state["learns"])

    def show(self) -> None:
        view = Viewport(pygame.Rect(200, 200, 400, 400), self.workspace.level.height, self.workspace.level.width)
        self.reader.show(self.played.ui, self.workspace, view, "Bellman", PLACE, True)

    def ask(self, action: str, target: str, data: Any = None) -> None:
        self.adapter.ask(SimpleNamespace(action=f"Action.{action}", target=number_of(target), data=data))

    def frame(self) -> None:
        events, self.posted[:] = list(self.posted), []
        self.played.frames(1, events)
        self.show()


def listening(hands: Any, level_of: Any, snapshot_of: Any, space_of: Any) -> Listening:
    return Listening(hands, space_of(snapshot_of(level_of("S.G\n..."))))


def test_with_nobody_listening_no_tree_is_built_and_no_adapter_called(
    hands: Any, level_of: Any, snapshot_of: Any, space_of: Any
) -> None:
    window = listening(hands, level_of, snapshot_of, space_of)
    for _ in range(20):
        window.frame()
    assert (window.reader.builds, window.adapter.updates, window.posted) == (0, [], [])


def test_who_comes_gets_all_and_then_only_what_changed(hands: Any, level_of: Any, snapshot_of: Any, space_of: Any) -> None:
    window = listening(hands, level_of, snapshot_of, space_of)
    window.adapter.come()
    assert len(window.posted) == 1  # a sleeping window draws a frame
    window.frame()
    first = dict(window.adapter.updates[0].nodes)
    assert {number_of(id) for id in ("window", "said", "board", "row:1", "cell:1:2", "go", "learns")} <= set(first)
    assert window.adapter.focused == [True] and window.adapter.placed == [((0, 0, 800, 600), (0, 0, 800, 600))]
    for _ in range(5):
        window.frame()
    assert len(window.adapter.updates) == 1
    window.ask("CLICK", "learns")
    window.frame()
    window.frame()
    ((number, node),) = window.adapter.updates[-1].nodes
    assert number == number_of("learns") and node.kept["toggled"] == "TRUE" and window.state["learns"] is True


def test_what_is_asked_from_another_thread_becomes_events(hands: Any, level_of: Any, snapshot_of: Any, space_of: Any) -> None:
    window = listening(hands, level_of, snapshot_of, space_of)
    window.adapter.come()
    window.frame()
    window.ask("CLICK", "go")
    window.ask("FOCUS", "learns")
    window.ask("SCROLL_UP", "go")
    window.ask("CLICK", "somewhere else")
    assert len(window.posted) == 2 and window.state["pressed"] == 0
    window.frame()
    window.frame()
    assert window.state["pressed"] == 1
    assert window.adapter.updates[-1].focus == number_of("learns")
    window.ask("CLICK", "cell:1:2")
    assert window.posted[-1].type == pygame.MOUSEBUTTONUP


def test_who_goes_and_comes_again_gets_all_again(hands: Any, level_of: Any, snapshot_of: Any, space_of: Any) -> None:
    window = listening(hands, level_of, snapshot_of, space_of)
    window.adapter.come()
    window.frame()
    window.adapter.gone()
    window.frame()
    assert len(window.adapter.updates) == 1
    window.adapter.come()
    window.frame()
    assert len(window.adapter.updates[1].nodes) == len(window.adapter.updates[0].nodes)


def test_a_system_without_a_link_needs_nothing(hands: Any, level_of: Any, snapshot_of: Any, space_of: Any) -> None:
    window = listening(hands, level_of, snapshot_of, space_of)
    window.reader = ScreenReader(SimpleNamespace())
    window.show()
    assert window.reader.builds == 0
