"""What the overlays are given: all that a snapshot tells, or the numbers of an explanation on the same table."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from playground.learning.learner import Array, Field
from playground.training.snapshot import Snapshot, Transition
from playground.ui.board.drawn import Drawn

WATCHED = 20.0
"""Above so many steps a second a way would only flicker, and what moves between two cells would only smear."""


@lru_cache(maxsize=4)
def drawn_of(snapshot: Snapshot) -> Drawn:
    """What a run has learned, and its way in this episode."""
    way = lived(snapshot)
    return Drawn(
        snapshot.now,
        snapshot.mdp,
        snapshot.fields,
        tried=snapshot.fields.get(Field.VISITS),
        measure=best_values(snapshot),
        moved=snapshot.moved,
        keeps=snapshot.standing is not None and snapshot.standing.improves,
        way=way,
        first=snapshot.agent.step - len(way) + 1,
    )


def numbers(snapshot: Snapshot, fields: Mapping[Field, Array]) -> Drawn:
    """These numbers and no others on the table of a snapshot; each of them counts, a 0 too."""
    return Drawn(snapshot.now, snapshot.mdp, MappingProxyType(dict(fields)), measure=best_values(snapshot))


def best_values(snapshot: Snapshot) -> Array | None:
    """[S] what the best policy gets, None as long as that is not known: so the colours mean the same for all who learn here."""
    return None if snapshot.optimum is None else snapshot.optimum.v


def lived(snapshot: Snapshot) -> tuple[Transition, ...]:
    """The transitions of this episode that are still known, none where they come too fast to be looked at."""
    return () if rushing(snapshot) or not snapshot.agent.step else snapshot.last[-snapshot.agent.step :]


def rushing(snapshot: Snapshot) -> bool:
    """Whether the mouse runs too fast to be watched: whatever went along with it would only flicker."""
    return snapshot.running and snapshot.driver != "me" and (snapshot.per_second or 1e9) > WATCHED
