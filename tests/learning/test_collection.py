"""The collection of learners."""

from playground.learning.collection import learners


def test_all_learners_are_found_by_id() -> None:
    assert list(learners()) == [
        "policy-evaluation",
        "policy-iteration",
        "value-iteration",
        "monte-carlo-prediction",
        "td",
        "n-step-td",
        "td-lambda",
        "q-learning",
        "sarsa",
        "expected-sarsa",
        "monte-carlo",
        "double-q-learning",
        "n-step-sarsa",
        "sarsa-lambda",
        "q-lambda",
        "off-policy-monte-carlo",
        "dyna-q",
        "dyna-q-plus",
        "prioritized-sweeping",
        "reinforce",
        "reinforce-baseline",
        "actor-critic",
        "dqn",
        "neural-reinforce",
        "ppo",
        "random",
        "optimum",
        "visitor",
    ]
    assert learners() is learners()
