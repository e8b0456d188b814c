"""The switches for who races with the person."""

from dataclasses import replace

from playground.lessons.control_rules import ControlRules
from playground.ui import wishes
from playground.ui.panels.against.opponents import Against, Opponent
from playground.ui.panels.against.race_against import FEW, race_against
from playground.ui.preferences import Preferences


def test_each_opponent_has_a_switch_and_a_beginner_has_two(played, contested):
    space = contested("right")
    panel = played(race_against, space)
    assert panel.ids("toggle") == [f"against-{opponent}" for opponent in Opponent]
    few = played(race_against, replace(space, preferences=Preferences(reading="child")))
    assert few.ids("toggle") == [f"against-{opponent}" for opponent in FEW]


def test_a_switch_lets_one_race_and_takes_one_away(played, contested):
    panel = played(race_against, contested("right"))
    panel.click("against-learner")
    assert panel.space.recall(Against).on == {Opponent.LEARNER}
    panel.click("against-best")
    panel.click("against-learner")
    assert panel.space.recall(Against).on == {Opponent.BEST}


def test_a_switch_says_why_nobody_comes_yet(played, contested):
    panel = played(race_against, contested("right"))
    assert "Finish an episode first." in panel.tip("against-last")
    assert "solved" not in panel.tip("against-best")


def test_the_table_of_bests_is_read_as_it_opens(played, contested):
    panel = played(race_against, contested("right"))
    panel.click("bests")
    assert panel.space.dialog.id == "bests"
    assert wishes.ReadBests() in panel.space.wishes


def test_a_class_can_take_both_away(played, contested):
    space = contested("right")
    hidden = replace(space, look=replace(space.look, controls=ControlRules(hides=frozenset({"against"}))))
    assert played(race_against, hidden).ids("toggle") == []
    hidden = replace(space, look=replace(space.look, controls=ControlRules(hides=frozenset({"bests"}))))
    assert not played(race_against, hidden).has("bests")
