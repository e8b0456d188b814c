"""Round numbers at the axis, a running mean, and a span that shows what matters."""

from dataclasses import replace

import numpy as np
import pytest

from playground.training.episode_curve import Curve
from playground.training.meter import solved
from playground.ui.aspects import RunRequest
from playground.ui.drawing.ticks import ticks
from playground.ui.panels.curve_lines import PRESENT, seen_of, smoothed
from playground.ui.panels.learning_curve import learning_curve, reachable, span


def curve(values: list[float]) -> Curve:
    mean = np.array(values, float)
    return Curve(np.arange(len(mean)) + 1.0, mean, mean, mean)


@pytest.mark.parametrize(
    ("low", "high", "most", "expected"),
    ((0.0, 1.0, 4, (0.0, 0.25, 0.5, 0.75, 1.0)), (-13.2, 0.1, 3, (-10.0, -5.0, 0.0)), (-0.031, 0.031, 2, (0.0,))),
)
def test_ticks_are_round(low: float, high: float, most: int, expected: tuple[float, ...]) -> None:
    assert ticks(low, high, most) == pytest.approx(expected)


def test_the_running_mean_of_a_step_rises_over_its_window() -> None:
    values = np.array([0.0] * 48 + [1.0] * 48)
    mean = smoothed(values)
    assert mean[47] == 0.0
    assert mean[48:53].tolist() == pytest.approx([0.25, 0.5, 0.75, 1.0, 1.0])


def test_the_span_holds_the_best_and_is_never_only_noise() -> None:
    low, high = span(curve([1.0, 1.001, 0.999]), 2.0)
    assert low < 0.999
    assert high > 2.0
    low, high = span(curve([1.0, 1.001, 0.999]), None)
    assert high - low >= 0.3


@pytest.fixture
def space(space_of, snapshot_of, level_of):
    return space_of(replace(snapshot_of(level_of("S.G")), learner="q-learning", curve=curve([-5.0, 1.0, 1.0, 1.0])))


def test_the_panel_has_numbers_on_its_axes_and_opens_a_large_view(played, space) -> None:
    panel = played(learning_curve, space)
    assert panel.words[0] == "Learning curve"
    assert (*panel.words[-2:], panel.node("axis-across").label) == ("1", "4", "episodes")
    assert "the thick line is the running mean." in panel.tip("axis-up")
    assert panel.node("keep-curve").enabled
    panel.click("compare")
    assert panel.space.dialog.id == "compare"


def test_the_line_is_drawn_in_the_colour_of_this_run(played, space) -> None:
    surface = played(learning_curve, space).surface
    colours = {tuple(surface.get_at((x, y))[:3]) for x in range(60, 280) for y in range(surface.get_height() // 4)}
    assert PRESENT.colour in colours


@pytest.mark.parametrize(
    ("learner", "words"),
    [("q-learning", "The curve begins with episode 2"), ("value-iteration", "It plans without episodes")],
)
def test_without_a_curve_it_says_why(played, space, learner, words) -> None:
    empty = replace(space.snapshot, learner=learner, curve=curve([]))
    panel = played(learning_curve, replace(space, snapshot=empty, brain=RunRequest(learner=learner)))
    assert panel.words == ["Learning curve", words]


def test_a_kept_curve_shares_the_axes(played, space) -> None:
    panel = played(learning_curve, space)
    panel.click("keep-curve")
    later = replace(space.snapshot, seed=5, curve=curve([0.0] * 40))
    panel.space = replace(panel.space, snapshot=later)
    panel.frames()
    assert "1 Q-learning" in panel.words
    assert (panel.words[-1], panel.node("axis-across").label) == ("40", "episodes")
    assert "the solid line is this run." in panel.tip("axis-up")


def test_the_axis_is_pressed_to_run_over_transitions(played, space) -> None:
    mean = np.array([-5.0, 1.0, 1.0])
    noted = Curve(np.arange(3) + 1.0, mean, mean, mean, np.array([2000.0, 2500.0, 2520.0]))
    panel = played(learning_curve, replace(space, snapshot=replace(space.snapshot, curve=noted)))
    panel.click("axis-across")
    panel.frames()
    assert (*panel.words[-2:], panel.node("axis-across").label) == ("1", "2,520", "transitions")
    panel.click("axis-across")
    panel.frames()
    assert (*panel.words[-2:], panel.node("axis-across").label) == ("1", "3", "episodes")


def test_only_what_is_seen_spans_the_axis() -> None:
    across = np.array([np.nan, 10.0, 20.0, 30.0, 40.0])
    assert seen_of(across, 20.0, 30.0) == (2, 4)
    assert seen_of(across, 21.0, 29.0) == (2, 4)
    assert seen_of(across, 1.0, 100.0) == (1, 5)
    assert seen_of(across, 41.0, 50.0) == (4, 5)


def test_the_best_possible_is_worked_out_once_the_level_is_solved(space) -> None:
    assert reachable(space) is None
    solved_level = replace(space.snapshot, optimum=solved(space.snapshot.mdp))
    assert reachable(replace(space, snapshot=solved_level)) == pytest.approx(1.0, abs=1e-9)
