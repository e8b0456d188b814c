"""Inside a network: inputs light up, circles add them up, moves come out; each circle has a map of its own."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import numpy as np
import pygame

from playground.learning.learner import Array, Field, NetworkOutput, NetworkPicture
from playground.plurals import counted
from playground.rl.policies import greedy_mask
from playground.training.snapshot import Snapshot
from playground.ui import theme
from playground.ui.board.numerals import numeral
from playground.ui.drawing.shapes import rounded
from playground.ui.explanation import Explanation, point_to_read
from playground.ui.explanations.network.drawing import circles, draw_inputs, draw_lines, under
from playground.ui.explanations.network.loss_curve import loss_curve
from playground.ui.explanations.network.network_layout import NetworkLayout, layout_of
from playground.ui.explanations.network.network_view import (
    NetworkView,
    Unit,
    drawn,
    maps,
    overlays,
    picture_of,
    reach,
    shown_map,
    split,
    unit_name,
)
from playground.ui.kit import Option, Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.looking import state_read
from playground.ui.panels.happened import place
from playground.ui.panels.log import move_label
from playground.ui.workspace import Workspace

TITLES = {
    "value": Option("value", "Values", "The network that says what to expect."),
    "policy": Option("policy", "Policy", "The network that says what to do; softmax turns its numbers into chances."),
}
SAYS: Mapping[NetworkOutput, str] = MappingProxyType(
    {
        NetworkOutput.VALUES: "the value of each move",
        NetworkOutput.PREFERENCES: "a liking for each move",
        NetworkOutput.CHANCES: "the chance of each move",
        NetworkOutput.VALUE: "the value of the cell",
    }
)
"""What the outputs of a network are, in words; each kind of output has its own."""
NONE = "There is no network here. Choose **DQN**, **REINFORCE with a network** or **PPO** in Train to look into one."
WHAT = (
    "A table has a row of its own for every cell. A **network** takes in which cell it is, sends that through circles that add "
    "up what comes in, and says what to expect. What it learns about one cell also changes what it says about others."
)


def _choice(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Chooses the network, the map, and whether the truth stands beside it; draws the curve of the loss."""
    looking, snapshot = workspace.recall(NetworkView), workspace.snapshot
    if not snapshot.networks:
        ui.paragraph(column, NONE, id="no-network")
        return _first_network(ui, column, workspace)
    if len(snapshot.networks) > 1:
        options = [TITLES[name] for name in snapshot.networks]
        looking = replace(
            looking, network=ui.tabs("network", column.take(ui.theme.row), options, looking.network, label="Network")
        )
    about = "What the board shows (Page up, Page down)"
    rect = column.take(ui.theme.row)
    chosen, _ = shown_map(snapshot, replace(looking, over=None))
    looking = replace(looking, map=ui.dropdown("network-map", rect, maps(snapshot), chosen, tooltip=about, label="Which map"))
    rect = column.take(ui.theme.toggle)
    looking = replace(looking, beside=ui.toggle("truth-beside", rect, "The truth beside it", looking.beside, tooltip="Enter"))
    words = sentence(snapshot, looking, state_read(workspace))
    ui.paragraph(column, words, "small", id="network-words")
    if workspace.spec is not None and not workspace.spec.visits:
        ui.label(column.take(ui.theme.small_line), "Loss: how wrong its guesses were", style="small", colour=theme.MUTED)
        loss_curve(ui, column.take(ui.theme.px(104)), snapshot.losses)
    return workspace.remember(looking)


def _first_network(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Offers a button that starts the first learner with a network."""
    networks = [spec for spec in workspace.learners.values() if spec.network and not spec.visits]
    words = f"Begin with {networks[0].title}" if networks else ""
    if not networks or not ui.button("take-network", column.take(ui.theme.button), words, icon="brain", primary=True):
        return workspace
    return replace(workspace, brain=replace(workspace.brain, learner=networks[0].id)).begun()


def sentence(snapshot: Snapshot, looking: NetworkView, state: int | None) -> str:
    """What the map on the board is, with the number of the cell that is read, as a sentence."""
    map, (layer, number) = shown_map(snapshot, looking)
    picture = picture_of(snapshot, looking)
    if map != "unit" or picture is None:
        return next((option.about for option in maps(snapshot) if option.id == map), "")
    unit = unit_name(snapshot, looking, (layer, number))
    layers = () if state is None else picture.activations(np.array([state]))
    if not layers or number >= layers[layer].shape[1]:
        return f"The board shows what **{unit}** says of every cell."
    return f"**{unit}** says **{numeral(float(layers[layer][0, number]))}** here. The board shows what it says of every cell."


def _network(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Draws the network with its activations in the cell that is read."""
    looking, snapshot, state = workspace.recall(NetworkView), workspace.snapshot, state_read(workspace)
    picture = picture_of(snapshot, looking)
    if picture is None:
        ui.heading(column.take(ui.theme.heading), "What a network is")
        ui.paragraph(column, WHAT, id="what-a-network-is")
        return workspace
    ui.label(column.take(ui.theme.line), f"What it makes of {place(workspace.read)}", style="heading", id="network-title")
    area = column.take(ui.theme.px(220)) if column.endless else column.rest()
    if state is None:
        ui.label(area, "No move is possible here: point at another cell.", style="small", colour=theme.MUTED, align="center")
        return workspace.remember(replace(looking, over=None))
    places = layout_of(area, picture, ui.theme.scale, ui.theme.small_line)
    said = tuple(layer[0] for layer in picture.activations(np.array([state])))
    for layer in places.layers:
        rounded(ui.theme.px(10), theme.HOVER, theme.LINE, ui.theme.px(1)).draw(ui.surface, layer)
    lights = draw_inputs(ui, places.inputs, picture, snapshot, state)
    inputs = None if len(picture.inputs) == 0 else picture.inputs[state]
    draw_lines(ui, picture, said, inputs, lights, places, looking.lit)
    most, over = reach(snapshot, looking.network), None
    for number, layer in enumerate(said[:-1]):
        over = _hidden(ui, places.units[number], number, layer, most[number], looking.lit) or over
    over = _outputs(ui, places, said[-1], most[-1], picture, snapshot, state, looking.lit) or over
    _captions(ui, places, picture)
    return workspace.remember(_with_pointed_unit(ui, looking, over, places))


def _hidden(ui: Ui, spots: tuple[pygame.Rect, ...], layer: int, said: Array, most: float, lit: Unit | None) -> Unit | None:
    """Draws the circles of a hidden layer, with colours up to `most`; returns the circle under the pointer."""
    circles(ui, spots, said, most, {lit[1]: theme.INK} if lit is not None and lit[0] == layer else {})
    unit = under(ui, spots)
    if unit is None:
        return None
    ui.tip(f"unit-{layer}-{unit}", spots[unit], f"Unit {unit + 1}: {numeral(float(said[unit]))}")
    return layer, unit


def _outputs(
    ui: Ui,
    places: NetworkLayout,
    said: Array,
    most: float,
    picture: NetworkPicture,
    snapshot: Snapshot,
    state: int,
    lit: Unit | None,
) -> Unit | None:
    """Draws the outputs with names and numbers, as chances if it learns a policy, and a ring around the best; returns the one
    under the pointer."""
    moves = picture.output != NetworkOutput.VALUE
    best = greedy_mask(said[None], snapshot.mdp.legal[state : state + 1])[0] if moves else np.zeros(len(said), bool)
    chances = snapshot.fields.get(Field.POLICY) if picture.output == NetworkOutput.PREFERENCES else None
    layer, over = len(places.units), None
    rings = {int(unit): theme.FOCUS for unit in np.flatnonzero(best)}
    circles(ui, places.outs, said, most, rings if lit is None or lit[0] != layer else {**rings, lit[1]: theme.INK})
    for unit, (spot, row, value) in enumerate(zip(places.outs, places.words, said.tolist(), strict=True)):
        name = move_label(snapshot.mdp.actions[unit]) if moves else "value"
        room = row.width - ui.theme.px(44)
        name = name if ui.width(name, "small") <= room else name[:1] if moves else ""
        number = numeral(value) if chances is None else f"{float(chances[state, unit]) * 100:.0f} %"
        colour = theme.FOCUS_INK if best[unit] else theme.INK
        ui.label(Row(row).right(ui.theme.px(44)), number, style="number", colour=colour, align="right", id=f"output-{unit}")
        ui.label(pygame.Rect(row.left, row.top, max(0, room), row.height), name, style="small")
        whole = spot.union(row)
        if ui.hover(whole):
            over = layer, unit
            ui.tip(f"unit-{layer}-{unit}", whole, f"Its output: {numeral(value)}")
    return over


def _captions(ui: Ui, places: NetworkLayout, picture: NetworkPicture) -> None:
    """Writes below each part what it is."""
    counts = [f"hidden layer {number}: {counted(len(units), 'unit')}" for number, units in enumerate(places.units, start=1)]
    counts = [f"hidden layer: {counted(len(places.units[0]), 'unit')}"] if len(counts) == 1 else counts
    lights = "one light: this cell" if len(picture.inputs) == 0 else counted(len(picture.input_names), "input")
    for number, (rect, words) in enumerate(zip(places.captions, (lights, *counts, SAYS[picture.output]), strict=True)):
        ui.label(rect, words, style="small", colour=theme.MUTED, align="center", id=f"network-part-{number}")


def _with_pointed_unit(ui: Ui, looking: NetworkView, over: Unit | None, places: NetworkLayout) -> NetworkView:
    """With the unit under the pointer, which shows its map; a press keeps that map, a second one lets it go."""
    if over != looking.over:
        ui.wants_frame = True
    named = tuple(spot.union(words) for spot, words in zip(places.outs, places.words, strict=True))
    if over is not None and ui.clicked((*places.units, named)[over[0]][over[1]]):
        kept = looking.map == "unit" and looking.unit == over
        return replace(looking, over=None if kept else over, map="values" if kept else "unit", unit=over)
    return replace(looking, over=over)


def _keys(workspace: Workspace, key: str) -> Workspace:
    """Page up and down go through the maps, Home and End through the units; Enter puts the truth beside."""
    looking, snapshot = workspace.recall(NetworkView), workspace.snapshot
    picture = picture_of(snapshot, looking)
    if picture is None:
        return workspace
    if key == "enter":
        return workspace.remember(replace(looking, beside=not looking.beside))
    if key in ("page-up", "page-down"):
        ids = [option.id for option in maps(snapshot)]
        at = ids.index(looking.map) if looking.map in ids else 0
        return workspace.remember(replace(looking, map=ids[(at + (1 if key == "page-down" else -1)) % len(ids)]))
    if key in ("home", "end"):
        every = [(layer, unit) for layer, weights in enumerate(picture.weights) for unit in range(weights.shape[1])]
        at = every.index(looking.unit) if looking.unit in every and looking.map == "unit" else -1 if key == "end" else 0
        return workspace.remember(replace(looking, map="unit", unit=every[(at + (1 if key == "end" else -1)) % len(every)]))
    return workspace


EXPLANATION = Explanation(
    id="network",
    title="Inside a network",
    about="Point at a cell: its light goes through the network. Point at a circle: what it has learned to see.",
    icon="brain",
    order=10,
    side=(_choice,),
    strip=((_network, 1.0),),
    touch=point_to_read,
    drawn=drawn,
    overlays=overlays,
    keys=_keys,
    split=split,
    tall=1.6,
    framed=True,
    leads=True,
)
