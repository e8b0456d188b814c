"""The loop of everything that learns while it lives, with a rule that only writes down what it is given."""

from typing import NamedTuple

import numpy as np
import pytest

from playground.compiled import inlined
from playground.learning.life.experience import Experience
from playground.learning.life.living import by_policy, living


class Notes(NamedTuple):
    """policy: [S × A]. rows: [N, 5] float64, of each transition: now, index of state and action, reward, successor, ended."""

    policy: np.ndarray
    rows: np.ndarray


@inlined
def _write_down(mind, state, at, lived, mouse, now, sampler):
    row = mind.rows[now]
    row[0], row[1], row[2], row[3], row[4] = now, at, lived.reward, lived.successor, mouse.ended
    return mouse, 10.0 * now


LIVE = living(by_policy, _write_down)
LEFT, RIGHT = 0, 1


@pytest.fixture
def lived(drawn):
    """Ten transitions by a policy that goes right, the first one to the left by force; the body, the notes, what came back."""
    mdp = drawn(["S.G"], moves='"left-right"', step_reward=-0.25)
    body = Experience(mdp)
    notes = Notes(np.ascontiguousarray(np.where(mdp.legal, [0.0, 1.0], 0.0)).reshape(-1), np.zeros((10, 5)))
    first = LIVE(1, LEFT, notes, body.any_sampler, body.body)
    rest = LIVE(9, -1, notes, body.any_sampler, body.body)
    return body, notes, first, rest


def test_a_forced_action_is_taken_once_and_then_the_policy_chooses(lived):
    _, notes, _, _ = lived
    assert notes.rows[:4, 1].tolist() == [0 * 2 + LEFT, 0 * 2 + RIGHT, 1 * 2 + RIGHT, 0 * 2 + RIGHT]


def test_every_transition_is_learned_from_once_in_order(lived):
    _, notes, first, rest = lived
    assert notes.rows[:, 0].tolist() == list(range(10))
    assert notes.rows[:3, 3].tolist() == [0, 1, 2] and notes.rows[:3, 4].tolist() == [0, 0, 1]
    assert first == (1, 0.0) and rest == (9, 90.0)


def test_the_body_knows_of_all_that_happened(lived):
    body, _, _, _ = lived
    assert body.steps == 10 and body.visits.sum() == 10 and body.visits[0, LEFT] == 1
    assert [each.action for each in body.last(10)] == [LEFT] + [RIGHT] * 9


def test_kept_machine_code_goes_by_the_name_of_the_rule():
    assert LIVE.__name__ == f"{__name__}._write_down"
