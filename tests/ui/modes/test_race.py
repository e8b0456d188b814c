"""Race: boards and panels for all, for one, and few of them for a beginner."""

from dataclasses import replace

from playground.ui.modes.race import MODE
from playground.ui.panels.more import more
from playground.ui.preferences import Preferences
from playground.ui.race.setup import RaceSetup
from playground.world.grid import Cell


def space_with(space_of, snapshot_of, level_of, **setup):
    space = space_of(snapshot_of(level_of("S...\n....\n...G")), mode="race")
    return space.remember(RaceSetup(**setup))


def test_nobody_drives_and_the_arrow_keys_read(space_of, snapshot_of, level_of):
    space = space_with(space_of, snapshot_of, level_of)
    assert not MODE.drives(space)
    after = MODE.steer(MODE.steer(space, "down", False), "down", True)
    assert after.look.cursor == Cell(1, 0)
    assert after.outbox == ()


def test_one_that_is_looked_into_has_the_panels_of_train(space_of, snapshot_of, level_of):
    from playground.ui.modes.train import MODE as TRAIN

    space = space_with(space_of, snapshot_of, level_of, opened=1)
    alone = MODE.now(space)
    assert alone.id == "race"
    assert alone.strip == TRAIN.now(space).strip
    assert alone.strip != MODE.now(space.remember(RaceSetup())).strip


def test_a_beginner_has_few_panels_until_more_is_asked_for(space_of, snapshot_of, level_of):
    for opened in (None, 0):
        space = space_with(space_of, snapshot_of, level_of, opened=opened)
        few = replace(space, preferences=Preferences(reading="child"))
        shown = MODE.now(few).side
        assert more in shown and len(shown) < len(MODE.now(space).side)
        assert MODE.now(replace(few, look=replace(few.look, more=True))).side == MODE.now(space).side
