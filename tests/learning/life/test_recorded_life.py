"""Recordings fed to learners: the same bits as the life that was recorded, and updates worked out by hand."""

from typing import Any

import numpy as np
import pytest

from playground.learning.collection import learners
from playground.learning.learner import Field, Source
from playground.learning.life.experience import Experience
from playground.learning.life.recorded_life import replayed
from playground.learning.life.recording import Recording
from playground.world import TabularMDP, compile_mdp, finite_mdp, parse_level
from playground.world.library import find

FROM_EXPERIENCE = [spec.id for spec in learners().values() if spec.source is Source.EXPERIENCE]


def recorded(mdp: TabularMDP, learner: Any, body: Experience, count: int) -> Recording:
    """What a learner lives through in so many transitions, noted by looking at the body after each few."""
    rows: list[Any] = []
    while len(rows) < count:
        learner.advance(min(100, count - len(rows)))
        rows += body.last(min(100, count - len(rows)))
    columns = [np.array(column) for column in zip(*(row[:6] for row in rows), strict=True)]
    state, action, reward, successor, terminated, truncated = columns
    begins = np.append(True, (terminated | truncated)[:-1])
    return Recording(state, action, reward, successor, terminated, truncated, begins)


def lived(level: str, name: str, count: int, **settings: Any) -> tuple[TabularMDP, Any, Recording]:
    mdp, spec = compile_mdp(find(level)), learners()[name]
    body = Experience(mdp, seed=5)
    learner = spec.make(spec.settings(**settings), body, 5)
    return mdp, learner, recorded(mdp, learner, body, count)


def fed(mdp: TabularMDP, name: str, transitions: list[Any], **settings: Any) -> Any:
    """The estimates after transitions (state, action, reward, successor, terminated, truncated, begins)."""
    columns = [np.array(column) for column in zip(*transitions, strict=True)]
    spec = learners()[name]
    return replayed(spec, spec.settings(**settings), mdp, Recording(*columns))[0].estimates()


@pytest.mark.parametrize("level", ["frozenlake-4x4", "cliff-walking", "ice-and-portals", "short-corridor"])
def test_q_learning_learns_the_same_bits_from_its_own_recording(level: str) -> None:
    """Another seed, and so other dice: all that counts is what was recorded."""
    mdp, learner, recording = lived(level, "q-learning", 3000)
    assert recording.truncated.any() or recording.terminated.any()
    spec = learners()["q-learning"]
    copy, body = replayed(spec, spec.settings(), mdp, recording, seed=99)
    assert np.array_equal(copy.estimates()[Field.Q], learner.estimates()[Field.Q])
    assert np.array_equal(body.visits, learner.estimates()[Field.VISITS])
    assert body.steps == 3000 and body.episodes == int((recording.terminated | recording.truncated).sum())


def test_one_rule_learns_from_the_life_of_another() -> None:
    """Q-learning is off-policy: fed with the life of Sarsa it learns what its own rule makes of that, by hand."""
    mdp, _, recording = lived("frozenlake-4x4", "sarsa", 500)
    spec = learners()["q-learning"]
    copy, _ = replayed(spec, spec.settings(alpha=0.5, initial=0.0), mdp, recording)
    q = np.zeros(mdp.legal.shape)
    for s, a, r, after, terminated, _, _ in zip(*recording, strict=True):
        q[s, a] += 0.5 * (r + (0.0 if terminated else mdp.discount) * q[after].max() - q[s, a])
    assert copy.estimates()[Field.Q] == pytest.approx(q, abs=1e-12)


@pytest.mark.parametrize("name", FROM_EXPERIENCE)
def test_every_learner_from_experience_can_be_fed(name: str) -> None:
    mdp, _, recording = lived("frozenlake-4x4", "q-learning", 400, epsilon=1.0)
    spec = learners()[name]
    learner, body = replayed(spec, spec.settings(), mdp, recording, seed=1)
    assert body.steps == 400
    lasts = body.last()
    rows = list(zip(*recording, strict=True))[-len(lasts) :]
    assert [each[:6] for each in lasts] == [tuple(row[:6]) for row in rows]
    assert all(np.isfinite(array).all() for array in learner.estimates().values())


def test_planners_have_nothing_to_learn_from_it() -> None:
    mdp, _, recording = lived("corridor", "q-learning", 10)
    spec = learners()["value-iteration"]
    with pytest.raises(ValueError, match="value-iteration learns from the table and not from experience"):
        replayed(spec, spec.settings(), mdp, recording)


MAZE = """
map = '''
S1.
.PG
'''
[rules]
discount = 0.99
[legend]
"1" = { kind = "reward", enter = 1.0 }
"P" = { kind = "pit", enter = -10.0 }
"G" = { kind = "goal", enter = 10.0 }
"""


def test_the_two_updates_that_the_hugging_face_course_works_out() -> None:
    """Unit 2, Q-learning example: α 0.1, γ 0.99; right to the small cheese (+1), then down into the poison (−10)."""
    mdp = compile_mdp(parse_level(MAZE))
    right, down = mdp.actions.index("right"), mdp.actions.index("down")
    life = [(0, right, 1.0, 1, False, False, True), (1, down, -10.0, 4, True, False, False)]
    q = fed(mdp, "q-learning", life[:1], alpha=0.1, initial=0.0)[Field.Q]
    assert q[0, right] == pytest.approx(0.1, abs=1e-12) and np.count_nonzero(q) == 1
    q = fed(mdp, "q-learning", life, alpha=0.1, initial=0.0)[Field.Q]
    assert (q[0, right], q[1, down]) == pytest.approx((0.1, -1.0), abs=1e-12) and np.count_nonzero(q) == 2


CHAIN = finite_mdp(
    [[[0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1], [0, 0, 0, 0]], [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 0]]],
    np.zeros((4, 2)),
    0.5,
    start=0,
    terminal=(3,),
    actions=("on", "stay"),
)


def test_sarsa_by_hand() -> None:
    """α 0.5, γ 0.5: each update is made when the next action is known; the rewards are those recorded, not the table's."""
    life = [
        (0, 0, 1.0, 1, False, False, True),
        (1, 1, 2.0, 1, False, False, False),
        (1, 0, 4.0, 2, False, False, False),
        (2, 0, 8.0, 3, True, False, False),
        (0, 0, 0.0, 1, False, False, True),
        (1, 0, 0.0, 2, False, False, False),
    ]
    q = fed(CHAIN, "sarsa", life, alpha=0.5, epsilon=0.0, initial=0.0)[Field.Q]
    # first episode: q(0,on) = 0.5, q(1,stay) = 1, q(1,on) = 2, q(2,on) = 4; then q(0,on) += 0.5 (0 + 0.5 · 2 − 0.5)
    assert q.tolist() == [[0.75, 0.0], [2.0, 1.0], [4.0, 0.0], [0.0, 0.0]]


def test_a_gap_is_no_transition() -> None:
    """Sarsa must not take the action after a gap for the one that followed."""
    life = [(2, 0, 8.0, 3, True, False, True), (0, 0, 1.0, 1, False, False, True), (2, 0, 8.0, 3, True, False, True)]
    q = fed(CHAIN, "sarsa", life, alpha=0.5, epsilon=0.0, initial=0.0)[Field.Q]
    assert q[0, 0] == 0.0 and q[2, 0] == 6.0


def test_terminated_and_cut_off_are_kept_apart() -> None:
    """Expected Sarsa (ε 0): an end is worth nothing, a cut goes on with what is believed."""
    before = [(1, 0, 4.0, 2, True, False, True)]
    for terminated, expected in ((True, 0.5), (False, 1.0)):
        life = [*before, (0, 0, 1.0, 1, terminated, not terminated, True)]
        q = fed(CHAIN, "expected-sarsa", life, alpha=0.5, epsilon=0.0, initial=0.0)[Field.Q]
        assert q[0, 0] == expected


def test_monte_carlo_takes_returns_of_whole_episodes() -> None:
    """Two episodes: 1 + 0.5 · (2 + 0.5 · 4) = 3, and 5: their mean is 4."""
    life = [
        (0, 0, 1.0, 1, False, False, True),
        (1, 0, 2.0, 2, False, False, False),
        (2, 0, 4.0, 3, True, False, False),
        (0, 0, 5.0, 3, True, False, True),
    ]
    assert fed(CHAIN, "monte-carlo", life, initial=0.0)[Field.Q][:, 0].tolist() == [4.0, 4.0, 4.0, 0.0]


def line(states: int) -> TabularMDP:
    """States one after another; the one action goes on, and the last state is the end."""
    return finite_mdp(
        np.eye(states, k=1)[None], np.zeros((states, 1)), 1.0, start=0, terminal=(states - 1,), order="action first"
    )


def test_the_course_s_monte_carlo_and_td_examples() -> None:
    """Hugging Face, unit 2: ten steps that pay 1 0 0 0 0 0 1 1 0 0 give V(S0) = 0 + 0.1 · 3; the first step alone 0.1 by TD."""
    pays, mdp = [1.0, 0, 0, 0, 0, 0, 1, 1, 0, 0], line(11)
    life = [(at, 0, pay, at + 1, at == 9, False, at == 0) for at, pay in enumerate(pays)]
    whole = fed(mdp, "monte-carlo-prediction", life, alpha=0.1, step_size="constant", initial=0.0)[Field.V]
    assert whole[0] == pytest.approx(0.3, abs=1e-12)
    assert fed(mdp, "td", life[:1], alpha=0.1, initial=0.0)[Field.V][0] == pytest.approx(0.1, abs=1e-12)


def test_exercise_6_3_of_the_book() -> None:
    """A first random walk C, B, A and out on the left: of the five estimates of 0.5 only V(A) changes, to 0.45."""
    mdp = compile_mdp(find("random-walk"))
    left = mdp.actions.index("left")
    life = [(3, left, 0.0, 2, False, False, True), (2, left, 0.0, 1, False, False, False), (1, left, 0.0, 0, True, False, False)]
    v = fed(mdp, "td", life, alpha=0.1, initial=0.5)[Field.V]
    assert v[1:6] == pytest.approx([0.45, 0.5, 0.5, 0.5, 0.5], abs=1e-12)
