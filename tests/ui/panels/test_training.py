"""Run, pause, step, start over, and how fast."""

from dataclasses import replace

import pytest

from playground.training import commands
from playground.training.pace import AUTO
from playground.training.past_view import Timeline
from playground.ui.aspects import SEED, RunRequest
from playground.ui.panels.training import PACES, change_speed, pace_words, run_controls, set_pace, speed, take_step


@pytest.fixture
def space(space_of, snapshot_of, level_of):
    return space_of(snapshot_of(level_of("S.G")))


def test_train_runs_and_pause_pauses(played, space):
    panel = played(run_controls, space)
    assert panel.node("run").label == "Train"
    panel.click("run")
    assert panel.sent == (commands.Resume(),)
    assert panel.space.brain.running
    assert panel.node("run").label == "Pause"
    panel.click("run")
    assert panel.sent == (commands.Resume(), commands.Pause())
    assert not panel.space.brain.running


def test_a_step_pauses_first(played, space):
    panel = played(run_controls, space.run(True))
    panel.click("step")
    assert panel.sent == (commands.Resume(), commands.Pause(), commands.Step(1))
    assert take_step(space).outbox == (commands.Step(1),)


def test_reset_begins_a_new_run_at_rest(played, space):
    panel = played(run_controls, space.run(True))
    panel.click("reset")
    assert not panel.space.brain.running
    assert panel.sent[1] == commands.Start(space.level, "q-learning", None, SEED, run=1)
    assert commands.Resume() not in panel.sent[1:]


def test_narrow_buttons_have_icons_alone(played, space):
    panel = played(run_controls, space, width=180)
    assert not {"Train", "Step", "Reset"} & {panel.node(id).label for id in ("run", "step", "reset")}


def test_the_slider_goes_from_stop_to_stop(played, space):
    panel = played(speed, set_pace(space, 8.0))
    assert panel.node("speed").value == "8 a second"
    panel.space = replace(panel.space, outbox=())
    panel.key_on("speed", 1073741903)  # the right arrow
    assert panel.sent == (commands.SetPace(15.0),)
    assert panel.node("speed").value == "15 a second"


def test_the_first_stop_suits_the_eye_and_is_the_first_choice(played, space):
    panel = played(speed, space)
    assert (panel.node("speed").value, space.brain.pace, PACES[0]) == ("Auto", AUTO, AUTO)
    panel.key_on("speed", 1073741903)
    assert panel.sent == (commands.SetPace(1.0),)
    panel.key_on("speed", 1073741904)  # the left arrow
    assert panel.sent[1:] == (commands.SetPace(AUTO),)


@pytest.mark.parametrize(
    ("now", "stops", "pace"), [(8.0, 1, 15.0), (8.0, -1, 4.0), (40.0, 1, 60.0), (40.0, -1, 30.0), (0.5, -1, 1.0)]
)
def test_faster_and_slower_go_on_from_the_tempo_that_is_seen(space, now, stops, pace):
    seen = replace(space, snapshot=replace(space.snapshot, pace=AUTO, per_second=now))
    assert change_speed(seen, stops).brain.pace == pace


def test_speed_ends_at_both_ends(space):
    slow = change_speed(space, -99)
    assert (slow.brain.pace, slow.outbox) == (1.0, (commands.SetPace(1.0),))
    fast = change_speed(space, 99)
    assert fast.brain.pace is None
    assert change_speed(fast, 1).brain.pace is None
    assert change_speed(fast, -1).brain.pace == PACES[-2]


def test_a_speed_between_two_stops_counts_as_the_nearest(space):
    assert change_speed(set_pace(space, 9.0), 1).brain.pace == 15.0
    assert change_speed(set_pace(space, 5000.0), -1).brain.pace == 500.0


@pytest.mark.parametrize(
    ("pace", "short", "words"),
    [
        (AUTO, False, "Auto"),
        (AUTO, True, "Auto"),
        (None, False, "full speed"),
        (None, True, "full"),
        (250.0, False, "250 a second"),
        (250.0, True, "250 / s"),
    ],
)
def test_speeds_in_words(pace, short, words):
    assert pace_words(pace, short) == words


def test_full_speed_is_written_on_the_slider(played, space_of, snapshot_of, level_of):
    panel = played(speed, space_of(snapshot_of(level_of("S.G")), brain=RunRequest(pace=None)), width=180)
    assert panel.node("speed").value == "full"


def test_in_the_past_the_buttons_lead_back_to_now_and_one_step_on(played, space):
    past = replace(space.run(True), outbox=(), snapshot=replace(space.snapshot, timeline=Timeline(0, 100, 40, live=False)))
    panel = played(run_controls, past)
    assert panel.node("run").label == "Now"
    panel.click("run")
    panel.click("step")
    assert panel.sent == (commands.Seek(None), commands.StepPast(1))
