"""Who gets a key: the open list, the focus, the dialog, or the app; and where the focus goes."""

import pygame

from playground.ui.kit import focus as focusing
from playground.ui.kit.events import Device, Events
from playground.ui.kit.gamepad import PadButton, button_of, pad_event
from playground.ui.kit.key_meaning import alternate, chord, codes
from playground.ui.kit.named_requests import Asked, AskedAct
from playground.ui.kit.node import Node, Spot

ENTER = frozenset({pygame.K_RETURN, pygame.K_KP_ENTER})
ESCAPE = frozenset({pygame.K_ESCAPE})
ACTIVATE = ENTER | {pygame.K_SPACE}
_TURNS = {PadButton.LEFT_SHOULDER: PadButton.LEFT, PadButton.RIGHT_SHOULDER: PadButton.RIGHT}
"""The shoulder buttons turn the tabs as the cross would if they had the focus."""
_ORDER = {PadButton.LEFT_TRIGGER: True, PadButton.RIGHT_TRIGGER: False}
"""Among controls the triggers go to the one before (True) or after, in the order of Tab: so each one can be reached."""
ASKING = pygame.K_QUESTION
"""What is typed to ask what something is; like the function keys it goes through where a dialog is open."""


class Routing:
    """The focus and the keys. All is decided at the start of a frame, by what the last one has shown.

    nodes, by_id: what the last frame has shown. top: its highest layer, 0 without a dialog. floating: what took the mouse from
    everything else (toasts). open_list: the id of the dropdown whose list is open. focus: the id of what has the focus; shown:
    whether it came by keyboard or gamepad, so that it has a ring and takes keys. by_key: whether the keyboard was used last.
    reveal: the id of what is to come into sight. claimed: the events for what has the focus; keys, key_ups: those for the app;
    taken: the keys of the keyboard that were not for the app.
    escaped, entered: whether Esc or Enter was left for the dialog. aimed: events for what does not have the focus, by id.
    gripping: the gamepad's buttons that the board takes itself in the next frame; gripped: in this one.
    picked: the ids of options, lines and tabs that are chosen by name. values: what fields and sliders are to hold, by id.
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
        self.aimed: dict[str, list[pygame.Event]] = {}
        self.gripped: frozenset[PadButton] = frozenset()
        self.gripping: frozenset[PadButton] = frozenset()
        self.picked: set[str] = set()
        self.values: dict[str, float | str] = {}
        self._sought = ""
        self._claimant = ""
        self._before: list[str] = []
        """What had the focus in each layer that something lies over now."""
        self._left = ""
        """The control that a gamepad left for the board, to come back to."""

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
        mine = self.claimed if self._claimant == id == self.focus else ()
        return [*mine, *self.aimed.get(id, ())]

    def show(self, nodes: list[Node]) -> None:
        """Takes over what this frame has shown: the focus does not stay on what is gone."""
        self.nodes = nodes
        self.by_id = {node.id: node for node in nodes}
        self.gripped, self.gripping = self.gripping, frozenset()
        if self.focus and self.focus not in self.by_id:
            self.drop_focus()

    def show_late(self) -> None:
        """The same after the last things were drawn; what was sought in this frame is to be found in the next one."""
        self.by_id = {node.id: node for node in self.nodes}
        self.reveal, self._sought = self._sought, ""

    def settle_on(self, layers: int, device: Device) -> None:
        """Takes over how many layers there are: with a gamepad the focus goes into a dialog, and back to where it was before."""
        for _ in range(self.top, layers):
            self._before.append(self.focus if self.shown else "")
        left = [self._before.pop() for _ in range(layers, self.top) if self._before]
        self.top = layers
        if device is Device.PAD and layers and not left:
            self._go(focusing.after(self.nodes, "", layers))
        elif device is Device.PAD and left and left[-1] in self.by_id:
            self.set_focus(left[-1])

    def sort(self, events: Events) -> None:
        """Shares out the keys of a frame."""
        self.keys, self.claimed, self.taken, self.aimed = [], [], [], {}
        self.picked, self.values = set(), {}
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
            elif button_of(event) is None:
                self.taken.append(event)
        for asked in events.asked:
            self._obey(asked)
        self._claimant = self.focus

    def _obey(self, asked: Asked) -> None:
        """Does what is asked of a node by its id, as far as it can be reached by keyboard, too."""
        node = self.by_id.get(asked.target)
        if node is None or node.layer != self.top or not node.enabled:
            return
        if asked.act is AskedAct.SHOW:
            self.reveal = node.id
        elif asked.act is AskedAct.FOCUS or (asked.act is AskedAct.PRESS and node.focusable and not node.keys >= ACTIVATE):
            self._go(node.id if node.focusable else "")
        elif asked.act is AskedAct.PRESS and node.focusable:
            self.aimed.setdefault(node.id, []).append(_key_press(pygame.K_RETURN))
        elif asked.act is AskedAct.PRESS:
            self.picked.add(node.id)
        elif asked.act is AskedAct.SET and asked.value is not None:
            self.values[node.id] = asked.value
        elif asked.act in (AskedAct.MORE, AskedAct.LESS):
            more, less = (pygame.K_DOWN, pygame.K_UP) if node.axis == "y" else (pygame.K_RIGHT, pygame.K_LEFT)
            self.aimed.setdefault(node.id, []).append(_key_press(more if asked.act is AskedAct.MORE else less))

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
        button = button_of(event)
        if button is not None and self._take_button(button):
            return True
        if event.key == pygame.K_TAB and not (chord(event) or alternate(event)):
            self._go(focusing.after(self.nodes, self.focus, self.top, backwards=bool(event.mod & pygame.KMOD_SHIFT)))
            return True
        if event.key == pygame.K_ESCAPE:
            return self._let_go(node)
        if button is not None and event.key in focusing.DIRECTIONS and (self.shown or self.top or not self._has_board()):
            self._go(focusing.towards(self.nodes, self.focus, event.key, self.top))
            return True
        if self.top:
            self.entered = self.entered or event.key in ENTER
            return not (pygame.K_F1 <= event.key <= pygame.K_F12 or ASKING in codes(event))
        return False

    def _take_button(self, button: PadButton) -> bool:
        """Whether one of the gamepad's buttons is the kit's own here: it turns tabs, goes on, closes a dialog, changes sides."""
        if button in _TURNS:
            row = next((node for node in self.nodes if node.kind == "tabs" and node.enabled and node.layer == self.top), None)
            if row is not None:
                self.aimed.setdefault(row.id, []).append(pad_event(_TURNS[button]))
            return True
        if button in _ORDER and (self.shown or self.top):
            self._go(focusing.after(self.nodes, self.focus, self.top, backwards=_ORDER[button]))
            return True
        if button is PadButton.START and self.top:
            self.escaped = True
            return True
        if button is PadButton.SELECT and not self.top:
            self._change_sides()
            return True
        return button is PadButton.A and self.shown and not self.top  # what has the ring and cannot be pressed keeps it

    def _change_sides(self) -> None:
        """From the board to the control that was left for it, or the first one right of it; from the controls to the board."""
        if self.shown:
            self._left = self.focus
            self.drop_focus()
            return
        board = next((node.rect for node in self.nodes if node.kind == "board"), None)
        places = focusing.stops(self.nodes, self.top)
        beside = [node for node in places if board is not None and node.rect.left >= board.right and node.rect.top >= board.top]
        first = next((node.id for node in (*beside, *places)), "")
        self._go(self._left if any(node.id == self._left for node in places) else first)

    def _let_go(self, node: Node | None) -> bool:
        """Esc closes the dialog, else drops the focus; whether there was something to leave."""
        if self.top:
            self.escaped = True
            return True
        had_keys = node is not None and (self.shown or node.typing)
        self._left = self.focus if had_keys else self._left
        self.drop_focus()
        return had_keys

    def _has_board(self) -> bool:
        return any(node.kind == "board" for node in self.nodes)

    def _go(self, id: str) -> None:
        if id:
            self.set_focus(id)


def _key_press(key: int) -> pygame.Event:
    return pygame.event.Event(pygame.KEYDOWN, key=key, scancode=0, mod=0, unicode="")
