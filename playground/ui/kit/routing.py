"""Who gets a key: the open list, the focus, the dialog, or the app; and where the focus goes."""

import pygame

from playground.ui.kit import focus as focusing
from playground.ui.kit.events import Events
from playground.ui.kit.memory import Memory
from playground.ui.kit.node import Node, Spot
from playground.ui.theme import Theme

ENTER = frozenset({pygame.K_RETURN, pygame.K_KP_ENTER})
ESCAPE = frozenset({pygame.K_ESCAPE})
ACTIVATE = ENTER | {pygame.K_SPACE}


class Routing(Memory):
    """The focus and the keys. All is decided at the start of a frame, by what the last one has shown."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.nodes: list[Node] = []
        self.keys: list[pygame.Event] = []
        self.key_ups: list[pygame.Event] = []
        self.focus = ""
        self._window = pygame.Rect(0, 0, 1, 1)
        self._events = Events()
        self._by_id: dict[str, Node] = {}
        self._loud = False
        self._reveal = self._sought = ""
        self._keyed_last = False
        self._claimed: list[pygame.Event] = []
        self._claimant = ""
        self._popup = ""
        self._popup_before = ""
        self._floating: list[pygame.Rect] = []
        self._top = 0
        self._escaped = False
        self._entered = False

    @property
    def focus_shown(self) -> bool:
        """Whether the focus came by keyboard or gamepad: it has a ring and takes keys."""
        return self._loud

    def set_focus(self, id: str) -> None:
        """Puts the keyboard's focus on a widget, as Tab does."""
        self.focus, self._loud, self._reveal = id, True, id
        self._keyed_last = True
        self.wants_frame = True

    def reveal(self, id: str) -> None:
        """Brings what is on the screen, or will be in the next frame, into sight in its scroll area; the focus stays."""
        self._reveal = self._sought = id
        self.wants_frame = True

    def drop_focus(self) -> None:
        """Gives the keys back to the app."""
        self.focus, self._loud = "", False

    def _focus_at(self, spot: Spot) -> None:
        """A press puts the focus where it hits, without a ring and without taking keys (a field takes them, so does a dialog)."""
        if self._popup or any(rect.collidepoint(spot) for rect in self._floating):
            return
        hit = focusing.at(self.nodes, spot, self._top)
        self.focus = hit.id if hit else ""
        self._loud = hit is not None and self._top > 0 and not hit.typing

    def _sort_keys(self) -> None:
        self.keys, self._claimed = [], []
        self.key_ups = list(self._events.key_ups)
        self._escaped = self._entered = False
        if self._events.pressed:
            self._keyed_last = False
            if 1 in self._events.pressed:
                self._focus_at(self._events.pressed[1])
        for event in self._events.typed:
            node = self._by_id.get(self.focus)
            if event.type == pygame.TEXTINPUT:
                if self._popup or (node and (node.typing or (self._loud and pygame.TEXTINPUT in node.keys))):
                    self._claimed.append(event)
            elif not self._taken(event, node):
                self.keys.append(event)
        self._claimant = self.focus

    def _taken(self, event: pygame.Event, node: Node | None) -> bool:
        """Whether the kit takes a key."""
        if self._popup or (node is not None and focusing.claims(node, event, self._loud, self._top)):
            self._claimed.append(event)
            self._keyed_last = True
            return True
        pad = getattr(event, "pad", False)
        if event.key == pygame.K_TAB and not event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT | pygame.KMOD_META):
            self._go(focusing.after(self.nodes, self.focus, self._top, backwards=bool(event.mod & pygame.KMOD_SHIFT)))
            return True
        if event.key == pygame.K_ESCAPE:
            return self._let_go(node)
        if pad and event.key in focusing.DIRECTIONS and (self._loud or self._top or not self._has_board()):
            self._go(focusing.towards(self.nodes, self.focus, event.key, self._top))
            return True
        if self._top:
            self._entered = self._entered or event.key in ENTER
            return not pygame.K_F1 <= event.key <= pygame.K_F12
        return False

    def _let_go(self, node: Node | None) -> bool:
        """Esc closes the dialog, else drops the focus; whether there was something to leave."""
        if self._top:
            self._escaped = True
            return True
        had = node is not None and (self._loud or node.typing)
        self.drop_focus()
        return had

    def _has_board(self) -> bool:
        return any(node.kind == "board" for node in self.nodes)

    def _go(self, id: str) -> None:
        if id:
            self.set_focus(id)
