"""The ways to the accessibility of each system: one contract, three adapters of AccessKit.

Nothing is imported here: AccessKit, an extra, is given as an argument, and what it brings says which system this is.

A link is asleep until a client (a screen reader) comes. AccessKit's adapter for Unix then calls us from a thread of its own and
holds a lock meanwhile, for which our thread would wait with the interpreter's lock in its hands: nobody would ever go on. So an
adapter that is asleep is never called at all, which also makes it cost nothing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Protocol

Rectangle = tuple[int, int, int, int]
"""x, y, width, height of the window on the screen."""
SDL_WINDOW = "SDLWindow"
"""SDL's class of windows on macOS, which keeps the focus to itself unless it is told to hand it on."""


@dataclass(frozen=True)
class Handlers:
    """What AccessKit calls, from any thread: a client has come; it asks for something; it has gone."""

    come: Callable[[], None]
    ask: Callable[[Any], None]
    gone: Callable[[], None]


class Link(Protocol):
    """A window's way to its system. hears_values: whether a system says what a control holds; else its name has to."""

    hears_values: bool

    def update(self, make: Callable[[], Any]) -> None: ...
    def focus(self, focused: bool) -> None: ...
    def place(self, window: Rectangle) -> None: ...


class UnixLink:
    """AT-SPI over D-Bus: it takes names, states and numbers from us, but no values in words."""

    hears_values = False

    def __init__(self, kit: Any, handlers: Handlers, window: int) -> None:
        self._kit = kit
        self._adapter = kit.unix.Adapter(handlers.come, handlers.ask, handlers.gone)

    def update(self, make: Callable[[], Any]) -> None:
        self._adapter.update_if_active(make)

    def focus(self, focused: bool) -> None:
        self._adapter.update_window_focus_state(focused)

    def place(self, window: Rectangle) -> None:
        left, top, wide, high = window
        bounds = self._kit.Rect(left, top, left + wide, top + high)
        self._adapter.set_root_window_bounds(bounds, bounds)


class WindowsLink:
    """UI Automation, by way of the window's own messages."""

    hears_values = True

    def __init__(self, kit: Any, handlers: Handlers, window: int) -> None:
        self._adapter = kit.windows.SubclassingAdapter(window, handlers.come, handlers.ask)

    def update(self, make: Callable[[], Any]) -> None:
        _raise(self._adapter.update_if_active(make))

    def focus(self, focused: bool) -> None:
        """Windows tells the adapter itself."""

    def place(self, window: Rectangle) -> None:
        """The adapter asks the window."""


class MacLink:
    """NSAccessibility, by way of the window's view."""

    hears_values = True

    def __init__(self, kit: Any, handlers: Handlers, window: int) -> None:
        kit.macos.add_focus_forwarder_to_window_class(SDL_WINDOW)
        self._adapter = kit.macos.SubclassingAdapter.for_window(window, handlers.come, handlers.ask)

    def update(self, make: Callable[[], Any]) -> None:
        _raise(self._adapter.update_if_active(make))

    def focus(self, focused: bool) -> None:
        _raise(self._adapter.update_view_focus_state(focused))

    def place(self, window: Rectangle) -> None:
        """The adapter asks the window."""


LINKS: Mapping[str, Callable[[Any, Handlers, int], Link]] = MappingProxyType(
    {"unix": UnixLink, "windows": WindowsLink, "macos": MacLink}
)
"""By the module that AccessKit has on a system."""
HIDDEN_FIRST = ("windows", "macos")
"""Where the window has to be there, but not to be seen yet, when its link is made."""


def link_of(kit: Any, handlers: Handlers, window: int) -> Link | None:
    """The link of this system; None where AccessKit has none for it."""
    return next((make(kit, handlers, window) for name, make in LINKS.items() if hasattr(kit, name)), None)


def starts_hidden(kit: Any) -> bool:
    """Whether the window is to be opened unseen, so that its link can be made first."""
    return any(hasattr(kit, name) for name in HIDDEN_FIRST)


def _raise(events: Any) -> None:
    """Sends what an update brought about, where it did."""
    if events is not None:
        events.raise_events()
