from types import SimpleNamespace
from typing import Any, ClassVar

from playground.ui.accessibility.links import Handlers, link_of, starts_hidden
from tests.ui.accessibility.fake_kit import FakeKit

HANDLERS = Handlers(lambda: None, lambda request: None, lambda: None)


class Subclassing:
    """An adapter as on Windows and macOS: what an update brings about has to be sent by the caller."""

    made: ClassVar[list[Any]] = []

    def __init__(self, window: int, come: Any, ask: Any) -> None:
        self.calls: list[Any] = [window]
        self.made.append(self)

    for_window = classmethod(lambda cls, *given: cls(*given))

    def update_if_active(self, make: Any) -> Any:
        self.calls.append(make())
        return SimpleNamespace(raise_events=lambda: self.calls.append("raised"))

    def update_view_focus_state(self, focused: bool) -> None:
        self.calls.append(focused)


def test_each_system_has_the_link_that_accesskit_has_for_it() -> None:
    windows = SimpleNamespace(windows=SimpleNamespace(SubclassingAdapter=Subclassing))
    link = link_of(windows, HANDLERS, 7)
    assert link is not None and link.hears_values and starts_hidden(windows)
    link.update(lambda: "update")
    link.focus(True)
    link.place((0, 0, 9, 9))
    assert Subclassing.made[-1].calls == [7, "update", "raised"]


def test_on_macos_the_windows_of_sdl_hand_on_their_focus() -> None:
    classes: list[str] = []
    macos = SimpleNamespace(
        macos=SimpleNamespace(SubclassingAdapter=Subclassing, add_focus_forwarder_to_window_class=classes.append)
    )
    link = link_of(macos, HANDLERS, 7)
    assert link is not None and link.hears_values and classes == ["SDLWindow"]
    link.update(lambda: "update")
    link.focus(False)
    assert Subclassing.made[-1].calls == [7, "update", "raised", False]


def test_on_linux_the_window_need_not_be_hidden_and_its_place_is_told() -> None:
    kit = FakeKit()
    link = link_of(kit, HANDLERS, 0)
    assert link is not None and not link.hears_values and not starts_hidden(kit)
    kit.adapters[0].awake = True
    link.place((5, 6, 100, 50))
    assert kit.adapters[0].placed == [((5, 6, 105, 56), (5, 6, 105, 56))]


def test_elsewhere_there_is_none() -> None:
    assert link_of(SimpleNamespace(), HANDLERS, 0) is None
