"""What a learner is given from elsewhere: a policy to judge, the networks of another agent, action values to go on from."""

from collections.abc import Mapping
from typing import Any, cast

from playground.learning.collection import learners
from playground.learning.learner import Array, Believing, Judging, Learner, LearnerSpec, NetworkPicture, Visiting


def judge(spec: LearnerSpec, learner: Learner, policy: Array) -> None:
    """Gives the learner this policy [S, A] to judge. ValueError where it judges none, or where that is none of this level."""
    _expect(spec, "judges", "finds a policy of its own; the learners that judge a given one are")
    cast(Judging, learner).judge(policy)


def welcome(spec: LearnerSpec, learner: Learner, networks: Mapping[str, NetworkPicture]) -> None:
    """Makes the learner the agent with these networks. ValueError where it takes none, or they do not fit this level."""
    _expect(spec, "visits", "learns by itself; the learner that takes networks from elsewhere is")
    cast(Visiting, learner).welcome(networks)


def believe(spec: LearnerSpec, learner: Learner, q: Array) -> None:
    """Lets the learner go on from these action values [S, A]. ValueError where it keeps none, or they do not fit this level."""
    _expect(spec, "believes", "learns no table of action values from experience; the learners that do are")
    cast(Believing, learner).believe(q)


def _expect(spec: Any, what: str, words: str) -> None:
    """ValueError, naming the learners that can, where this one's declaration does not say that it can."""
    if not getattr(spec, what):
        others = ", ".join(id for id, spec in learners().items() if getattr(spec, what))
        raise ValueError(f"{spec.id} {words} {others}")
