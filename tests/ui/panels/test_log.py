"""The loop of the last transition in four boxes, and the list of the last ones."""

from dataclasses import replace

import pytest

from playground.training.snapshot import Transition
from playground.ui.panels.log import HINT, log, loop, move_label
from playground.ui.preferences import Preferences

M = "\N{MINUS SIGN}"


@pytest.fixture
def snapshot(snapshot_of, level_of):
    """Right twice on the way to the goal, which ends the episode."""
    snapshot = snapshot_of(level_of("S.G"))
    right = snapshot.mdp.actions.index("right")
    last = Transition(0, right, -0.5, 1, False, False, "me"), Transition(1, right, 2.0, 2, True, False, "me")
    return replace(snapshot, last=last)


def test_before_the_first_step_there_is_a_hint(played, space_of, snapshot_of, level_of):
    panel = played(loop, space_of(snapshot_of(level_of("S.G"))))
    assert panel.words[:2] == ["State", "–"]
    assert panel.words[-1] == HINT.replace("**", "")


@pytest.mark.parametrize("width", [220, 300, 420])
def test_the_four_boxes_hold_the_last_transition(played, space_of, snapshot, width):
    words = played(loop, space_of(snapshot), width=width).words
    assert words[:8] == ["State", "(0, 1)", "Action", "→ right", "Reward", "+2", "Next state", "(0, 2) end"]


def test_with_symbols_the_letters_follow_the_names(played, space_of, snapshot):
    words = played(loop, space_of(snapshot, preferences=Preferences(reading="student"))).words
    assert words[0:8:2] == ["State S", "Action A", "Reward R", "Next state S′"]


def test_a_child_reads_words_that_need_no_lesson(played, space_of, snapshot):
    words = played(loop, space_of(snapshot, preferences=Preferences(reading="child"))).words
    assert words[0:8:2] == ["Square", "Move", "Points", "New square"]


def test_the_newest_transition_is_at_the_top(played, space_of, snapshot):
    words = played(log, space_of(snapshot)).words
    assert words == [
        "What happened", "(0, 1)", "→ right", "+2", "(0, 2) end", "(0, 0)", "→ right", f"{M}0.5", "(0, 1)",
    ]  # fmt: skip


def test_what_was_taken_is_added(played, space_of, snapshot_of, level_of):
    snapshot = snapshot_of(level_of("Sa.\n..G"))
    mdp = snapshot.mdp
    at, right = int(mdp.start.argmax()), mdp.actions.index("right")
    step = Transition(at, right, 0.0, int(mdp.successor[at, right, 0]), False, False, "me")
    assert played(log, space_of(replace(snapshot, last=(step,)))).words[-1] == "(0, 1) + red key"


def test_moves_have_arrows_and_other_actions_have_none():
    assert [move_label(action) for action in ("up", "down-left", "stay", "pick up")] == [
        "↑ up",
        "↙ down-left",
        "· stay",
        "pick up",
    ]
