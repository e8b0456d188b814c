"""A screen without a window: frames of whatever a test draws, of one panel, or of parts of the window, worked by hand."""

from collections.abc import Callable, Sequence
from typing import Any

import pygame

from playground.ui.board.viewport import Viewport
from playground.ui.kit import Node, Theme, Ui
from playground.ui.kit.layout import Column
from playground.ui.workspace import Workspace

Draw = Callable[[Ui], None]
Panel = Callable[[Ui, Column, Workspace], Workspace]
Touch = Callable[[Ui, Viewport, Workspace], Workspace]
Dialog = Callable[[Ui, Workspace], Workspace]
E = pygame.event.Event


def strokes(words: str) -> list[pygame.Event]:
    """Keys pressed one after another with what they type, for one frame; a line break is Enter, \x01 is Ctrl A."""
    events = []
    for letter in words:
        key = {"\n": pygame.K_RETURN, "\x01": pygame.K_a}.get(letter, ord(letter))
        mod, text = (pygame.KMOD_CTRL if letter == "\x01" else 0), (letter if letter >= " " else "")
        events.append(E(pygame.KEYDOWN, key=key, mod=mod, unicode=text, scancode=0))
        events += [E(pygame.TEXTINPUT, text=text)] if text else []
    return events


class Hands:
    """Plays frames of one screen; a frame is a sixtieth of a second."""

    def __init__(self, draw: Draw, size: tuple[int, int] = (800, 600), theme: Theme | None = None) -> None:
        self.draw = draw
        self.ui = Ui(theme or Theme())
        self.surface = pygame.Surface(size)
        self.now = 0.0
        self.keys: list[int] = []
        self.frames(2)

    def frames(self, count: int = 1, events: Sequence[pygame.Event] = ()) -> None:
        for number in range(count):
            self.now += 1 / 60
            self.surface.fill((0, 0, 0))
            self.ui.begin(self.surface, list(events) if number == 0 else [], 1 / 60, self.now)
            self.keys += [event.key for event in self.ui.keys]
            self.draw(self.ui)
            self.ui.end()

    def node(self, id: str) -> Node:
        return self.ui.node(id)

    def ids(self, kind: str) -> list[str]:
        return [node.id for node in self.ui.nodes if node.kind == kind]

    def move(self, spot: tuple[int, int]) -> None:
        self.frames(1, [E(pygame.MOUSEMOTION, pos=spot, rel=(0, 0), buttons=(0, 0, 0))])

    def press(self, spot: tuple[int, int], button: int = 1) -> None:
        self.frames(1, [E(pygame.MOUSEBUTTONDOWN, pos=spot, button=button)])

    def lift(self, spot: tuple[int, int], button: int = 1) -> None:
        self.frames(2, [E(pygame.MOUSEBUTTONUP, pos=spot, button=button)])

    def click_at(self, spot: tuple[int, int], button: int = 1) -> None:
        self.now += 1.0
        self.move(spot)
        self.press(spot, button)
        self.lift(spot, button)

    def click(self, id: str) -> None:
        self.click_at(self.node(id).shown.center)

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        self.now += 1.0
        self.move(start)
        self.press(start)
        self.move(end)
        self.lift(end)

    def key(self, key: int, mod: int = 0, text: str = "") -> None:
        typed = [E(pygame.TEXTINPUT, text=text)] if text else []
        self.frames(1, [E(pygame.KEYDOWN, key=key, mod=mod, unicode=text, scancode=0), *typed])
        self.frames(1)

    def type(self, words: str) -> None:
        for letter in words:
            self.key(ord(letter) if ord(letter) < 128 else 0, text=letter)

    def tab(self, times: int = 1, back: bool = False) -> None:
        for _ in range(times):
            self.key(pygame.K_TAB, pygame.KMOD_LSHIFT if back else 0)

    def pad(self, button: int) -> None:
        self.frames(1, [E(pygame.CONTROLLERBUTTONDOWN, button=button, instance_id=0)])
        self.frames(1, [E(pygame.CONTROLLERBUTTONUP, button=button, instance_id=0)])

    def has(self, id: str) -> bool:
        return any(node.id == id for node in self.ui.nodes)

    @property
    def words(self) -> list[str]:
        """Everything that is written, in the order in which it is drawn."""
        return [node.label for node in self.ui.nodes if node.label and node.kind in ("label", "heading")]

    def wheel(self, notches: int) -> None:
        self.frames(2, [E(pygame.MOUSEWHEEL, x=0, y=notches, flipped=False)])

    def titles(self, dropdown: str) -> list[str]:
        """Opens a dropdown; the titles of its options."""
        self.click(dropdown)
        return [node.label for node in self.ui.nodes if node.kind == "option"]

    def choose(self, dropdown: str, title: str) -> None:
        """Opens a dropdown and clicks an option."""
        self.click(dropdown)
        option = next(node for node in self.ui.nodes if node.kind == "option" and node.label == title)
        self.click_at(option.shown.center)

    def key_on(self, id: str, key: int) -> None:
        """A key while a node has the focus."""
        self.ui.set_focus(id)
        self.frames(2)
        self.key(key)

    def type_in(self, id: str, words: str) -> None:
        """A click on a field, and letters typed in it."""
        self.click(id)
        self.type(words)


class Played(Hands):
    """Plays one panel: it draws a workspace, and what it returns is the workspace of the next frame."""

    def __init__(self, panel: Panel, space: Workspace, width: int = 300, height: int = 900, scale: float = 1.0) -> None:
        self.space = space
        self.used = 0

        def draw(ui: Ui) -> None:
            column = Column(pygame.Rect(0, 0, int(width * scale), height), ui.theme.gap)
            self.space = panel(ui, column, self.space)
            self.used = column.used

        super().__init__(draw, (int(width * scale), height), Theme(scale))

    @property
    def sent(self) -> tuple[Any, ...]:
        """The commands for the session so far."""
        return self.space.outbox

    def tip(self, id: str) -> str:
        """What is explained where the mouse rests on a node or a tip."""
        self.move(self.node(id).shown.center)
        return next((hint.words for hint in reversed(self.ui.hints)), "")


class Screen(Hands):
    """Plays a mode, an explanation or a dialog: all that it draws, from a workspace that it gives back.

    The board of 400 x 400 pixels is at the left, the panels are in a column at its right, the dialog lies over both as long as
    the workspace has it open.
    """

    def __init__(
        self,
        space: Workspace,
        *panels: Panel,
        touch: Touch | None = None,
        over: Touch | None = None,
        dialog: Dialog | None = None,
        size: tuple[int, int] = (800, 600),
    ) -> None:
        self.space, self.panels, self.board, self.dialog = space, panels, (touch, over), dialog
        self.opened = space.dialog.id
        super().__init__(self._drawing, size)

    def _drawing(self, ui: Ui) -> None:
        view = self.view
        for act in self.board:
            self.space = self.space if act is None else act(ui, view, self.space)
        width, height = self.surface.get_size()
        column = Column(pygame.Rect(410, 0, width - 410, height), ui.theme.gap)
        for panel in self.panels:
            self.space = panel(ui, column, self.space)
        if self.dialog is not None and self.space.dialog.id == self.opened:
            self.space = self.dialog(ui, self.space)

    @property
    def view(self) -> Viewport:
        """The board as the workspace looks at it."""
        look, level = self.space.look, self.space.level
        return Viewport(pygame.Rect(0, 0, 400, 400), level.height, level.width, look.zoom, look.centre)

    def spot(self, cell: tuple[int, int]) -> tuple[int, int]:
        """The pixel in the middle of a cell of the board."""
        return self.view.rect_of(cell).center

    def stroke(self, *spots: tuple[int, int], button: int = 1) -> None:
        """Presses at the first spot, moves over the others with the button held, and lets go at the last."""
        self.now += 1.0
        self.move(spots[0])
        self.press(spots[0], button)
        for spot in spots[1:]:
            self.frames(1, [E(pygame.MOUSEMOTION, pos=spot, rel=(1, 1), buttons=(1, 0, 0))])
        self.lift(spots[-1], button)

    def colour(self, spot: tuple[int, int]) -> tuple[int, ...]:
        """The colour of a pixel."""
        return tuple(self.surface.get_at(spot))[:3]

    def painted(self, rect: pygame.Rect | None = None) -> bool:
        """Whether anything was drawn in a part of the screen."""
        part = self.surface.subsurface(self.surface.get_rect() if rect is None else rect.clip(self.surface.get_rect()))
        return pygame.mask.from_threshold(part, (0, 0, 0), (1, 1, 1)).count() < part.get_width() * part.get_height()
