"""The maps of a level that changes in time."""

import pygame

from playground.ui.editor.timeline import beginning, timeline, with_moment

LATER = "[[changes]]\nat = 100\nmap = '''\nSG.\n'''\n"


def test_a_level_that_never_changes_offers_a_first_change_and_shows_no_maps(panel) -> None:
    assert panel(timeline, "S.G").words == []
    hands = panel(beginning, "S.G")
    hands.click("add-moment")
    assert len(hands.space.level.changes) == 1
    assert hands.space.moment == 1  # the new map is painted from now on
    hands.frames()
    assert not hands.has("add-moment")


def test_one_of_the_maps_is_chosen_by_when_it_begins(panel) -> None:
    hands = panel(timeline, "S.G", LATER)
    assert hands.titles("moment") == ["At the start", "From step 100"]
    hands = panel(timeline, "S.G", LATER)
    hands.choose("moment", "From step 100")
    assert hands.space.painted.rows == ("SG.",)


def test_the_first_map_says_that_the_others_stay(panel) -> None:
    hands = panel(timeline, "S.G", LATER)
    assert any("map of the start" in words for words in hands.words)
    assert not hands.has("remove-moment")


def test_when_a_map_begins_is_set_and_the_map_is_removed(panel) -> None:
    hands = panel(timeline, "S.G", LATER, moment=1)
    hands.key_on("moment-step", pygame.K_UP)
    assert hands.space.level.changes[0].at == 200
    hands.click("remove-moment")
    assert hands.space.level.changes == ()
    assert hands.space.moment == 0


def test_another_map_is_added_behind_the_last(panel) -> None:
    hands = panel(timeline, "S.G", LATER)
    hands.click("add-moment")
    assert [change.rows for change in hands.space.level.changes] == [("SG.",), ("SG.",)]
    assert hands.space.level.changes[1].at > 100
    assert hands.space.moment == 2


def test_turning_to_a_map_drops_what_was_going_on(space, cells) -> None:
    before = space("S.G", LATER, trail=cells((0, 1)), aiming=True, walking=True, shown=cells((0, 0)))
    tool = with_moment(before, 1).tool
    assert (tool.moment, tool.trail, tool.aiming, tool.walking, tool.shown) == (1, (), False, False, ())
