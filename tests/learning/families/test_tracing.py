"""Learners with eligibility traces: what is kept of the way, shown, forgotten and saved."""

import numpy as np
import pytest

from playground.learning.families.tracing import EXPECTED
from playground.learning.learner import Field
from playground.learning.memory.pending import waits
from playground.rl.traces import TraceKind, kind_number

BOTH = ("sarsa-lambda", "q-lambda")


@pytest.fixture
def mdp(drawn):
    return drawn(["S..G"], moves='"left-right"', discount=0.5)


@pytest.mark.parametrize("name", BOTH)
def test_the_trace_of_a_move_fades_by_discount_and_lambda(name, mdp, made):
    """Sarsa(λ) lays the trace of a move when the next one has been taken."""
    learner = made(name, mdp, lam=0.8, alpha=0.0)
    for _ in range(2 + (name == "sarsa-lambda")):
        learner.advance(1, 1)
        if name == "sarsa-lambda" and waits(learner.recent.pending):
            assert not learner.body.ended
    trace = learner.estimates()[Field.TRACE]
    if name == "q-lambda":
        np.testing.assert_allclose(trace[:2, 1], [0.16, 0.4], atol=1e-12)
    else:
        assert not trace.any(), "the goal has ended the episode"


@pytest.mark.parametrize("name", BOTH)
def test_the_way_is_forgotten_when_somebody_else_moves(name, mdp, made):
    learner = made(name, mdp, lam=0.8)
    learner.advance(1, 1)
    learner.advance(1, 0)
    assert learner.estimates()[Field.TRACE].any()
    learner.forget()
    assert not learner.estimates()[Field.TRACE].any() and not waits(learner.recent.pending)


@pytest.mark.parametrize("name", BOTH)
def test_traces_and_what_waits_are_saved(name, mdp, made):
    learner, other = made(name, mdp, lam=0.8), made(name, mdp, lam=0.8)
    learner.advance(1, 1)
    learner.advance(1, 0)
    arrays = learner.save()
    assert arrays["run/held"].shape == (1,) and arrays["run/paid"].shape == (EXPECTED + 1,)
    other.load(arrays)
    np.testing.assert_array_equal(other.estimates()[Field.TRACE], learner.estimates()[Field.TRACE])
    assert waits(other.recent.pending) == waits(learner.recent.pending) == (name == "sarsa-lambda")


@pytest.mark.parametrize("kind", list(TraceKind))
def test_its_kernel_is_given_the_kind_by_its_number(kind, mdp, made):
    assert made("sarsa-lambda", mdp, trace=kind.value).mind().own.kind == kind_number(kind)
