"""The map of settings that work: worked out one after another, whole when it is asked for, kept for who asks again."""

import pytest

from playground.lessons.goals import Goal
from playground.lessons.solved_level import NoAnswer
from playground.lessons.tasks.dial import DialTask, SettingsMap, settings_map
from playground.lessons.wording import wording
from playground.world import library

COVERS = ("playground/lessons/tasks/dial.py",)
LEVEL = library.find("two-cheeses")


def task(*dials: str, **more: tuple[float, ...]) -> DialTask:
    return DialTask(ask=wording("Turn!"), goal=Goal("route", ends="G"), dials=dials, **more)


def test_the_map_has_one_edge_at_the_tipping_point() -> None:
    """10 γ⁴ > 1 from γ = 0.562 on: of the stops 0, 0.025, …, 1 those from 0.575."""
    map_ = settings_map(task("discount"), LEVEL)
    fits = [setting["discount"] for setting, fit in zip(map_.settings, map_.solved(), strict=True) if fit]
    assert fits[0] == 0.575
    assert all(0.575 + 0.025 * number == pytest.approx(fit) for number, fit in enumerate(fits))


def test_a_slice_without_time_tries_one_setting() -> None:
    map_ = SettingsMap(task("discount", low=(0.1,), high=(0.9,)), LEVEL)
    assert not map_.work(0.0)
    assert map_.fits == [False]  # γ = 0.1: the near cheese
    assert not map_.work(0.0)
    assert len(map_.fits) == 2
    map_.solved()
    assert map_.done
    assert len(map_.fits) == len(map_.settings) == 41


def test_two_dials_make_a_square_and_three_are_refused() -> None:
    """20 stops of each, the second dial's first."""
    settings = SettingsMap(task("discount", "slip", low=(0.0, 0.0), high=(0.95, 0.38)), LEVEL).settings
    assert len(settings) == 400
    assert settings[1] == {"discount": 0.0, "slip": 0.02}
    assert settings[20] == {"discount": 0.05, "slip": 0.0}
    with pytest.raises(NoAnswer, match="3 dials to be turned at once, expected one or two"):
        SettingsMap(task("discount", "slip", "step_reward"), LEVEL)


def test_the_map_is_kept() -> None:
    assert settings_map(task("discount"), LEVEL) is settings_map(task("discount"), LEVEL)
