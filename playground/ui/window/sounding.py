"""Passes on what is to be heard in each frame to the loudspeaker, where there is one."""

from collections.abc import Sequence
from typing import Protocol

from playground.ui.sound.cues import Cue
from playground.ui.sound.hearing import Ears, Pointed, heard
from playground.ui.workspace import Workspace

MISSING = "No sound device was found: what happens can only be seen."


class Speaker(Protocol):
    """What plays cues: it returns at once. missing: whether it has no device."""

    missing: bool

    def play(self, cues: Sequence[Cue], volume: float) -> None: ...
    def close(self) -> None: ...


class Sounding:
    """The window's ears, and its loudspeaker; None is a window without sound."""

    def __init__(self) -> None:
        self.loudspeaker: Speaker | None = None
        self._ears = Ears()
        self._said = False

    def attend(self, workspace: Workspace, pointed: Pointed, now: float, unattended: bool = False) -> Workspace:
        """Plays what is to be heard in this frame, nothing where nobody is there; says once that there is no device."""
        if self.loudspeaker is None:
            return workspace
        self._ears, cues = heard(self._ears, workspace, pointed, now)
        if cues and not unattended:
            self.loudspeaker.play(cues, workspace.preferences.volume)
        if self._said or not self.loudspeaker.missing:
            return workspace
        self._said = True
        return workspace.say(MISSING)

    def close(self) -> None:
        """Gives the device back."""
        if self.loudspeaker is not None:
            self.loudspeaker.close()
