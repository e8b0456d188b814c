"""A race in the real window: it is chosen, runs, ends with places, is looked into, and makes room for the run before it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pygame
import pytest

from playground.training import commands
from playground.ui.race.setup import RaceEnd, RaceSetup


@pytest.fixture
def racing(driven: Callable[..., Any]) -> Callable[..., Any]:
    """Makes an app with a race of so many steps at full speed."""

    def make(level: str = "cliff5", steps: int = 400, **more: Any) -> Any:
        app = driven(level, mode="race", live=True, **more)
        setup = replace(app.space.recall(RaceSetup), end=RaceEnd.STEPS, steps=steps, run=-1)
        brain = replace(app.space.brain, pace=None)
        app.app.workspace = replace(app.space.remember(setup), brain=brain)
        app.until(lambda: app.space.snapshot.tally is not None and app.space.snapshot.run == app.space.runs)
        return app

    return make


def setup(app: Any) -> RaceSetup:
    chosen: RaceSetup = app.space.recall(RaceSetup)
    return chosen


def over(app: Any) -> bool:
    seen = app.space.snapshot
    return all(runner.tally is not None and runner.tally.ended for runner in (seen, *seen.company.values()))


def test_a_race_is_run_to_its_last_step_and_ends_with_places(racing: Callable[..., Any]) -> None:
    app = racing()
    assert [app.node(f"board-title-{number}").label for number in range(4)] == [
        "Q-learning · α = 0.02",
        "Q-learning · α = 0.1",
        "Q-learning · α = 0.5",
        "Q-learning · α = 1",
    ]
    app.click("run")
    app.until(lambda: app.has("podium-title"))
    seen = app.space.snapshot
    assert [runner.tally.ticks for runner in (seen, *seen.company.values())] == [400] * 4
    assert not app.space.brain.running
    app.key(pygame.K_ESCAPE)
    assert not app.has("podium-title")
    assert {app.node(f"place-{number}").label for number in range(4)} <= {"1.", "2.", "3.", "4."}


def test_the_same_race_again_gives_the_same_numbers(racing: Callable[..., Any]) -> None:
    app = racing(steps=150)
    totals = []
    for _ in range(2):
        app.key(pygame.K_SPACE)
        app.until(lambda: over(app) and app.has("podium-title"))
        seen = app.space.snapshot
        totals.append([runner.tally.total for runner in (seen, *seen.company.values())])
        app.click("podium-close")
        app.key(pygame.K_BACKSPACE)
        app.until(lambda: app.space.snapshot.run == app.space.runs and app.space.snapshot.tally is not None)
        assert app.space.snapshot.tally.ticks == 0
    assert totals[0] == totals[1]


def test_a_runner_is_looked_into_by_its_name_or_its_key_and_esc_goes_back(racing: Callable[..., Any]) -> None:
    app = racing()
    app.click("board-title-2")
    assert setup(app).opened == 2
    assert app.node("opened-name").label == "Q-learning · α = 0.5"
    assert not app.has("board-title-0")
    app.key(pygame.K_ESCAPE)
    assert setup(app).opened is None and app.has("board-title-0")
    app.key(pygame.K_4, text="4")
    assert setup(app).opened == 3
    assert app.space.brain.learner == "q-learning" and app.space.settings.alpha == 0.1  # the person's own learner is as it was


def test_pointing_at_a_board_reads_what_its_own_runner_believes(racing: Callable[..., Any]) -> None:
    app = racing(steps=2000)
    app.key(pygame.K_SPACE)
    app.until(lambda: app.has("podium-title"))
    app.click("podium-close")
    spots = []
    for number in (0, 3):
        title = app.node(f"board-title-{number}").rect
        spots.append((title.left + 30, title.bottom + 16))
    read = []
    for spot in spots:
        app.frames(2, [pygame.event.Event(pygame.MOUSEMOTION, pos=spot, rel=(1, 1), buttons=(0, 0, 0))])
        app.frames(2)
        reading = app.app.screen._read
        assert reading is not None
        read.append((reading.cell, reading.snapshot))
    seen = app.space.snapshot
    assert read[0][0] == read[1][0]
    assert read[0][1] is seen and read[1][1] is seen.company[3]


def test_the_run_that_stood_there_before_goes_on_after_the_race(driven: Callable[..., Any]) -> None:
    app = driven("cliff5", mode="train", live=True)
    app.until(lambda: app.space.snapshot.run == app.space.runs)
    brain = app.space.brain
    app.app.workspace = app.space.enter("race")
    app.until(lambda: app.space.snapshot.tally is not None)
    app.app.workspace = app.space.enter("train")
    app.until(lambda: app.space.snapshot.run == app.space.runs and app.space.snapshot.tally is None)
    assert app.worker.of(commands.Start)[-1].resumes
    assert (app.space.brain.learner, app.space.brain.seed) == (brain.learner, brain.seed)
    assert setup(app).opened is None
    assert app.space.snapshot.company == {}


def test_an_edit_that_is_undone_puts_the_race_on_the_level_as_it_is(racing: Callable[..., Any]) -> None:
    app = racing()
    app.app.workspace = app.space.enter("edit")
    app.frames(3)
    app.click_at(app.app.screen.view.rect_of((0, 1)).center)
    assert app.space.history.past
    app.app.workspace = app.space.enter("race")
    app.until(lambda: app.space.snapshot.tally is not None and app.space.snapshot.level == app.space.level)
    app.key(pygame.K_z, mod=pygame.KMOD_CTRL)
    app.until(lambda: app.space.snapshot.level == app.space.level and app.space.snapshot.run == app.space.runs)
    assert app.worker.of(commands.Start)[-1].level == app.space.level


@pytest.mark.parametrize(("size", "scale"), [((640, 480), 1.0), ((640, 480), 2.0), ((1024, 640), 1.5), ((1920, 1080), 1.0)])
def test_it_is_drawn_in_any_window_and_boards_keep_off_each_other(racing: Callable[..., Any], size: Any, scale: float) -> None:
    app = racing("first-steps", steps=50, size=size, scale=scale)
    titles = [app.node(f"board-title-{number}").rect for number in range(4)]
    assert not any(one.colliderect(other) for number, one in enumerate(titles) for other in titles[:number])
    app.key(pygame.K_SPACE)
    app.until(lambda: over(app))
    app.frames(5)
    for number in range(4):
        app.key(pygame.K_1 + number, text=str(number + 1))
        app.frames(2)
