"""An agent of plain PyTorch, as CleanRL and most people's own programs save one: a state dict, a checkpoint, a whole module."""

import numpy as np

from playground.learning.files.agent import AgentError, AgentKind, ForeignAgent, Parcel, ReadingHints
from playground.learning.files.networks.named_layers import POLICY, networks
from playground.learning.files.networks.network_layers import table
from playground.learning.files.networks.open_questions import answered
from playground.learning.files.torch_files.archive import is_torch, saved_in
from playground.learning.files.torch_files.module_tree import SavedNetworks
from playground.learning.learner import NetworkOutput
from playground.world.mdp import TabularMDP

TABLE = "It holds one table of a number for each state and action, which is taken for Q-values."


def read(parcel: Parcel, mdp: TabularMDP, hints: ReadingHints) -> ForeignAgent:
    """Its networks, as far as names and shapes say enough."""
    saved = SavedNetworks(saved_in(parcel))
    if not saved.arrays:
        raise AgentError("there are no tensors in it, expected a state dict of a network")
    only = next(iter(saved.arrays.values()))
    if len(saved.arrays) == 1 and only.shape in (mdp.legal.shape, (1, *mdp.legal.shape)) and np.isfinite(only).all():
        return ForeignAgent({"value": table(only.reshape(mdp.legal.shape), NetworkOutput.VALUES)}, (TABLE,))
    parts = networks(saved.arrays, len(mdp.states))
    return answered(parts._replace(role=POLICY) if saved.softmax else parts, saved.units, mdp, hints)


AGENT = AgentKind(
    id="pytorch",
    title="a state dict, checkpoint or module of PyTorch (CleanRL's among them) with plain layers",
    endings=(".pt", ".pth", ".cleanrl_model", ".ckpt"),
    recognises=is_torch,
    read=read,
    order=9,
)
