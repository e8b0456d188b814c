"""What is brought to a learner that has no use for it is refused with the names of those that have."""

import numpy as np
import pytest

from playground.learning.collection import learners
from playground.training import bringing


@pytest.mark.parametrize(
    ("bring", "learner", "words"),
    [
        (bringing.judge, "sarsa", "sarsa finds a policy of its own; the learners that judge a given one are policy-evaluation"),
        (bringing.welcome, "sarsa", "sarsa learns by itself; the learner that takes networks from elsewhere is visitor"),
        (bringing.believe, "dqn", "dqn learns no table of action values from experience; the learners that do are q-learning"),
    ],
)
def test_what_has_no_use_is_refused(bring: object, learner: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        bring(learners()[learner], None, np.zeros((2, 2)))  # type: ignore[operator]
