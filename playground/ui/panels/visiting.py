"""Who is visiting: an agent that was trained elsewhere, or how to bring one."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from playground.learning.learner import Array, Field, LearnerSpec, NetworkOutput, NetworkPicture
from playground.ui import theme
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column
from playground.ui.workspace import Workspace

NOBODY = (
    "Nobody is visiting yet, so every move is random. "
    "Drop an agent's file on the window, from Stable-Baselines3 or ONNX for example."
)
HEIR = "Starts a new run with a learner whose first guesses are the agent's move values"
SAYS: Mapping[NetworkOutput, str] = MappingProxyType(
    {
        NetworkOutput.VALUES: "move values",
        NetworkOutput.PREFERENCES: "its policy",
        NetworkOutput.CHANCES: "its chances",
        NetworkOutput.VALUE: "values",
    }
)
"""What a network computes, by what its outputs are; each kind of output has its words."""


def visiting(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """A sentence about the visitor, and a button to learn on from it; nothing where the learner learns here."""
    spec, seen = workspace.spec, workspace.snapshot
    if spec is None or not spec.visits or seen.learner != spec.id:
        return workspace
    words, guest = NOBODY, workspace.brain.guest
    if seen.networks:
        mine = guest is not None and guest.level == seen.level
        name, notes = (f"**{guest.name}**", guest.notes) if guest is not None and mine else ("An agent", ())
        words = f"{name} learned elsewhere: it shows and drives, and learns nothing here. "
        words += " ".join((networks_in_words(seen.networks), *notes))
    high = ui.measure_rich(column.rect.width, words, style="small")
    ui.rich(column.take(high), words, style="small", colour=theme.MUTED, id="visitor")
    heir = next((other for other in workspace.learners.values() if other.believes and other.best), None)
    q = seen.fields.get(Field.Q)
    if heir is None or q is None or seen.level != workspace.level or not seen.networks:
        return workspace
    label = f"Learn on with {heir.title}" if column.rect.width >= ui.theme.px(200) else "Learn on"
    if ui.button("learn-on", column.take(ui.theme.button), label, icon="play", tooltip=HEIR):
        return learn_on(workspace, heir, q)
    return workspace


def learn_on(workspace: Workspace, heir: LearnerSpec, q: Array) -> Workspace:
    """The workspace with a new run of a learner that believes these action values [S, A] at first."""
    begun = replace(workspace, brain=replace(workspace.brain, learner=heir.id, running=False)).begun(q=q)
    return begun.say(f"{heir.title} goes on from what the agent believes. Press Train.")


def networks_in_words(networks: Mapping[str, NetworkPicture]) -> str:
    """The sizes of an agent's networks in plain words; one without hidden layers on single states is a table."""
    tables = [picture for picture in networks.values() if len(picture.biases) == 1 and len(picture.inputs) == 0]
    if len(tables) == len(networks):
        S, A = tables[0].weights[0].shape
        return f"It is a table of {S:,} × {A} {SAYS[tables[0].output]}."
    return f"Hidden units: {', '.join(f'{_layers(network)} for {SAYS[network.output]}' for network in networks.values())}."


def _layers(picture: NetworkPicture) -> str:
    """The number of units of each hidden layer."""
    return " + ".join(str(len(bias)) for bias in picture.biases[:-1]) or "none"
