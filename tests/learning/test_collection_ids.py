"""Ids are known without loading anything."""

from playground.learning.collection import is_learner, learners


def test_every_learner_is_known_by_its_id_and_nobody_else():
    assert all(map(is_learner, learners()))
    assert not any(map(is_learner, ("", "nobody", "../collection", "q_learning.py")))
