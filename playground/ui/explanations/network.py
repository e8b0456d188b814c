"""Inside the network: its units with what they say of the cell that is read, and the map of one unit over the whole board."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import pygame

from playground.learning.learner import Array, Field, Picture
from playground.training.snapshot import Snapshot
from playground.ui import theme
from playground.ui.board.numerals import numeral
from playground.ui.board.scale import colour_at, steps_of
from playground.ui.explanation import Explanation
from playground.ui.kit import Option, Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.looking import state_read
from playground.ui.panels.happened import place
from playground.ui.panels.log import pointed
from playground.ui.seeing import seen_with
from playground.ui.workspace import Workspace

TITLES = {
    "value": Option("value", "Values", "The network that says what is to be expected."),
    "policy": Option("policy", "Policy", "The network that says what to do; softmax makes chances of its numbers."),
}
MAPS = (
    Option("values", "What it believes", "The network's answer for every cell."),
    Option("error", "How wrong", "What it believes, less the exact best value."),
    Option("unit", "One unit", "What the chosen hidden unit says of every cell: press a circle."),
    Option("replay", "Memory", "How often each cell lies in the memory that it learns from again."),
)
MOST = 24
"""Units of a layer that are drawn; of wider ones the first."""


@dataclass(frozen=True)
class Looked:
    """Which network, which map, and the chosen unit: its layer and number."""

    network: str = "value"
    map: str = "values"
    unit: tuple[int, int] = (0, 0)


def picture_of(workspace: Workspace) -> Picture | None:
    """The network that is looked at; None where the learner has none."""
    known, told = workspace.snapshot.networks, workspace.recall(Looked)
    return known.get(told.network) or next(iter(known.values()), None)


@lru_cache(maxsize=4)
def unit_map(snapshot: Snapshot, name: str, unit: tuple[int, int]) -> Array | None:
    """[S] what one unit says of every state; None where there is no such unit."""
    picture = snapshot.networks.get(name) or next(iter(snapshot.networks.values()), None)
    if picture is None:
        return None
    layers = picture.activations(np.arange(len(snapshot.mdp.states)))
    layer, number = unit
    return layers[layer][:, number] if layer < len(layers) and number < layers[layer].shape[1] else None


def _choice(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Which network, which map."""
    told, snapshot = workspace.recall(Looked), workspace.snapshot
    if not snapshot.networks:
        words = "There is no network here. Choose **DQN**, **REINFORCE with a network** or **PPO** in Train to look into one."
        ui.rich(column.take(ui.measure_rich(column.rect.width, words)), words, id="no-network")
        return workspace
    if len(snapshot.networks) > 1:
        options = [TITLES[name] for name in snapshot.networks]
        told = replace(told, network=ui.tabs("network", column.take(ui.theme.row), options, told.network))
    options = [each for each in MAPS if each.id != "replay" or Field.REPLAY in snapshot.fields]
    told = replace(
        told, map=ui.dropdown("network-map", column.take(ui.theme.row), options, told.map, tooltip="What the board shows")
    )
    words = _sentence(workspace, told)
    ui.rich(column.take(ui.measure_rich(column.rect.width, words)), words, id="network-words")
    _losses(ui, column, snapshot)
    return workspace.remember(told)


def _sentence(workspace: Workspace, told: Looked) -> str:
    """How the network comes to what it says, and what the map shows."""
    picture = picture_of(workspace)
    assert picture is not None
    steps = {
        "values": "state → network → **values** → the largest wins",
        "preferences": "state → network → **chances** → a die decides",
        "value": "state → network → **value**",
    }
    if told.map != "unit":
        return f"{steps[picture.output]}."
    layer, number = told.unit
    where = "Output" if layer == len(picture.weights) - 1 else f"Hidden layer {layer + 1},"
    return f"{steps[picture.output]}. {where} unit {number + 1} on the board."


def _losses(ui: Ui, column: Column, snapshot: Snapshot) -> None:
    """The curve of losses, on a scale of digits."""
    losses = snapshot.losses
    ui.label(column.take(ui.theme.small_line), "Loss: how wrong its last guesses were", style="small", colour=theme.MUTED)
    rect = column.take(ui.theme.px(64))
    if len(losses) < 2:
        ui.label(rect, "It has learned nothing here yet.", style="small", colour=theme.MUTED)
        return
    heights = np.log10(np.maximum(losses, 1e-12))
    low, high = float(heights.min()), float(heights.max())
    xs = np.linspace(rect.left, rect.right - 1, len(losses))
    ys = rect.bottom - 2 - (heights - low) / max(high - low, 1e-9) * (rect.height - 4)
    pygame.draw.lines(ui.surface, theme.ACCENT, False, list(zip(xs.tolist(), ys.tolist(), strict=True)), max(1, ui.theme.px(2)))
    ui.tip(
        "losses",
        rect,
        f"Now {numeral(float(losses[-1]))}, at most {numeral(float(losses.max()))}. Each line up is ten times more.",
    )


def _units(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The network as circles and lines; a circle is a button that shows its map."""
    picture, state = picture_of(workspace), state_read(workspace)
    if picture is None:
        return workspace
    title = f"What it makes of {place(workspace.read)}"
    ui.heading(column.take(ui.theme.heading), title)
    area = column.take(ui.theme.px(220)) if column.endless else column.rest()
    states = np.array([0 if state is None else state])
    layers = [layer[0] for layer in picture.activations(states)]
    spots = [_places(area, number, len(layers), len(layer), ui) for number, layer in enumerate(layers)]
    _lines(ui, picture, layers, spots)
    for number, layer in enumerate(layers):
        workspace = _layer(ui, workspace, number, layer, spots[number], number == len(layers) - 1, picture)
    return workspace


def _places(area: pygame.Rect, number: int, layers: int, units: int, ui: Ui) -> list[pygame.Rect]:
    """Where the circles of a layer stand: hidden layers in rows of two, outputs in a column on the right."""
    shown = min(units, MOST)
    out = number == layers - 1
    right = ui.theme.px(120)
    if out:
        left, wide, rows = area.right - right, right, shown
    else:
        wide = (area.width - right) // (layers - 1)
        left, rows = area.left + number * wide, min(4, max(1, area.height // ui.theme.px(26)))
    columns = -(-shown // rows)
    step = min(area.height // rows, ui.theme.px(40))
    across = min((wide - ui.theme.px(30)) // max(1, columns), ui.theme.px(40)) if not out else step
    side = max(8, min(step, across) - ui.theme.px(4))
    top = area.top + (area.height - rows * step) // 2
    return [
        pygame.Rect(left + (unit // rows) * across, top + (unit % rows) * step + (step - side) // 2, side, side)
        for unit in range(shown)
    ]


def _lines(ui: Ui, picture: Picture, layers: list[Array], spots: list[list[pygame.Rect]]) -> None:
    """The strongest connections: orange where they add to what a unit says of this cell, blue where they take away."""
    for number in range(1, len(layers)):
        into = picture.weights[number] * layers[number - 1][:, None]
        into = into[: len(spots[number - 1]), : len(spots[number])]
        most = float(np.abs(into).max(initial=1e-12))
        for before, after in np.argwhere(np.abs(into) > 0.25 * most).tolist():
            strength = float(into[before, after]) / most
            colour = theme.FOCUS if strength > 0 else theme.VALUE_STOPS[1]
            wide = max(1, round(abs(strength) * ui.theme.px(3)))
            start, end = spots[number - 1][before], spots[number][after]
            pygame.draw.line(ui.surface, colour, start.center, end.midleft, wide)


def _layer(
    ui: Ui, workspace: Workspace, number: int, layer: Array, spots: list[pygame.Rect], out: bool, picture: Picture
) -> Workspace:
    """The circles of one layer, coloured by what they say."""
    told = workspace.recall(Looked)
    most = float(np.abs(layer).max(initial=1e-12)) if out or picture.activation == "relu" else 1.0
    actions = workspace.snapshot.mdp.actions
    for unit, spot in enumerate(spots):
        chosen = told.map == "unit" and told.unit == (number, unit)
        name = (actions[unit] if picture.output != "value" else "value") if out else f"unit {unit + 1}"
        if ui.button(f"unit-{number}-{unit}", spot, "", flat=True, tooltip=f"{name}: {numeral(float(layer[unit]))}"):
            workspace = workspace.remember(replace(told, map="unit", unit=(number, unit)))
        colour = colour_at(int(steps_of(np.array([float(layer[unit])]), max(most, 1e-12))[0]))
        radius = spot.width // 2
        pygame.draw.circle(ui.surface, theme.ACCENT if chosen else theme.MUTED, spot.center, radius)
        pygame.draw.circle(ui.surface, colour, spot.center, radius - max(1, ui.theme.px(3 if chosen else 1)))
        if out:
            words = f"{pointed(name) if picture.output != 'value' else 'V'}  {numeral(float(layer[unit]))}"
            beside = pygame.Rect(spot.right + ui.theme.px(6), spot.top, ui.theme.px(90), spot.height)
            ui.label(Row(beside).rest(), words, style="small")
    return workspace


@lru_cache(maxsize=2)
def _seen(snapshot: Snapshot, told: Looked) -> Snapshot:
    if told.map == "replay":
        kept = snapshot.fields.get(Field.REPLAY)
        return seen_with(snapshot, {} if kept is None else {Field.V: kept.sum(axis=1).astype(np.float64)})
    v = unit_map(snapshot, told.network, told.unit) if told.map == "unit" else snapshot.fields.get(Field.V)
    if told.map == "error":
        v = None if v is None or snapshot.optimum is None else np.nan_to_num(v - snapshot.optimum.v, posinf=0.0, neginf=0.0)
    if v is None:
        return snapshot
    rest = {field: snapshot.fields[field] for field in (Field.POLICY, Field.Q) if field in snapshot.fields}
    seen = seen_with(snapshot, {Field.V: v, **(rest if told.map == "values" else {})})
    visits = snapshot.fields.get(Field.VISITS)
    return seen if visits is None else replace(seen, fields={**seen.fields, Field.VISITS: np.maximum(visits, 0)})


def _sees(workspace: Workspace) -> Snapshot:
    return _seen(workspace.snapshot, workspace.recall(Looked))


def _overlays(workspace: Workspace) -> frozenset[str]:
    """Cells that were never seen lie in a fog: what is said of them is guessed."""
    told = workspace.recall(Looked)
    return frozenset({"values", "arrows", "fog"} if told.map == "values" else {"values"})


EXPLANATION = Explanation(
    id="network",
    title="Inside a network",
    about="A network in place of the table: circles add up what comes in. Press a circle to see its map.",
    icon="brain",
    order=10,
    side=(_choice,),
    strip=((_units, 1.0),),
    sees=_sees,
    overlays=_overlays,
)
