"""Which part of a network a person looks at, and what the board shows of it."""

from dataclasses import dataclass, replace

import numpy as np

from playground.learning.learner import Array, Field, NetworkPicture
from playground.training.snapshot import Snapshot
from playground.ui.board.drawn import Drawn
from playground.ui.drawing.store import stored
from playground.ui.kit import Option
from playground.ui.palettes import in_words
from playground.ui.stage.estimates import numbers
from playground.ui.stage.motion import OverlaySet
from playground.ui.stage.split import Split, pair
from playground.ui.workspace import Workspace

Unit = tuple[int, int]
"""A layer after the input, and the number of a unit in it."""

MAPS = (
    Option("values", "What it believes", "What the network expects of every cell."),
    Option("policy", "What it does", "How likely each move is in every cell."),
    Option("moves", "What it says of moves", "What the network says of every move in every cell."),
    Option("truth", "The truth", "The exact best value of every cell."),
    Option("error", "How wrong it is", "What it believes, minus the truth: orange is too hopeful, blue too gloomy."),
    Option("unit", "One unit", "What one hidden unit says of every cell: point at a circle."),
    Option("replay", "What it remembers", "How often each cell is in the memory that it learns from."),
)
GUESSED = ("values", "policy", "moves", "error", "unit")
"""Maps of what the network says, which is a guess about cells that were never visited."""
SAMPLED = 256
"""The largest number of a layer is sought among so many states, if there are more."""
TRUE = {"values": "truth", "moves": "moves", "error": "truth", "unit": "truth", "replay": "truth"}
"""The map that stands beside another one as the truth."""


@dataclass(frozen=True)
class NetworkView:
    """network, map, unit: which network, which map, and the chosen unit.

    over: the unit under the pointer. beside: whether the truth stands beside the map.
    """

    network: str = "value"
    map: str = "values"
    unit: Unit = (0, 0)
    over: Unit | None = None
    beside: bool = False

    @property
    def shown(self) -> tuple[str, Unit]:
        """The map on the board and its unit: that of the unit under the pointer, if there is one."""
        return ("unit", self.over) if self.over is not None else (self.map, self.unit)

    @property
    def lit(self) -> Unit | None:
        """The unit whose lines alone are drawn; None for the lines of all."""
        map, unit = self.shown
        return unit if map == "unit" else None


def picture_of(snapshot: Snapshot, looking: NetworkView) -> NetworkPicture | None:
    """The chosen network; None if the learner has no network."""
    networks = snapshot.networks
    return networks.get(looking.network) or next(iter(networks.values()), None)


def maps(snapshot: Snapshot) -> tuple[Option, ...]:
    """The maps that this learner can fill."""
    needs = {"policy": Field.PREFERENCE, "moves": Field.Q, "replay": Field.REPLAY, "values": Field.V, "error": Field.V}
    there = (option for option in MAPS if option.id not in needs or needs[option.id] in snapshot.fields)
    return tuple(replace(option, about=in_words(option.about)) for option in there)


def shown_map(snapshot: Snapshot, looking: NetworkView) -> tuple[str, Unit]:
    """The map on the board and its unit; what it believes, where this learner cannot fill the chosen one."""
    map, unit = looking.shown
    return (map if any(option.id == map for option in maps(snapshot)) else MAPS[0].id), unit


@stored(maxsize=2)
def reach(snapshot: Snapshot, name: str) -> tuple[float, ...]:
    """The end of the colour scale of each layer: the largest activation of its units in any state (or in some hundreds of many).

    So a number has the same colour, whichever cell is pointed at.
    """
    picture = picture_of(snapshot, NetworkView(name))
    if picture is None:
        return ()
    count = len(snapshot.mdp.states)
    some = np.flatnonzero(~snapshot.mdp.terminal[:: max(1, count // SAMPLED)]) * max(1, count // SAMPLED)
    return tuple(max(float(np.abs(layer).max(initial=0.0)), 1e-12) for layer in picture.activations(some))


def unit_name(snapshot: Snapshot, looking: NetworkView, unit: Unit) -> str:
    """What a unit is called."""
    picture, (layer, number) = picture_of(snapshot, looking), unit
    hidden = 0 if picture is None else len(picture.weights) - 1
    if layer >= hidden:
        return f"Output {number + 1}"
    return f"Hidden layer {layer + 1}, unit {number + 1}" if hidden > 1 else f"Hidden unit {number + 1}"


@stored(maxsize=2)
def unit_map(snapshot: Snapshot, name: str, unit: Unit) -> Array | None:
    """[S] the activation of one unit in every state; None if there is no such unit."""
    picture = picture_of(snapshot, NetworkView(name))
    if picture is None:
        return None
    layers = picture.activations(np.arange(len(snapshot.mdp.states)))
    layer, number = unit
    return layers[layer][:, number] if layer < len(layers) and number < layers[layer].shape[1] else None


def _map(snapshot: Snapshot, network: str, map: str, unit: Unit) -> Array | None:
    """[S] the numbers of a map; None if there are none yet."""
    best, mine = snapshot.optimum, snapshot.fields.get(Field.V)
    if map == "truth":
        return None if best is None else best.v
    if map == "error":
        return None if best is None or mine is None else np.nan_to_num(mine - best.v, posinf=0.0, neginf=0.0)
    if map == "replay":
        kept = snapshot.fields.get(Field.REPLAY)
        return None if kept is None else kept.sum(axis=1).astype(np.float64)
    return unit_map(snapshot, network, unit) if map == "unit" else mine


@stored(maxsize=4)
def drawn_map(snapshot: Snapshot, network: str, map: str, unit: Unit, true: bool = False) -> Drawn:
    """A map for the overlays to draw. true: of the exact solution instead of the learner's beliefs.

    The numbers of a unit or of a memory are not values of the level, so their colours end at their own largest number. Belief and
    truth share one colour scale.
    """
    best, fields = snapshot.optimum, snapshot.fields
    v = None if map == "policy" else _map(snapshot, network, map, unit)
    q = (None if best is None else best.q) if true or map == "truth" else fields.get(Field.Q)
    shown = {} if v is None else {Field.V: v}
    if map in ("values", "moves", "truth") and q is not None:
        shown |= {Field.Q: q}
    elif map in ("values", "policy") and Field.POLICY in fields:
        shown |= {Field.POLICY: fields[Field.POLICY]}
    visits = fields.get(Field.VISITS) if map in GUESSED and not true else None
    if visits is not None:
        shown |= {Field.VISITS: visits}
    seen = replace(numbers(snapshot, shown), tried=visits)
    if best is None or v is None or map == "error":
        return seen
    mine = fields.get(Field.V)
    return replace(seen, measure=v if map in ("unit", "replay") or mine is None else np.maximum(np.abs(best.v), np.abs(mine)))


def drawn(workspace: Workspace) -> Drawn:
    """The chosen map, on the run's own board."""
    looking = workspace.recall(NetworkView)
    return drawn_map(workspace.snapshot, looking.network, *shown_map(workspace.snapshot, looking))


def overlays(workspace: Workspace) -> frozenset[str]:
    """The overlays of the map, and a fog over cells that were never visited, about which the network guesses."""
    return _overlays(shown_map(workspace.snapshot, workspace.recall(NetworkView))[0]) | {"fog"}


def _overlays(map: str) -> frozenset[str]:
    alone = {"moves": "q-values", "policy": "policy"}
    arrows = {"arrows"} if map in ("values", "truth") else set()
    return frozenset({alone[map]} if map in alone else {"values"} | arrows)


def split(workspace: Workspace) -> Split | None:
    """A board beside it with the truth, if it is wanted and solved."""
    looking, snapshot = workspace.recall(NetworkView), workspace.snapshot
    map, unit = shown_map(snapshot, looking)
    if not looking.beside or snapshot.optimum is None or map not in TRUE or not snapshot.networks:
        return None
    there = TRUE[map]
    title = next(option.title for option in MAPS if option.id == map) if map != "unit" else unit_name(snapshot, looking, unit)
    name = "The truth, Q*" if there == "moves" else "The truth, V*"
    shown = drawn_map(snapshot, looking.network, there, (0, 0), true=True)
    return pair(snapshot, OverlaySet(shown, _overlays(there)), (f"**{title}**", f"**{name}**"))
