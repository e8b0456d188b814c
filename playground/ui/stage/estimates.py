"""What the overlays draw: what a snapshot holds, or the numbers of an explanation on the same table."""

from collections.abc import Mapping
from types import MappingProxyType
from weakref import WeakKeyDictionary

from playground.learning.learner import Array, Field
from playground.training.drivers import Driver
from playground.training.snapshot import Snapshot, Transition
from playground.ui.board.drawn import Drawn

WATCHED = 20.0
"""Steps a second above which the agent's way would only flicker, and what moves between two cells would only smear."""


def drawn_of(snapshot: Snapshot) -> Drawn:
    """What a run has learned, and the agent's way in this episode; the same value for as long as the snapshot is in use."""
    drawn = _DRAWN.get(snapshot)
    if drawn is None:
        drawn = _DRAWN[snapshot] = _drawn(snapshot)
    return drawn


_DRAWN: WeakKeyDictionary[Snapshot, Drawn] = WeakKeyDictionary()
"""Weak, because the arrays of a snapshot are large: kept alive unneeded, they slow down the painting of new ones."""


def _drawn(snapshot: Snapshot) -> Drawn:
    way = lived(snapshot)
    return Drawn(
        snapshot.now,
        snapshot.mdp,
        snapshot.fields,
        tried=snapshot.fields.get(Field.VISITS),
        measure=best_values(snapshot),
        moved=snapshot.moved,
        keeps=snapshot.standing is not None and snapshot.standing.improves,
        since=_since(snapshot),
        way=way,
        first=snapshot.agent.step - len(way) + 1,
    )


def _since(snapshot: Snapshot) -> Mapping[Field, Array] | None:
    """The fields of the moment that the run is compared with, where the table was the same."""
    then = snapshot.reference
    return then.fields if then is not None and then.mdp is snapshot.mdp else None


def numbers(snapshot: Snapshot, fields: Mapping[Field, Array]) -> Drawn:
    """These numbers and no others on the table of a snapshot; every one of them counts, even a 0."""
    return Drawn(snapshot.now, snapshot.mdp, MappingProxyType(dict(fields)), measure=best_values(snapshot))


def best_values(snapshot: Snapshot) -> Array | None:
    """[S] V*, None until it is solved; colours measured by it mean the same for every learner on a level."""
    return None if snapshot.optimum is None else snapshot.optimum.v


def lived(snapshot: Snapshot) -> tuple[Transition, ...]:
    """The transitions of this episode that are remembered, none where they come too fast to be watched."""
    return () if rushing(snapshot) or not snapshot.agent.step else snapshot.last[-snapshot.agent.step :]


def rushing(snapshot: Snapshot) -> bool:
    """Whether the mouse runs too fast to be watched: anything that followed it would only flicker."""
    return snapshot.running and snapshot.driver != Driver.ME and (snapshot.per_second or 1e9) > WATCHED
