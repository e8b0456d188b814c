"""An exhibition: the course plays itself until somebody touches anything, and again when nobody does. Nothing is kept."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

import pygame

from playground.ui.kit.gamepad import PUSHED
from playground.ui.workspace import NOBODY, NOTHING, Workspace

REST = 60.0
"""Seconds without any input after which the tour begins again."""
GRACE = 0.4
"""Seconds after somebody took over in which more of the same does nothing: a key that repeats, the click that a touch also is."""
TAKING = frozenset(
    {pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN, pygame.MOUSEWHEEL, pygame.FINGERDOWN, pygame.CONTROLLERBUTTONDOWN}
    | {pygame.JOYBUTTONDOWN, pygame.TEXTINPUT}
)
"""What takes over from the tour; it does nothing else."""
ACTING = TAKING | frozenset(
    {pygame.KEYUP, pygame.MOUSEBUTTONUP, pygame.MOUSEMOTION, pygame.FINGERMOTION, pygame.FINGERUP}
    | {pygame.CONTROLLERBUTTONUP, pygame.DROPFILE, pygame.DROPTEXT}
)
"""What shows that somebody is still there."""


class Visited(Protocol):
    """What an exhibition needs of the window."""

    workspace: Workspace
    crash: str


class Exhibition:
    """Who is at the window: nobody, then the tour goes on; or a person, until they have rested for a while."""

    def __init__(self) -> None:
        self._first: Workspace | None = None
        """What every visitor finds; it is there from the first frame on."""
        self._acted: float | None = None
        """When the person at the window last did something; None while the tour goes on."""
        self._taken = -math.inf
        """When they took over."""

    @property
    def touring(self) -> bool:
        """Whether the tour goes on."""
        return self._acted is None

    def due(self, now: float) -> bool:
        """Whether a frame is due without an event: the tour is to go on."""
        return self._acted is None or now - self._acted >= REST

    def attended(self, window: Visited, events: Sequence[pygame.Event], now: float) -> Sequence[pygame.Event]:
        """The events of a frame that are left for the window, after the tour began or somebody took over."""
        from playground.ui.course.touring import begun, stop_of, taken_over  # nobody else waits for the course

        if self._first is None:
            self._first = window.workspace
            window.workspace = begun(_presented(window.workspace))
        if window.crash and self._acted is None:
            self._acted = now  # the card about it is left to be read
        if self._acted is None:
            if not any(_takes(event) for event in events):
                return events
            stop = stop_of(window.workspace)
            window.workspace = taken_over(self._anew(window.workspace), stop)
            self._acted = self._taken = now
            return [event for event in events if not _takes(event)]
        if any(event.type in ACTING or _takes(event) for event in events):
            self._acted = now
        elif now - self._acted >= REST:
            window.workspace, window.crash = begun(_presented(self._anew(window.workspace))), ""
            self._acted = None
        return events if now - self._taken >= GRACE else [event for event in events if not _takes(event)]

    def _anew(self, now: Workspace) -> Workspace:
        """The window as the first visitor found it; its runs are numbered on."""
        assert self._first is not None
        first = replace(self._first, learners=now.learners, runs=now.runs, snapshot=now.snapshot, outbox=(), wishes=())
        return first.on_stage(first.document).send(NOTHING, NOBODY)


def _presented(workspace: Workspace) -> Workspace:
    return replace(workspace, occasion=replace(workspace.occasion, presenting=True))


def _takes(event: pygame.Event) -> bool:
    """Whether an event takes over from the tour: a key, a click, a touch, a button; a stick where it is pushed."""
    return event.type in TAKING or (event.type == pygame.CONTROLLERAXISMOTION and abs(event.value) >= PUSHED)
