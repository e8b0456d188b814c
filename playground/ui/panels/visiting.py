"""Who visits: the agent that was trained elsewhere, or how to bring one."""

from collections.abc import Mapping

from playground.learning.learner import Picture
from playground.ui import theme
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column
from playground.ui.workspace import Workspace

NOBODY = "Nobody is here yet, so dice are thrown. Drop the file of an agent on the window, of Stable-Baselines3 or ONNX, say."


SAYS = {"values": "move values", "preferences": "its policy", "chances": "its chances", "value": "values"}
"""What a network says, by its output."""


def visiting(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """A sentence about the visitor; nothing for who learns here."""
    spec, seen = workspace.spec, workspace.snapshot
    if spec is None or not spec.visits or seen.learner != spec.id:
        return workspace
    words, guest = NOBODY, workspace.brain.guest
    if seen.networks:
        mine = guest is not None and guest.level == seen.level
        name, notes = (f"**{guest.name}**", guest.notes) if guest is not None and mine else ("An agent", ())
        words = f"{name} learned elsewhere: it shows and drives, and learns nothing here. "
        words += " ".join((described(seen.networks), *notes))
    high = ui.measure_rich(column.rect.width, words, style="small")
    ui.rich(column.take(high), words, style="small", colour=theme.MUTED, id="visitor")
    return workspace


def described(networks: Mapping[str, Picture]) -> str:
    """What there is of networks, in plain words."""
    return f"Hidden units: {', '.join(f'{_layers(each)} for {SAYS[each.output]}' for each in networks.values())}."


def _layers(picture: Picture) -> str:
    """The units of the hidden layers."""
    return " + ".join(str(len(bias)) for bias in picture.biases[:-1]) or "none"
