"""What names and tensors leave open about an agent, what is assumed, and the notes that say so.

A state dict says neither which activation units have, nor whether outputs are Q-values or logits, nor what goes in. What names
say is believed; where they say nothing the usual is assumed, and a note names the word of --agent-as that changes it.
"""

from collections.abc import Collection

from playground.learning.files.agent import AgentError, ForeignAgent, ReadingHints
from playground.learning.files.networks.named_layers import POLICY, Networks, Q
from playground.learning.files.networks.network_layers import input_of, picture
from playground.learning.learner import NetworkOutput, NetworkPicture
from playground.world.mdp import TabularMDP

OUTPUTS = {"values": NetworkOutput.VALUES, "logits": NetworkOutput.PREFERENCES}
"""What a person calls outputs, and what they are in a `NetworkPicture`."""
UNSAID_OUTPUTS = "It does not say what its outputs are: Q-values are taken, --agent-as logits makes them those of a policy."
UNSCALED = "It takes one number of a state: the state's number, from 0, goes in as it is."


def answered(parts: Networks, units: Collection[str], mdp: TabularMDP, hints: ReadingHints) -> ForeignAgent:
    """The agent of some networks.

    units: what modules in the file say of how units bend: one way settles it.

    AgentError where the networks are for other states or actions than those of the table.
    """
    if not parts.main:
        raise AgentError("it has only the value of a state, and nothing says what to do: expected a policy or Q-values, too")
    notes: list[str] = []
    bent = _units(parts, units, hints, notes)
    output = OUTPUTS[hints.output] if hints.output else _output(parts, notes)
    word = input_of(len(parts.main[0].weights), len(parts.main[-1].biases), mdp, hints.inputs)
    if word == "number" and not hints.inputs:
        notes.append(UNSCALED)
    name = "policy" if output is NetworkOutput.PREFERENCES else "value"
    networks = {name: picture(name, parts.main, bent, output, mdp, word)}
    if parts.value and name == "policy":
        networks["value"] = _value(parts, bent, mdp, hints.inputs)
    if parts.left_out:
        notes.append(f"Its policy drives; {parts.left_out!r} and what belongs to it are left out.")
    return ForeignAgent(networks, notes)


def _value(parts: Networks, bent: str, mdp: TabularMDP, word: str) -> NetworkPicture:
    """The network of the value of a state."""
    return picture("the value of a state", parts.value, bent, NetworkOutput.VALUE, mdp, word)


def _units(parts: Networks, units: Collection[str], hints: ReadingHints, notes: list[str]) -> str:
    """How hidden units bend."""
    if hints.units:
        return hints.units
    if len(units) > 1:
        raise AgentError(f"its units bend in several ways ({', '.join(sorted(units))}), expected one in all hidden layers")
    if units:
        return next(iter(units))
    if max(len(parts.main), len(parts.value)) < 2:
        return "linear"
    # Policies that have a network of values of their own are usually of PPO, whose units bend by tanh nearly everywhere.
    usual, other = ("tanh", "relu") if parts.value and not parts.shared else ("relu", "tanh")
    notes.append(f"It does not say how its hidden units bend: {usual} is taken, --agent-as {other} says otherwise.")
    return usual


def _output(parts: Networks, notes: list[str]) -> NetworkOutput:
    """What the outputs of the network that drives are."""
    if parts.dueling:
        notes.append("Its value and its advantages are put together as Q = V + A - mean A.")
    if parts.role == POLICY:
        return NetworkOutput.PREFERENCES
    if parts.role != Q:
        notes.append(UNSAID_OUTPUTS)
    return NetworkOutput.VALUES
