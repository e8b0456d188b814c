"""The learning curve as a picture: named axes that begin at 1, points at the right places, as SVG and as PNG."""

from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pygame
import pytest

from playground.training.episode_curve import Curve
from playground.ui.drawing.chart_svg import FOOT, HIGH, LEFT, RIGHT, TOP, WIDE, chart_svg
from playground.ui.drawing.curve_pictures import curve_plot, save_curve
from playground.ui.drawing.ticks import ticks_from_one

COVERS = ("playground/ui/drawing/chart_svg.py",)
SVG = "{http://www.w3.org/2000/svg}"


def seen(low: float = 0.0) -> Any:
    points = [1.0, 2.0, 3.0], [0.0, 4.0, 2.0], [low, 4.0, 2.0], [0.0, 4.0, 2.0], [5.0, 10.0, 20.0]
    curve = Curve(*(np.array(values) for values in points))
    return SimpleNamespace(curve=curve, learner="sarsa", now=SimpleNamespace(title="A <cliff>"), seed=7)


def test_what_the_axes_say_and_span():
    plot = curve_plot(seen(), best=3.0)
    assert (plot.x_label, plot.y_label) == ("episode", "return of an episode (sum of its rewards)")
    assert plot.x_ends == (1.0, 3.0)
    assert plot.lines[0].low is None
    assert plot.marks[0].label == "best possible: 3.00"
    over = curve_plot(seen(-1.0), transitions=True)
    assert (over.x_label, over.x_ends) == ("transitions lived", (1.0, 20.0))
    assert over.lines[0].x.tolist() == [5.0, 10.0, 20.0]
    assert over.lines[0].low is not None


def test_the_curve_lies_where_its_numbers_are():
    root = ElementTree.fromstring(chart_svg(curve_plot(seen())))
    line = root.find(f".//{SVG}polyline")
    assert line is not None
    points = [tuple(map(float, pair.split(","))) for pair in line.attrib["points"].split()]
    assert [x for x, _ in points] == pytest.approx([LEFT, LEFT + (WIDE - LEFT - RIGHT) / 2, WIDE - RIGHT], abs=0.1)
    high = HIGH - TOP - FOOT
    assert [y for _, y in points] == pytest.approx([TOP + high * share for share in (4.2 / 4.4, 0.2 / 4.4, 2.2 / 4.4)], abs=0.1)
    words = [text.text for text in root.iter(f"{SVG}text")]
    assert words[0] == "sarsa on A <cliff>, seed 7"
    assert {"episode", "1", "return of an episode (sum of its rewards)"} <= set(words)


def test_files(tmp_path):
    save_curve(tmp_path / "a.svg", seen(), transitions=True)
    assert (tmp_path / "a.svg").read_text("utf-8") == chart_svg(curve_plot(seen(), transitions=True))
    save_curve(tmp_path / "a.png", seen())
    assert pygame.image.load(str(tmp_path / "a.png")).get_width() > 600


def test_an_axis_that_begins_at_1_says_so():
    assert ticks_from_one(1.0, 40.0, 8)[:3] == (1.0, 5.0, 10.0)
    assert ticks_from_one(0.0, 40.0, 8)[0] == 0.0
