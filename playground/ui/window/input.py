"""From keys to what they mean: shortcuts by key code, moves by place on the keyboard, so that WASD works on any layout."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import pygame

from playground.world.grid import MOVES

CHORD = 0.06
"""Where a level has diagonal moves, a first arrow key waits this long (seconds) for a second one."""
REPEAT_AFTER = 0.35
"""A held key moves again after this long (seconds), and then every REPEAT_EVERY."""
REPEAT_EVERY = 0.12


@dataclass(frozen=True)
class Shortcut:
    """A key with its meaning; `keys` and `title` are the words of the help card. hidden: another way to the same, not listed."""

    id: str
    keys: str
    title: str
    key: int
    ctrl: bool = False
    shift: bool | None = None
    hidden: bool = False


SHORTCUTS = (
    Shortcut("run", "Space", "run or pause training", pygame.K_SPACE),
    Shortcut("step", ".", "one step", pygame.K_PERIOD),
    Shortcut("again", "Backspace", "new episode", pygame.K_BACKSPACE),
    Shortcut("edit", "E", "the editor, and back", pygame.K_e),
    Shortcut("why", "Y", "why? and back", pygame.K_y, ctrl=False),
    Shortcut("faster", "+", "faster", pygame.K_PLUS),
    Shortcut("faster", "+", "faster", pygame.K_KP_PLUS, hidden=True),
    Shortcut("faster", "+", "faster", pygame.K_EQUALS, hidden=True),
    Shortcut("slower", "−", "slower", pygame.K_MINUS),
    Shortcut("slower", "−", "slower", pygame.K_KP_MINUS, hidden=True),
    Shortcut("undo", "Ctrl Z", "undo", pygame.K_z, ctrl=True, shift=False),
    Shortcut("redo", "Ctrl Y", "redo", pygame.K_y, ctrl=True),
    Shortcut("redo", "Ctrl Shift Z", "redo", pygame.K_z, ctrl=True, shift=True, hidden=True),
    Shortcut("save", "Ctrl S", "save", pygame.K_s, ctrl=True, shift=False),
    Shortcut("save-as", "Ctrl Shift S", "save as", pygame.K_s, ctrl=True, shift=True),
    Shortcut("levels", "Ctrl O", "levels", pygame.K_o, ctrl=True),
    Shortcut("new", "Ctrl N", "new level", pygame.K_n, ctrl=True),
    Shortcut("copy", "Ctrl C", "copy the level as text", pygame.K_c, ctrl=True),
    Shortcut("paste", "Ctrl V", "paste a level", pygame.K_v, ctrl=True),
    Shortcut("quit", "Ctrl Q", "leave", pygame.K_q, ctrl=True),
    Shortcut("larger", "Ctrl +", "larger text", pygame.K_PLUS, ctrl=True),
    Shortcut("larger", "Ctrl +", "larger text", pygame.K_EQUALS, ctrl=True, hidden=True),
    Shortcut("larger", "Ctrl +", "larger text", pygame.K_KP_PLUS, ctrl=True, hidden=True),
    Shortcut("smaller", "Ctrl −", "smaller text", pygame.K_MINUS, ctrl=True),
    Shortcut("smaller", "Ctrl −", "smaller text", pygame.K_KP_MINUS, ctrl=True, hidden=True),
    Shortcut("floor-before", "[", "look one floor down", pygame.K_LEFTBRACKET),
    Shortcut("floor-after", "]", "look one floor up", pygame.K_RIGHTBRACKET),
    Shortcut("fit", "Ctrl 0", "fit the board", pygame.K_0, ctrl=True),
    Shortcut("help", "F1", "this help", pygame.K_F1),
    Shortcut("full-screen", "F11", "full screen", pygame.K_F11),
    Shortcut("picture", "F12", "a picture of the window", pygame.K_F12),
    Shortcut("back", "Esc", "back, pause, menu", pygame.K_ESCAPE),
)
"""What every key does, in the order of the help card."""


def shortcut(event: pygame.Event) -> str:
    """The id of the shortcut that a key event is, "" for none."""
    ctrl = bool(event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META))
    shift = bool(event.mod & pygame.KMOD_SHIFT)
    found = (each for each in SHORTCUTS if each.key == event.key and each.ctrl == ctrl)
    return next((each.id for each in found if each.shift is None or each.shift == shift), "")


_PLACES: Mapping[int, str] = MappingProxyType(
    {
        pygame.KSCAN_UP: "up", pygame.KSCAN_W: "up", pygame.KSCAN_KP_8: "up",
        pygame.KSCAN_RIGHT: "right", pygame.KSCAN_D: "right", pygame.KSCAN_KP_6: "right",
        pygame.KSCAN_DOWN: "down", pygame.KSCAN_S: "down", pygame.KSCAN_KP_2: "down",
        pygame.KSCAN_LEFT: "left", pygame.KSCAN_A: "left", pygame.KSCAN_KP_4: "left",
        pygame.KSCAN_KP_9: "up-right", pygame.KSCAN_PAGEUP: "up-right",
        pygame.KSCAN_KP_3: "down-right", pygame.KSCAN_PAGEDOWN: "down-right",
        pygame.KSCAN_KP_1: "down-left", pygame.KSCAN_END: "down-left",
        pygame.KSCAN_KP_7: "up-left", pygame.KSCAN_HOME: "up-left",
        pygame.KSCAN_KP_5: "stay", pygame.KSCAN_X: "stay",
    }
)  # fmt: skip
"""The move of each place on the keyboard."""

_CODES = MappingProxyType(
    {
        pygame.K_UP: "up", pygame.K_RIGHT: "right", pygame.K_DOWN: "down", pygame.K_LEFT: "left",
        pygame.K_w: "up", pygame.K_d: "right", pygame.K_s: "down", pygame.K_a: "left", pygame.K_x: "stay",
    }
)  # fmt: skip
"""The same by key code, for events that carry no place (made by other programs)."""


def move_of(event: pygame.Event) -> str:
    """The move that a key stands for, "" for none; keys held with Ctrl are never moves."""
    if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META | pygame.KMOD_ALT):
        return ""
    place = getattr(event, "scancode", 0)
    return _PLACES.get(place, "") if place else _CODES.get(event.key, "")


class Steering:
    """Which directions are held, by keys, buttons or sticks, and which moves are due because of it.

    Two arrow keys together are a diagonal where the level has such moves. A held key moves again and again.
    """

    def __init__(self) -> None:
        self._held: dict[str, str] = {}
        self._down: set[str] = set()
        self._due: float | None = None
        self._fresh = False

    def again(self, source: str) -> bool:
        """Notes a key that is down; whether it was down before, so that this is only the system repeating it."""
        known = source in self._down
        self._down.add(source)
        return known

    def press(self, source: str, direction: str, now: float) -> None:
        """A key, a button or a stick (`source` tells them apart) begins to push; one that is held already changes nothing."""
        if source in self._held:
            return
        self._held[source] = direction
        if self._due is None or not self._fresh:
            self._due, self._fresh = now, True

    def release(self, source: str) -> None:
        """It lets go. A tap that was still waiting for a second key is not lost."""
        self._down.discard(source)
        if source not in self._held:
            return
        if not (self._fresh and len(self._held) == 1):
            del self._held[source]
        else:
            self._held[f"tap {source}"] = self._held.pop(source)

    def let_go(self) -> None:
        """Everything is released: the window lost its focus, or the pad was pulled out."""
        self._held.clear()
        self._down.clear()
        self._due, self._fresh = None, False

    @property
    def waiting(self) -> bool:
        """Whether a move will be due without another event."""
        return self._due is not None

    def moves(self, actions: Sequence[str], now: float) -> tuple[tuple[str, bool], ...]:
        """The moves that are due, as (action, whether it is a repeat of a held key); none that the level does not have."""
        if self._due is None:
            return ()
        wait = CHORD if self._fresh and len(set(self._held.values())) == 1 and _diagonal(actions) else 0.0
        if now < self._due + wait:
            return ()
        name, repeat = _sum(self._held.values()), not self._fresh
        self._held = {source: direction for source, direction in self._held.items() if not source.startswith("tap ")}
        self._due = now + (REPEAT_EVERY if repeat else REPEAT_AFTER) if self._held else None
        self._fresh = False
        best = next((each for each in (name, *reversed(self._held.values())) if each in actions), "")
        return ((best, repeat),) if best else ()


def _diagonal(actions: Sequence[str]) -> bool:
    return any(all(MOVES[name]) for name in actions)


def _sum(directions: Iterable[str]) -> str:
    """The move of several directions together: up and right are up-right, up and down are nothing."""
    told = [MOVES[each] for each in directions]
    row, col = (max(-1, min(1, sum(part[axis] for part in told))) for axis in range(2))
    return next(name for name, vector in MOVES.items() if vector == (row, col))
