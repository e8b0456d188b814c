"""The window's side of a screen reader: asleep until one comes, then each frame as a tree, and its requests as events."""

import contextlib
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import pygame

from playground.ui.accessibility.board_table import BoardTable, board_table
from playground.ui.accessibility.element import SpokenElement, changed
from playground.ui.accessibility.kit_nodes import ACTIONS, number_of, update_of
from playground.ui.accessibility.links import Handlers, Link, Rectangle, link_of
from playground.ui.accessibility.narration import Narration
from playground.ui.accessibility.requests import Request, events_of
from playground.ui.accessibility.tree import tree_of
from playground.ui.board.viewport import Viewport
from playground.ui.kit import Ui
from playground.ui.kit.named_requests import Asked, AskedAct, asked_event
from playground.ui.workspace import Workspace

REST = 0.5
"""Seconds between two readings of a board that changes by itself."""
_ACTS = MappingProxyType({name: act for act, name in ACTIONS.items()})


class ScreenReader:
    """One window's. post: puts an event into the window's queue, from any thread. builds: how many trees were made so far."""

    def __init__(self, kit: Any, window: int = 0, post: Callable[[pygame.Event], Any] = pygame.event.post) -> None:
        self.builds = 0
        self.awake = False
        self._kit, self._post = kit, post
        self._link: Link | None = link_of(kit, Handlers(self._come, self._ask, self._gone), window)
        self._sent: Mapping[str, SpokenElement] = {}
        self._names: Mapping[int, str] = {}
        self._focus = ""
        self._window: tuple[object, ...] = ()
        self._narration = Narration()
        self._board: tuple[tuple[object, ...], float, BoardTable | None] = ((), 0.0, None)

    # --- called by AccessKit, from any thread ---

    def _come(self) -> None:
        """A client is here: the next frame brings it the whole tree."""
        self._sent, self._window, self.awake = {}, (), True
        self._wake()

    def _gone(self) -> None:
        self.awake = False

    def _ask(self, request: Any) -> None:
        """Puts what a client asks into the window's queue."""
        act = _ACTS.get(str(request.action).rpartition(".")[2])
        element = self._sent.get(self._names.get(request.target, ""))
        if act is None or element is None:
            return
        value = request.data[1] if request.data is not None and act is AskedAct.SET else None
        for event in events_of(Request(act, element.id, value), element):
            self._post(event)

    def _wake(self) -> None:
        with contextlib.suppress(pygame.error):
            self._post(asked_event(Asked(AskedAct.SHOW, "")))

    # --- called by the window's loop ---

    def show(self, ui: Ui, workspace: Workspace, view: Viewport, title: str, window: Rectangle, focused: bool) -> None:
        """Brings what a frame has shown to the client; does nothing at all where there is none."""
        link = self._link
        if link is None or not self.awake:
            return
        said = self._narration.follow(workspace.snapshot, ui.now)
        board = self._read_board(workspace, view, ui.now)
        tree = tree_of(ui.nodes, ui.focus if ui.focus_shown else "", ui.surface.get_size(), title, board, said)
        if self._window != (window, focused):
            link.place(window)
            link.focus(focused)
            self._window = window, focused
        if tree.focus == self._focus and not changed(self._sent, tree.elements):
            return

        def made() -> Any:
            self.builds += 1
            news = changed(self._sent, tree.elements)  # a client may have come since
            self._sent, self._focus = tree.elements, tree.focus
            self._names = {number_of(id): id for id in tree.elements}
            return update_of(self._kit, news, tree.focus, link.hears_values)

        link.update(made)

    def _read_board(self, workspace: Workspace, view: Viewport, now: float) -> BoardTable | None:
        """The board in words; read again where it is another one, or now and then while it changes by itself."""
        look = workspace.look
        place = tuple(view.rect_of((0, 0))), view.visible(), view.numbers
        key = workspace.snapshot, workspace.level, place, look.cursor, look.floor, bool(workspace.dialog.id)
        before, at, table = self._board
        hurried = workspace.snapshot.running and before[1:] == key[1:] and now - at < REST
        if key == before or hurried:
            return table
        table = None if workspace.dialog.id else board_table(workspace, view)
        self._board = key, now, table
        return table
