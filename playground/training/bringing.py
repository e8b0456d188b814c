"""What is brought to a learner from elsewhere: a policy to judge, networks to be, action values to go on from."""

from collections.abc import Mapping
from typing import Any, cast

from playground.learning.collection import learners
from playground.learning.learner import Array, Believing, Judging, Learner, LearnerSpec, NetworkPicture, Visiting


def judge(spec: LearnerSpec, learner: Learner, policy: Array) -> None:
    """Gives the learner this policy [S, A] to judge. ValueError where it judges none, or where that is none of this level."""
    _expect(spec, "judges", "finds a policy of its own; those that judge a given one are")
    cast(Judging, learner).judge(policy)


def welcome(spec: LearnerSpec, learner: Learner, networks: Mapping[str, NetworkPicture]) -> None:
    """The learner is the agent with these networks. ValueError where it is no visitor, or they do not fit this level."""
    _expect(spec, "visits", "learns by itself; who comes with networks from elsewhere is")
    cast(Visiting, learner).welcome(networks)


def believe(spec: LearnerSpec, learner: Learner, q: Array) -> None:
    """The learner goes on from these action values [S, A]. ValueError where it keeps none, or they do not fit this level."""
    _expect(spec, "believes", "learns no table of action values from experience; those that do are")
    cast(Believing, learner).believe(q)


def _expect(spec: Any, what: str, words: str) -> None:
    """ValueError with those that do where the learner's declaration does not say that it does this."""
    if not getattr(spec, what):
        others = ", ".join(id for id, each in learners().items() if getattr(each, what))
        raise ValueError(f"{spec.id} {words} {others}")
