"""Go, pause, one step, once more: by buttons and by keys."""

from dataclasses import replace
from itertools import pairwise

import pytest

from playground.training.commands import Pause, Resume, Start, Step
from playground.ui.race.race_controls import gone, race_controls, race_keys
from playground.ui.race.setup import RaceSetup


def going(space):
    return replace(space, brain=replace(space.brain, running=True))


def test_go_and_pause(raced):
    middle = raced(go=20)
    after = gone(middle)
    assert after.brain.running and after.outbox[-1] == Resume()
    assert gone(after).outbox[-1] == Pause()


def test_a_race_that_is_over_begins_again_and_goes(raced):
    after = gone(raced())
    assert isinstance(after.outbox[0], Start) and after.outbox[-1] == Resume()


def test_the_buttons(raced, played):
    shown = played(race_controls, raced(go=20))
    shown.click("step")
    assert shown.sent == (Step(1),)
    shown.click("race-again")
    again = shown.sent[1]
    assert (again.seed, again.race.steps) == (10, 300)
    shown.click("race-new")
    assert [command.seed for command in shown.sent if isinstance(command, Start)] == [10, 14]
    shown.click("run")
    assert shown.sent[-1] == Resume()


@pytest.mark.parametrize("width", [110, 230, 300])
def test_they_fit_in_any_card(raced, played, width):
    shown = played(race_controls, raced(go=20), width=width)
    rects = [shown.node(id).rect for id in ("run", "step", "race-again", "race-new")]
    assert all(one.right <= other.left for one, other in pairwise(rects))
    assert rects[-1].right <= width


def test_digits_look_into_a_runner_and_back(raced):
    space = raced(go=20)
    first = race_keys(space, "1")
    assert first.recall(RaceSetup).opened == 0
    assert race_keys(first, "2").recall(RaceSetup).opened == 1
    assert race_keys(first, "1").recall(RaceSetup).opened is None
    assert race_keys(first, "escape").recall(RaceSetup).opened is None
    assert race_keys(space, "3") is space and race_keys(space, "0") is space
    assert race_keys(space, "escape") is space  # nothing is open: Esc does what it does everywhere


def test_the_podium_is_closed_first(raced):
    done = raced()
    closed = race_keys(done, "escape")
    assert closed.recall(RaceSetup).closed == done.runs
    assert race_keys(closed, "escape") is closed


def test_space_and_backspace(raced):
    space = raced(go=20)
    assert race_keys(space, "space").outbox[-1] == Resume()
    assert race_keys(going(space), "space").outbox[-1] == Pause()
    assert isinstance(race_keys(space, "backspace").outbox[0], Start)
    assert race_keys(space, "delete") is space
