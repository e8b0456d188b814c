"""The running return of an episode, plain and discounted, and its colours."""

from dataclasses import replace

from playground.training.snapshot import Agent, Transition
from playground.ui import theme
from playground.ui.panels.score import score, tint
from playground.ui.preferences import Preferences

M = "\N{MINUS SIGN}"


def test_before_the_first_step_there_is_no_last_reward(played, space_of, snapshot_of, level_of):
    words = played(score, space_of(snapshot_of(level_of("S.G")))).words
    assert words == ["This episode", "Steps", "0", "Last reward", "–", "Return", "0", "Discounted", "0"]


def test_two_steps_are_counted_and_added_up(played, space_of, snapshot_of, level_of):
    last = tuple(Transition(0, 1, reward, 1, False, False, "me") for reward in (-1.0, 4.0))
    snapshot = replace(snapshot_of(level_of("S.G", "[rules]\ndiscount = 0.5"), last=last), agent=Agent(1, 2, 3.0, 1.0))
    space = space_of(snapshot, preferences=Preferences(reading="student"))
    panel = played(score, space)
    assert panel.words[1:] == ["Steps", "2", "Last reward", "+4", "Return", "+3", "Discounted G₀", "+1"]
    assert "0.5 times as much" in panel.tip("label:Discounted G₀")


def test_gains_and_losses_differ_in_colour():
    assert (tint(0.1), tint(-0.1), tint(0.0)) == (theme.ACCENT, theme.ERROR, theme.INK)


def test_a_beginner_has_points_and_nothing_discounted(played, space_of, snapshot_of, level_of):
    space = space_of(snapshot_of(level_of("S.G")), preferences=Preferences(reading="child"))
    assert played(score, space).words == ["This episode", "Steps", "0", "Last move", "–", "Points", "0"]
