"""The window tried by a program outside: it says when its first frame is there and when something was learned, then it closes.

A frozen program can be asked for it too: `bellman-playground --call playground.ui.window.window_trial:try_window LEVEL`.
"""

import time
from collections.abc import Sequence
from typing import Any

import pygame

from playground.training.snapshot import Snapshot, Status
from playground.ui.window import launch
from playground.ui.window.app import App

FRAME, LEARNED = "first frame", "first step learned"


def try_window(level: str) -> None:
    """Opens the window on a level, lets the chosen learner begin, and closes. Prints lines: seconds since 1970, an event."""
    said: list[str] = []

    def say(event: str) -> None:
        if event not in said:
            said.append(event)
            print(f"{time.time():.3f} {event}", flush=True)

    class Tried(App):
        """A window that says when it has drawn, and then presses Space."""

        def frame(self, events: Sequence[pygame.Event] = ()) -> None:
            super().frame(events)
            if FRAME not in said:
                say(FRAME)
                pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_SPACE, mod=0, unicode=" ", scancode=0))
            if LEARNED in said:
                self.quit()

    def watch(snapshot: Snapshot) -> None:
        if snapshot.units > 0 and snapshot.status == Status.RUNNING:  # while it is warming, a stand-in moves the mouse
            say(LEARNED)

    names: dict[str, Any] = vars(launch)
    usual, names["App"] = names["App"], Tried
    try:
        launch.run(level, mode="train", watch=watch)
    finally:
        names["App"] = usual
