"""The window's ears: cues go to the loudspeaker with the volume; nothing does where nobody is there, or there is none."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.training.snapshot import Snapshot
from playground.ui.preferences import Preferences
from playground.ui.sound.cues import Cue, Sound
from playground.ui.sound.hearing import Pointed
from playground.ui.stage.estimates import drawn_of
from playground.ui.window.sounding import MISSING, Sounding
from playground.ui.workspace import Workspace
from playground.world import Level
from playground.world.grid import Cell

COVERS = ("playground/ui/window/sessions.py",)


class Speaker:
    def __init__(self) -> None:
        self.heard: list[tuple[Sound, float]] = []
        self.closed = self.missing = False

    def play(self, cues: Sequence[Cue], volume: float) -> None:
        self.heard += [(cue.sound, volume) for cue in cues]

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def space(space_of: Callable[..., Workspace], snapshot_of: Callable[..., Snapshot], level_of: Callable[..., Level]) -> Workspace:
    snapshot = snapshot_of(level_of("S.G"), {Field.V: np.array([0.5, 1.0, 0.0])})
    return space_of(snapshot, preferences=Preferences(hears_values=True, volume=0.3))


def test_what_is_heard_goes_to_the_loudspeaker_with_the_volume(space: Workspace) -> None:
    sounding, speaker, drawn = Sounding(), Speaker(), drawn_of(space.snapshot)
    sounding.attend(space, Pointed(Cell(0, 0), drawn), 0.0)  # a window without sound
    sounding.close()
    sounding.loudspeaker = speaker
    sounding.attend(space, Pointed(Cell(0, 0), drawn), 0.1, unattended=True)
    assert speaker.heard == []
    sounding.attend(space, Pointed(Cell(0, 1), drawn), 0.2)
    assert speaker.heard == [(Sound.VALUE, 0.3)]
    speaker.missing = True
    said = sounding.attend(space, Pointed(), 0.3)
    assert said.notes == ((MISSING, "info"),) and sounding.attend(space, Pointed(), 0.4) is space
    sounding.close()
    assert speaker.closed
