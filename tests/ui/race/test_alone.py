"""One runner alone: where it is, and the way on and back."""

from playground.ui.race.alone import alone
from playground.ui.race.runners import looks, snapshots
from playground.ui.race.setup import RaceSetup


def opened(shown):
    return shown.space.recall(RaceSetup).opened


def test_on_and_back(raced, played):
    shown = played(alone, raced(go=20, opened=0))
    shown.click("runner-after")
    assert opened(shown) == 1
    shown.click("runner-after")
    assert opened(shown) == 0
    shown.click("runner-before")
    assert opened(shown) == 1
    shown.click("all-runners")
    assert opened(shown) is None
    assert not shown.has("all-runners")


def test_it_says_who_it_is_and_how_far_it_has_come(raced, played):
    space = raced(go=20, opened=1)
    shown = played(alone, looks(space))
    assert shown.node("opened-name").label == "Q-learning"
    assert shown.node("opened-clock").label == f"step 20, episode {snapshots(space)[1].tally.episodes}"


def test_it_says_why_one_dropped_out(raced, played):
    from dataclasses import replace

    space = looks(raced(go=20, opened=1))
    tally = replace(space.snapshot.tally, trouble="it broke")
    shown = played(alone, replace(space, snapshot=replace(space.snapshot, tally=tally)))
    assert shown.node("opened-clock").label == "Dropped out: it broke."
