"""What names leave open: the usual is taken, and a note says how to say otherwise."""

from itertools import pairwise

import numpy as np
import pytest

from playground.learning.files.agent import AS_IT_SAYS, AgentError, ReadingHints
from playground.learning.files.networks.named_layers import POLICY, SHARED, Networks, Q
from playground.learning.files.networks.network_layers import Layer
from playground.learning.files.networks.open_questions import UNSAID_OUTPUTS, UNSCALED, answered
from playground.world import compile_mdp
from playground.world.library import find

MDP = compile_mdp(find("corridor"))  # 5 states, 4 actions


def layers(*sizes: int) -> list[Layer]:
    """Layers of ones between so many units."""
    return [
        Layer(f"{number}.", np.ones((width, units)), np.zeros(units)) for number, (width, units) in enumerate(pairwise(sizes))
    ]


def test_what_the_file_says_itself_needs_no_note() -> None:
    agent = answered(Networks(layers(5, 3, 4), Q), {"tanh"}, MDP, AS_IT_SAYS)
    assert (list(agent), agent["value"].activation, agent["value"].output, agent.notes) == (["value"], "tanh", "values", ())


def test_the_usual_is_taken_and_a_note_says_so() -> None:
    agent = answered(Networks(layers(5, 3, 4), SHARED), (), MDP, AS_IT_SAYS)
    assert agent["value"].activation == "relu"
    assert agent.notes == (
        "It does not say how its hidden units bend: relu is taken, --agent-as tanh says otherwise.",
        UNSAID_OUTPUTS,
    )
    apart = answered(Networks(layers(5, 3, 4), POLICY, layers(5, 3, 1)), (), MDP, AS_IT_SAYS)
    assert (apart["policy"].activation, apart["value"].output) == ("tanh", "value")


def test_a_person_says_what_the_file_does_not() -> None:
    hints = ReadingHints("logits", "elu", "number")
    agent = answered(Networks(layers(1, 3, 4), SHARED), (), MDP, hints)
    assert (agent["policy"].activation, agent["policy"].output, agent.notes) == ("elu", "preferences", ())
    np.testing.assert_array_equal(agent["policy"].inputs[:, 0], [0, 1, 2, 3, 4])
    assert UNSCALED in answered(Networks(layers(1, 4), Q), (), MDP, AS_IT_SAYS).notes


def test_a_part_that_is_left_out_is_named() -> None:
    agent = answered(Networks(layers(5, 4), POLICY, left_out="qf1"), (), MDP, AS_IT_SAYS)
    assert agent.notes == ("Its policy drives; 'qf1' and what belongs to it are left out.",)


def test_what_cannot_drive_is_refused() -> None:
    with pytest.raises(AgentError, match="only the value of a state"):
        answered(Networks([], SHARED, layers(5, 1)), (), MDP, AS_IT_SAYS)
    with pytest.raises(AgentError, match=r"its units bend in several ways \(relu, tanh\)"):
        answered(Networks(layers(5, 3, 4), Q), {"tanh", "relu"}, MDP, AS_IT_SAYS)
    with pytest.raises(AgentError, match="it knows 7 states and 4 actions, expected 5 and 4 of this level"):
        answered(Networks(layers(7, 4), Q), (), MDP, AS_IT_SAYS)
