"""The real app without a screen: events are posted through the node list, a frame is a sixtieth of a second of its own clock."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pygame
import pytest

from playground.learning.collection import learners
from playground.training.snapshot import Snapshot
from playground.ui import documents
from playground.ui.kit import Node
from playground.ui.preferences import Preferences
from playground.ui.window.app import App
from playground.world.grid import Cell

FRAME = 1 / 60
Event = pygame.event.Event


class Listening:
    """A worker that only notes what it is told."""

    def __init__(self) -> None:
        self.told: list[Any] = []
        self.snapshot: Snapshot | None = None

    def send(self, command: Any) -> None:
        self.told.append(command)

    def latest(self) -> Snapshot | None:
        return self.snapshot

    def close(self) -> None:
        self.told.append("closed")

    def of(self, kind: type) -> list[Any]:
        """The commands of one kind, in order."""
        return [command for command in self.told if isinstance(command, kind)]


class AtOnce(Listening):
    """A session without a thread: it works a slice whenever it is asked for news."""

    SLICE = 0.002

    def __init__(self) -> None:
        super().__init__()
        from playground.training.session import Session

        self.session = Session()
        self.shown = -1

    def send(self, command: Any) -> None:
        super().send(command)
        self.session.obey(command)

    def latest(self) -> Snapshot | None:
        if self.session.level is None:
            return None
        self.session.work(self.SLICE)
        if self.shown != self.session.revision:
            self.shown = self.session.revision
            self.snapshot = self.session.snapshot()
        return self.snapshot

    def close(self) -> None:
        self.session.close()


class Driven:
    """An app with hands: it clicks nodes by their ids, presses keys and paints cells."""

    def __init__(
        self, worker: Listening, source: str, mode: str, size: tuple[int, int], scale: float, memory: Path | None = None
    ) -> None:
        self.worker = worker
        self.now = 100.0
        pygame.font.init()
        self.surface = pygame.Surface(size)
        preferred = Preferences(text_scale=scale)
        document = documents.opened(source)
        self.app = App(
            document,
            lambda: worker,
            surface=self.surface,
            preferred=preferred,
            mode=mode,
            learners=learners,
            clock=lambda: self.now,
            memory=memory,
        )
        self.frames(3)

    @property
    def space(self) -> Any:
        """The workspace."""
        return self.app.workspace

    @property
    def nodes(self) -> list[Node]:
        return self.app.ui.nodes

    def node(self, id: str) -> Node:
        return self.app.ui.node(id)

    def has(self, id: str) -> bool:
        return any(node.id == id for node in self.nodes)

    def frames(self, count: int = 1, events: Sequence[pygame.Event] = ()) -> None:
        """So many frames, the events in the first one."""
        for number in range(count):
            self.now += FRAME
            self.app.frame(list(events) if number == 0 else [])
            assert not self.app.crash, self.app.crash

    def until(self, true: Callable[[], bool], frames: int = 3000) -> None:
        """Frames until something is so; fails where it never is."""
        for _ in range(frames):
            if true():
                return
            self.frames()
        raise AssertionError("it never came to that")

    def reveal(self, id: str) -> Node:
        """The node, scrolled into sight by the keyboard's focus."""
        node = self.node(id)
        if node.shown.size != node.rect.size:
            self.app.ui.set_focus(id)
            self.frames(3)
            self.app.ui.drop_focus()
        return self.node(id)

    def click(self, id: str, button: int = 1) -> None:
        """A click in the middle of a node."""
        self.click_at(self.reveal(id).shown.center, button)

    def click_at(self, spot: tuple[int, int], button: int = 1) -> None:
        self.now += 1.0  # never a double click by accident
        self.frames(1, [Event(pygame.MOUSEMOTION, pos=spot, rel=(0, 0), buttons=(0, 0, 0))])
        self.frames(1, [Event(pygame.MOUSEBUTTONDOWN, pos=spot, button=button)])
        self.frames(3, [Event(pygame.MOUSEBUTTONUP, pos=spot, button=button)])

    def drag(self, spots: Sequence[tuple[int, int]], button: int = 1) -> None:
        """Down at the first spot, over the others, up at the last."""
        self.frames(1, [Event(pygame.MOUSEMOTION, pos=spots[0], rel=(0, 0), buttons=(0, 0, 0))])
        self.frames(1, [Event(pygame.MOUSEBUTTONDOWN, pos=spots[0], button=button)])
        for spot in spots[1:]:
            self.frames(1, [Event(pygame.MOUSEMOTION, pos=spot, rel=(1, 1), buttons=(1, 0, 0))])
        self.frames(3, [Event(pygame.MOUSEBUTTONUP, pos=spots[-1], button=button)])

    def key(self, key: int, mod: int = 0, text: str = "", scancode: int = 0) -> None:
        """A key down and up, with the text that it types."""
        typed = [Event(pygame.TEXTINPUT, text=text)] if text else []
        self.frames(1, [Event(pygame.KEYDOWN, key=key, mod=mod, unicode=text, scancode=scancode), *typed])
        self.frames(2, [Event(pygame.KEYUP, key=key, mod=mod, unicode=text, scancode=scancode)])

    def type(self, words: str) -> None:
        """Letters, one after another."""
        for letter in words:
            self.key(ord(letter) if ord(letter) < 128 else 0, text=letter)

    def choose(self, dropdown: str, title: str) -> None:
        """Opens a dropdown and clicks an option."""
        self.click(dropdown)
        option = next(node for node in self.nodes if node.kind == "option" and node.label == title)
        self.click_at(option.shown.center)

    def spot(self, cell: tuple[int, int]) -> tuple[int, int]:
        """The pixel in the middle of a cell of the board."""
        return self.app.screen.view.rect_of(Cell(*cell)).center

    def paint(self, *cells: tuple[int, int], button: int = 1) -> None:
        """A stroke over cells."""
        self.drag([self.spot(cell) for cell in cells], button)


@pytest.fixture
def driven(home: Path) -> Iterator[Callable[..., Driven]]:
    """Makes an app in an empty home: driven(source="first-steps", mode="play", size=(1280, 800), scale=1.0, live=False)."""
    made: list[Driven] = []

    def make(
        source: str = "first-steps",
        mode: str = "play",
        size: tuple[int, int] = (1280, 800),
        scale: float = 1.0,
        live: bool = False,
    ) -> Driven:
        made.append(Driven(AtOnce() if live else Listening(), source, mode, size, scale))
        return made[-1]

    yield make
    for app in made:
        app.app.close()
