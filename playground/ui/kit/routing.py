"""Who gets a key: the open list, the focus, the dialog, or the app; and where the focus goes."""

import pygame

from playground.ui.kit import focus as focusing
from playground.ui.kit.events import Events
from playground.ui.kit.key_meaning import alternate, chord, codes
from playground.ui.kit.node import Node, Spot

ENTER = frozenset({pygame.K_RETURN, pygame.K_KP_ENTER})
ESCAPE = frozenset({pygame.K_ESCAPE})
ACTIVATE = ENTER | {pygame.K_SPACE}
ASKING = pygame.K_QUESTION
"""What is typed to ask what something is; like the function keys it goes through where a dialog is open."""


class Routing:
    """The focus and the keys. All is decided at the start of a frame, by what the last one has shown.

    nodes, by_id: what the last frame has shown. top: its highest layer, 0 without a dialog. floating: what took the mouse from
    everything else (toasts). open_list: the id of the dropdown whose list is open. focus: the id of what has the focus; shown:
    whether it came by keyboard or gamepad, so that it has a ring and takes keys. by_key: whether the keyboard was used last.
    reveal: the id of what is to come into sight. claimed: the events for what has the focus; keys, key_ups: those for the app;
    taken: the keys of the keyboard that were not for the app.
    escaped, entered: whether Esc or Enter was left for the dialog.
    """

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.by_id: dict[str, Node] = {}
        self.top = 0
        self.floating: list[pygame.Rect] = []
        self.open_list = ""
        self.focus = ""
        self.shown = False
        self.by_key = False
        self.reveal = ""
        self.keys: list[pygame.Event] = []
        self.key_ups: list[pygame.Event] = []
        self.claimed: list[pygame.Event] = []
        self.taken: list[pygame.Event] = []
        self.escaped = False
        self.entered = False
        self._sought = ""
        self._claimant = ""

    def set_focus(self, id: str) -> None:
        """Puts the keyboard's focus on a widget, as Tab does."""
        self.focus, self.shown, self.reveal = id, True, id
        self.by_key = True

    def drop_focus(self) -> None:
        """Gives the keys back to the app."""
        self.focus, self.shown = "", False

    def seek(self, id: str) -> None:
        """Asks for what is on the screen, or will be in the next frame, to come into sight."""
        self.reveal = self._sought = id

    def keys_of(self, id: str) -> list[pygame.Event]:
        """The key events for a widget; the focus may have come to it in this frame, and the keys went elsewhere."""
        return list(self.claimed) if self._claimant == id else []

    def show(self, nodes: list[Node]) -> None:
        """Takes over what this frame has shown: the focus does not stay on what is gone."""
        self.nodes = nodes
        self.by_id = {node.id: node for node in nodes}
        if self.focus and self.focus not in self.by_id:
            self.drop_focus()

    def show_late(self) -> None:
        """The same after the last things were drawn; what was sought in this frame is to be found in the next one."""
        self.by_id = {node.id: node for node in self.nodes}
        self.reveal, self._sought = self._sought, ""

    def sort(self, events: Events) -> None:
        """Shares out the keys of a frame."""
        self.keys, self.claimed, self.taken = [], [], []
        self.key_ups = list(events.key_ups)
        self.escaped = self.entered = False
        if events.pressed:
            self.by_key = False
            if 1 in events.pressed:
                self._focus_at(events.pressed[1])
        for event in events.typed:
            node = self.by_id.get(self.focus)
            if event.type == pygame.TEXTINPUT:
                if self.open_list or (node and (node.typing or (self.shown and pygame.TEXTINPUT in node.keys))):
                    self.claimed.append(event)
            elif not self._take(event, node):
                self.keys.append(event)
            elif not getattr(event, "pad", False):  # whose releases nobody hears of
                self.taken.append(event)
        self._claimant = self.focus

    def _focus_at(self, spot: Spot) -> None:
        """A press puts the focus where it hits, without a ring and without taking keys (a field takes them, so does a dialog)."""
        if self.open_list or any(rect.collidepoint(spot) for rect in self.floating):
            return
        hit = focusing.at(self.nodes, spot, self.top)
        self.focus = hit.id if hit else ""
        self.shown = hit is not None and self.top > 0 and not hit.typing

    def _take(self, event: pygame.Event, node: Node | None) -> bool:
        """Whether the kit takes a key."""
        if self.open_list or (node is not None and focusing.claims(node, event, self.shown, self.top)):
            self.claimed.append(event)
            self.by_key = True
            return True
        pad = getattr(event, "pad", False)
        if event.key == pygame.K_TAB and not (chord(event) or alternate(event)):
            self._go(focusing.after(self.nodes, self.focus, self.top, backwards=bool(event.mod & pygame.KMOD_SHIFT)))
            return True
        if event.key == pygame.K_ESCAPE:
            return self._let_go(node)
        if pad and event.key in focusing.DIRECTIONS and (self.shown or self.top or not self._has_board()):
            self._go(focusing.towards(self.nodes, self.focus, event.key, self.top))
            return True
        if self.top:
            self.entered = self.entered or event.key in ENTER
            return not (pygame.K_F1 <= event.key <= pygame.K_F12 or ASKING in codes(event))
        return False

    def _let_go(self, node: Node | None) -> bool:
        """Esc closes the dialog, else drops the focus; whether there was something to leave."""
        if self.top:
            self.escaped = True
            return True
        had_keys = node is not None and (self.shown or node.typing)
        self.drop_focus()
        return had_keys

    def _has_board(self) -> bool:
        return any(node.kind == "board" for node in self.nodes)

    def _go(self, id: str) -> None:
        if id:
            self.set_focus(id)
