"""The collection of learners."""

from playground.learning.collection import learners


def test_all_learners_are_found_by_id() -> None:
    assert list(learners()) == [
        "policy-evaluation",
        "policy-iteration",
        "value-iteration",
        "q-learning",
        "sarsa",
        "expected-sarsa",
        "monte-carlo",
        "reinforce",
        "random",
        "optimum",
    ]
    assert learners() is learners()
