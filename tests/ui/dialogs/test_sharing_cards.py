"""The dialogs of sharing: what is shared as what, and what has come."""

from dataclasses import replace

import pytest

from playground.training.past_view import Timeline
from playground.ui import wishes
from playground.ui.aspects import OpenDialog
from playground.ui.dialogs.sharing_cards import share, shared
from playground.world import library
from playground.world.exchange.sharing.shared import Shared


@pytest.fixture
def space(space_of, snapshot_of, level_of):
    snapshot = snapshot_of(level_of("S.G"))
    return replace(
        space_of(replace(snapshot, timeline=Timeline(0, 1000, 300, False))), dialog=OpenDialog("share", choice="level")
    )


@pytest.mark.parametrize("way", ("copy", "card", "square", "text"))
def test_the_level_is_shared_in_four_ways(screen, space, way):
    shown = screen(space, dialog=share)
    shown.click(f"share-{way}")
    assert shown.space.wishes == (wishes.ShareLevel(way, False),)
    assert shown.space.dialog.id == ""


def test_the_run_is_shared_at_the_moment_that_is_shown(screen, space):
    shown = screen(replace(space, dialog=replace(space.dialog, choice="run"), mode="train"), dialog=share)
    assert not shown.node("share-square").enabled
    shown.click("share-copy")
    words = ("--mode", "train", "--overlays", "arrows,thread,values", "--at", "300")
    assert shown.space.wishes == (wishes.ExportRun("share", words, ".txt", True),)


def test_what_has_come_is_said_and_opened_only_when_asked(screen, space):
    come = Shared(library.find("corridor"), view={"learner": "sarsa", "seed": 4, "dials": {"alpha": 0.5}}, run={})
    dialog = OpenDialog("shared", shared=come, text="the code")
    shown = screen(replace(space, dialog=dialog), dialog=shared)
    words = " ".join(node.label for node in shown.ui.nodes)
    assert "1 × 5 cells" in words and "sarsa, seed 4" in words and "alpha 0.5" in words
    shown.click("shared-open")
    ((wish,),) = (shown.space.wishes,)
    assert (wish.shared, wish.code) == (come, "the code")
    shown = screen(replace(space, dialog=dialog), dialog=shared)
    shown.click("shared-cancel")
    assert shown.space.wishes == ()
    program = OpenDialog("shared", shared=Shared(None, "gym:Taxi-v4"), text="x")
    shown = screen(replace(space, dialog=program), dialog=shared)
    assert any("another program" in node.label for node in shown.ui.nodes)
