"""From keys to moves: by place on the keyboard, so that WASD works on any layout."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import pygame

from playground.ui.kit.key_meaning import alternate, chord
from playground.world.grid import MOVES

CHORD = 0.06
"""Where a level has diagonal moves, a first arrow key waits this long (seconds) for a second one."""
REPEAT_AFTER = 0.35
"""A held key moves again after this long (seconds), and then every REPEAT_EVERY."""
REPEAT_EVERY = 0.12


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
    """The move that a key stands for, "" for none; keys held with Ctrl, Alt or AltGr are never moves."""
    if chord(event) or alternate(event):
        return ""
    place = getattr(event, "scancode", 0)
    return _PLACES.get(place, "") if place else _CODES.get(event.key, "")


class Steering:
    """Which directions are held, by keys, buttons or sticks, and which moves are due because of it.

    Two arrow keys together are a diagonal where the level has such moves. A held key moves again and again. A key that a dialog
    or a widget took, or that was down when a dialog opened, is ignored until it has been released.
    """

    def __init__(self) -> None:
        self._held: dict[str, str] = {}
        self._down: set[str] = set()
        self._ignored: set[str] = set()
        self._due: float | None = None
        self._fresh = False

    def again(self, source: str) -> bool:
        """Notes a key that is down; whether it was down before, so that this is only the system repeating it."""
        held = source in self._down
        self._down.add(source)
        return held

    def ignore(self, *sources: str) -> None:
        """These keys were meant for something else: what the system repeats of them means nothing until they are released."""
        self._ignored.update(sources)

    def ignores(self, source: str) -> bool:
        """Whether a key was meant for something else, and has not been released since."""
        return source in self._ignored

    def stop(self) -> None:
        """Nothing moves any more, and what is down now is ignored until it is released: a dialog has opened."""
        self.ignore(*self._down)
        self._held.clear()
        self._due, self._fresh = None, False

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
        self._ignored.discard(source)
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
        self._ignored.clear()
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
        best = next((move for move in (name, *reversed(self._held.values())) if move in actions), "")
        return ((best, repeat),) if best else ()


def _diagonal(actions: Sequence[str]) -> bool:
    return any(all(MOVES[name]) for name in actions)


def _sum(directions: Iterable[str]) -> str:
    """The move of several directions together: up and right are up-right, up and down are nothing."""
    deltas = [MOVES[direction] for direction in directions]
    row, col = (max(-1, min(1, sum(part[axis] for part in deltas))) for axis in range(2))
    return next(name for name, vector in MOVES.items() if vector == (row, col))
