"""Passes on what is to be heard in each frame to the loudspeaker, where there is one."""

from collections.abc import Sequence
from typing import Protocol

from playground.ui.sound.cues import Cue
from playground.ui.sound.hearing import Ears, Pointed, heard
from playground.ui.workspace import Workspace


class Speaker(Protocol):
    """What plays cues: it returns at once."""

    def play(self, cues: Sequence[Cue], volume: float) -> None: ...
    def close(self) -> None: ...


class Sounding:
    """The window's ears, and its loudspeaker; None is a window without sound."""

    def __init__(self) -> None:
        self.loudspeaker: Speaker | None = None
        self._ears = Ears()

    def attend(self, workspace: Workspace, pointed: Pointed, now: float, unattended: bool = False) -> None:
        """Plays what is to be heard in this frame; nothing where nobody is there."""
        if self.loudspeaker is None:
            return
        self._ears, cues = heard(self._ears, workspace, pointed, now)
        if cues and not unattended:
            self.loudspeaker.play(cues, workspace.preferences.volume)

    def close(self) -> None:
        """Gives the device back."""
        if self.loudspeaker is not None:
            self.loudspeaker.close()
