"""The switches of the overlays, and the scale of the colours."""

from dataclasses import replace

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.ui.aspects import Look, RunRequest
from playground.ui.board.painter import overlays
from playground.ui.panels.showing import bound_now, missing, showing
from playground.ui.preferences import Preferences


@pytest.fixture
def space(space_of, snapshot_of, level_of):
    return space_of(replace(snapshot_of(level_of("S.G")), learner="q-learning"))


def test_every_overlay_has_a_switch_and_the_usual_ones_come_first(played, space):
    panel = played(showing, space)
    switches = [node.id.removeprefix("show-") for node in panel.ui.nodes if node.id.startswith("show-")]
    assert set(switches) == {id for id, overlay in overlays().items() if not overlay.compares}
    assert set(switches[: len(Look().overlays)]) == Look().overlays


def test_what_changed_can_be_shown_where_two_moments_are_compared(played, space):
    compared = replace(space, snapshot=replace(space.snapshot, reference=space.snapshot))
    panel = played(showing, compared)
    assert all(f"show-{id}" in {node.id for node in panel.ui.nodes} for id in overlays())


def test_a_switch_turns_its_overlay_on_and_off(played, space):
    panel = played(showing, space)
    panel.click("show-visits")
    assert panel.space.look.overlays == Look().overlays | {"visits"}
    panel.click("show-values")
    panel.click("show-visits")
    assert panel.space.look.overlays == Look().overlays - {"values"}


def test_what_a_learner_does_not_keep_is_grey_and_says_why(played, space_of, space):
    random = space_of(replace(space.snapshot, learner="", fields={}), brain=RunRequest(learner="random"))
    panel = played(showing, random)
    assert not panel.node("show-values").enabled
    assert panel.node("show-values").tooltip == "Random keeps no v, so there is nothing to show."
    assert panel.node("show-visits").enabled


def test_what_its_snapshot_brings_can_be_shown_all_the_same(space_of, space):
    values, random = overlays()["values"], RunRequest(learner="random")
    assert missing(values, space_of(space.snapshot, brain=random)) != ""
    assert missing(values, space_of(replace(space.snapshot, learner="random"), brain=random)) == ""
    assert missing(values, replace(space, learners={})) == ""


def test_fixed_colours_keep_the_scale_of_now(played, space):
    learned = replace(space.snapshot, fields={**space.snapshot.fields, Field.V: np.array([1.0, -7.5, 0.0])})
    space = replace(space, snapshot=learned)
    panel = played(showing, space)
    assert panel.node("fixed-colours").label == "Fixed colours"
    panel.click("fixed-colours")
    bound = panel.space.look.bound
    assert bound == bound_now(space)
    assert bound >= 7.5
    assert panel.node("fixed-colours").label == f"Fixed colours (±{bound:g})"
    panel.click("fixed-colours")
    assert panel.space.look.bound is None


def test_without_colours_the_scale_ends_at_one(space):
    assert bound_now(replace(space, look=Look(overlays=frozenset()))) == 1.0


def test_a_beginner_has_few_switches_and_numbers_only_when_asked(played, space_of, snapshot_of, level_of) -> None:
    space = space_of(snapshot_of(level_of("S.G")), preferences=Preferences(reading="child"))
    panel = played(showing, space)
    switches = [node for node in panel.ui.nodes if node.kind == "toggle"]
    assert [node.label for node in switches] == ["Colours", "Best moves", "Never tried", "Numbers"]
    assert not panel.space.look.numbers
    panel.click("show-numbers")
    assert panel.space.look.numbers
    panel.space = replace(panel.space, look=replace(panel.space.look, more=True))
    panel.frames(2)
    assert panel.has("fixed-colours") and not panel.has("show-numbers")
