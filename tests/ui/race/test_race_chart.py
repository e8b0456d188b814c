"""The chart of all who race: returns or lengths, along episodes or steps."""

import numpy as np
import pytest

from playground.ui.race.race_chart import curve_of, plain_chart, race_chart
from playground.ui.race.runners import snapshots
from playground.ui.race.setup import RaceEnd, RaceSetup


def test_what_a_curve_shows_along_what(raced):
    from dataclasses import replace

    space = raced()
    setup, tally = space.recall(RaceSetup), snapshots(space)[0].tally
    returns = curve_of(tally, setup)
    assert np.array_equal(returns.mean, tally.last)
    assert np.array_equal(returns.episode, np.arange(1, tally.episodes + 1))
    lengths = curve_of(tally, replace(setup, lengths=True, axis_steps=True))
    assert np.array_equal(np.cumsum(lengths.mean), lengths.transition)  # an episode ends as many steps later as it is long


def test_the_axes_are_chosen_and_named(raced, played):
    shown = played(race_chart, raced(), width=520, height=260)
    assert (shown.node("race-axis-across").label, shown.node("race-axis-up").label) == ("episodes", "return")
    shown.choose("chart-up", "Length")
    shown.choose("chart-across", "Steps")
    shown.frames(2)
    assert (shown.node("race-axis-across").label, shown.node("race-axis-up").label) == ("steps", "steps an episode")
    assert shown.space.recall(RaceSetup).lengths and shown.space.recall(RaceSetup).axis_steps
    assert shown.sent == ()


@pytest.mark.parametrize(("end", "last"), [(RaceEnd.EPISODES, "40"), (RaceEnd.STEPS, None)])
def test_the_axis_reaches_to_the_end_of_the_race_where_that_is_clear(raced, played, end, last):
    space = raced(end=end, episodes=40, go=100)
    shown = played(plain_chart, space, width=520, height=260)
    episodes = max(runner.tally.episodes for runner in snapshots(space))
    assert (last or str(episodes)) in shown.words


def test_before_the_second_episode_there_is_no_curve(waiting, played):
    shown = played(race_chart, waiting())
    assert any(word.startswith("The curves begin") for word in shown.words)


@pytest.mark.parametrize(("width", "scale"), [(180, 1.0), (300, 1.0), (300, 2.0), (700, 1.0)])
def test_its_choosers_are_whole_in_any_card(raced, played, width, scale):
    from playground.ui.kit.texts import fits

    shown = played(race_chart, raced(), width=width, scale=scale)
    for id in ("chart-up", "chart-across"):
        node = shown.node(id)
        room = node.rect.width - 2 * shown.ui.theme.inset - shown.ui.theme.icon - shown.ui.theme.gap
        assert fits(shown.ui, node.value, "strong", room), (id, node.rect.width)
