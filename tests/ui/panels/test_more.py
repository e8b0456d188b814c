"""Few switches for a beginner, and all of them on demand."""

from dataclasses import replace

import pytest

from playground.ui.panels.more import more, plainly
from playground.ui.preferences import Preferences


@pytest.fixture
def space(space_of, snapshot_of, level_of):
    return space_of(snapshot_of(level_of("S.G")), preferences=Preferences(reading="child"))


def test_who_reads_as_a_child_is_shown_little_until_more_is_asked_for(played, space) -> None:
    panel = played(more, space)
    assert plainly(panel.space)
    panel.click("more")
    assert not plainly(panel.space) and panel.node("more").label == "Less"
    panel.click("more")
    assert plainly(panel.space)


@pytest.mark.parametrize("reading", ["school", "student"])
def test_others_see_everything_and_have_no_such_button(played, space, reading) -> None:
    panel = played(more, replace(space, preferences=Preferences(reading=reading)))
    assert not plainly(panel.space) and not panel.has("more")
