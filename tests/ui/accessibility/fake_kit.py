"""A stand-in for AccessKit: it keeps what it is given, and a test plays the screen reader."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any


class Names:
    """Any name is itself, as in an enum."""

    def __getattr__(self, name: str) -> str:
        return name


class FakeNode:
    """A node: whatever is set is kept under its name."""

    def __init__(self, role: str) -> None:
        self.role = role
        self.kept: dict[str, Any] = {}
        self.actions: set[str] = set()

    def add_action(self, action: str) -> None:
        self.actions.add(action)

    def __getattr__(self, name: str) -> Callable[..., None]:
        assert name.startswith("set_"), name
        return lambda *given: self.kept.__setitem__(name[4:], given[0] if given else True)


class FakeUpdate:
    def __init__(self, focus: int) -> None:
        self.focus, self.nodes, self.tree = focus, [], None


class FakeAdapter:
    """An adapter for Unix: asleep until `come`; like the real one it must not be called before."""

    def __init__(self, come: Callable[[], Any], ask: Callable[[Any], None], gone: Callable[[], None] = lambda: None) -> None:
        self._come, self.ask, self._gone = come, ask, gone
        self.awake = False
        self.updates: list[FakeUpdate] = []
        self.focused: list[bool] = []
        self.placed: list[tuple[Any, Any]] = []

    def come(self) -> None:
        self.awake = True
        assert self._come() is None

    def gone(self) -> None:
        self.awake = False
        self._gone()

    def update_if_active(self, make: Callable[[], FakeUpdate]) -> Any:
        assert self.awake, "an adapter that is asleep was called: the real one may never come back"
        self.updates.append(make())
        return None

    def update_window_focus_state(self, focused: bool) -> None:
        assert self.awake
        self.focused.append(focused)

    def set_root_window_bounds(self, outer: Any, inner: Any) -> None:
        assert self.awake
        self.placed.append((outer, inner))


class FakeKit:
    """The module, as it is on Unix; `adapters` are those that were made."""

    Role = Action = Toggled = Live = Names()
    Node, TreeUpdate = FakeNode, FakeUpdate

    def __init__(self) -> None:
        self.adapters: list[FakeAdapter] = []
        self.unix = SimpleNamespace(Adapter=self._adapter)

    @staticmethod
    def Rect(*corners: float) -> tuple[float, ...]:
        return corners

    @staticmethod
    def Tree(root: int) -> SimpleNamespace:
        return SimpleNamespace(root=root)

    def _adapter(self, *handlers: Any) -> FakeAdapter:
        self.adapters.append(FakeAdapter(*handlers))
        return self.adapters[-1]
