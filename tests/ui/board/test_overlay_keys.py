"""What an overlay's key leaves out stays on the screen for ever: whatever changes the picture must change the key.

Every overlay is painted from numbers of every kind; then one of them changes. A painter that showed the first picture must show
the second as one that begins with it does.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

import numpy as np
import pygame
import pytest

from playground.learning.learner import Array, Field
from playground.training.snapshot import Transition
from playground.ui.board.drawn import Drawn
from playground.ui.board.painter import BoardPainter, overlays
from playground.ui.board.scene import Scene
from playground.ui.board.viewport import Viewport
from playground.world import Level, compile_mdp, parse_level

IDS = sorted(overlays())
FLAT = parse_level("map = '''\nS..\n...\n..G\n'''")
KEYED = parse_level("map = '''\nSa.\n...\n.AG\n'''")
"""A key and its door: two floors."""


def noise(seed: int, *shape: int) -> Array:
    return np.random.default_rng(seed).normal(size=shape)


def fields_of(seed: int, states: int, actions: int) -> Mapping[Field, Array]:
    fields = {field: noise(seed + number, *((states, actions)[: len(field.axes)])) for number, field in enumerate(Field)}
    fields[Field.POLICY] = np.abs(fields[Field.POLICY]) / np.abs(fields[Field.POLICY]).sum(axis=1, keepdims=True)
    fields[Field.TRACE] = np.clip(np.abs(fields[Field.TRACE]), 0.0, 1.0)
    for counted in (Field.VISITS, Field.MODEL, Field.PLAYED, Field.REPLAY):
        fields[counted] = np.random.default_rng(seed).integers(0, 3, (states, actions))
    fields[Field.MODEL] -= 1
    return MappingProxyType(fields)


def drawn_on(level: Level) -> Drawn:
    mdp = compile_mdp(level)
    states, actions = mdp.legal.shape
    now, then = (
        fields_of(1, states, actions),
        {**fields_of(7, states, actions), Field.VISITS: np.ones((states, actions), np.int64)},
    )
    way = (Transition(0, 1, 0.0, 1, False, False, 0),)
    tried = np.ones((states, actions), np.int64)
    return Drawn(level, mdp, now, tried, np.full(states, 3.0), np.abs(noise(3, states)), since=then, way=way)


def other(array: Array) -> Array:
    """The same, but that nothing of the second state is as it was."""
    changed = array.copy()
    changed[1] = np.where(array[1] > 0, 0, 40) if array.dtype.kind == "i" else 0.4 - array[1]
    return changed


def with_field(drawn: Drawn, field: Field) -> Drawn:
    return replace(drawn, fields=MappingProxyType({**drawn.fields, field: other(drawn.fields[field])}))


def with_then(drawn: Drawn, field: Field) -> Drawn:
    assert drawn.since is not None
    return replace(drawn, since=MappingProxyType({**drawn.since, field: other(drawn.since[field])}))


def untried(drawn: Drawn) -> Drawn:
    assert drawn.tried is not None
    return replace(drawn, tried=np.where(np.arange(len(drawn.tried))[:, None] == 1, 0, drawn.tried))


def silent(drawn: Drawn) -> Drawn:
    """The second state is worth 0, and was never tried: then nothing is written there."""
    return replace(untried(drawn), fields=zeroed(drawn).fields)


def zeroed(drawn: Drawn) -> Drawn:
    gone = {
        field: np.where((np.arange(len(array)) == 1).reshape(-1, *[1] * (array.ndim - 1)), 0, array)
        for field, array in drawn.fields.items()
    }
    return replace(drawn, fields=MappingProxyType(gone))


def one_move_less(drawn: Drawn) -> Drawn:
    legal = drawn.mdp.legal.copy()
    legal[1, :3] = False
    return replace(drawn, mdp=replace(drawn.mdp, legal=legal))


def longer_way(drawn: Drawn) -> Drawn:
    return replace(drawn, way=(*drawn.way, Transition(1, 2, 0.0, 4, False, False, 0)))


def measured(drawn: Drawn) -> Drawn:
    return replace(drawn, measure=np.full(len(drawn.mdp.states), 30.0))


CHANGES: dict[str, Callable[[Drawn], Drawn]] = {
    **{f"{field.value[0]} now": lambda drawn, field=field: with_field(drawn, field) for field in Field},
    **{f"{field.value[0]} then": lambda drawn, field=field: with_then(drawn, field) for field in Field},
    "tried": untried,
    "silent": silent,
    "legal": one_move_less,
    "measure": measured,
    "moved": lambda drawn: replace(drawn, moved=other(drawn.moved)),
    "not moved": lambda drawn: replace(drawn, moved=None),
    "keeps": lambda drawn: replace(drawn, keeps=True),
    "way": longer_way,
}
VIEWS: dict[str, Callable[[Viewport], Viewport]] = {
    "bound": lambda view: replace(view, bound=0.4),
    "numbers": lambda view: replace(view, numbers=False),
    "zoom": lambda view: view.zoomed(1.5, (100, 100)),
    "floor": lambda view: replace(view, floor=1),
}
MUST_SHOW = {
    "values": {"v now", "measure", "bound", "numbers"},
    "q-values": {"q now", "measure", "legal", "bound"},
    "advantage": {"q now", "v now", "legal"},
    "arrows": {"q now", "tried", "keeps", "legal"},
    "policy": {"policy now"},
    "preferences": {"preference now", "q now", "legal"},
    "fog": {"visits now", "legal"},
    "last-update": {"moved", "not moved"},
    "model": {"model now", "legal"},
    "queue": {"priority now"},
    "thread": {"way"},
    "traces": {"trace now"},
    "visits": {"visits now"},
    "change-values": {"v now", "v then", "bound"},
    "change-q-values": {"q now", "q then", "legal", "bound"},
    "change-moves": {"q now", "q then", "keeps", "visits then"},
    "change-visits": {"visits now", "visits then"},
}
"""Changes that must be seen: without one that is, the test would say nothing."""


def shown(painter: BoardPainter, drawn: Drawn, id: str, view: Viewport) -> bytes:
    surface = pygame.Surface(view.rect.size)
    painter.draw(surface, Scene(drawn.level, view, drawn, overlays=(overlays()[id],)))
    return pygame.image.tobytes(surface, "RGB")


def pictures(id: str, before: tuple[Drawn, Viewport], after: tuple[Drawn, Viewport]) -> tuple[bytes, bytes, bytes]:
    """Before the change, after it by the painter that showed what was before, and after it by another painter."""
    painter = BoardPainter()
    return (
        shown(painter, before[0], id, before[1]),
        shown(painter, after[0], id, after[1]),
        shown(BoardPainter(), after[0], id, after[1]),
    )


@pytest.mark.parametrize("id", IDS)
def test_what_changes_the_picture_is_seen(id: str) -> None:
    drawn, view = drawn_on(FLAT), Viewport(pygame.Rect(0, 0, 260, 260), 3, 3)
    seen = set()
    changes = [(name, (change(drawn), view)) for name, change in CHANGES.items()]
    changes += [(name, (drawn, change(view))) for name, change in VIEWS.items() if name != "floor"]
    for name, after in changes:
        before, mended, fresh = pictures(id, (drawn, view), after)
        assert mended == fresh, f"{id} does not see a change of {name}"
        if fresh != before:
            seen.add(name)
    assert MUST_SHOW[id] <= seen


@pytest.mark.parametrize("id", IDS)
def test_another_floor_is_another_picture(id: str) -> None:
    drawn = replace(drawn_on(KEYED), way=(Transition(0, 1, 0.0, 1, False, False, 0), Transition(1, 2, 0.0, 4, False, False, 0)))
    view = Viewport(pygame.Rect(0, 0, 260, 260), 3, 3)
    assert len(drawn.mdp.floors) == 2
    before, mended, fresh = pictures(id, (drawn, view), (drawn, replace(view, floor=1)))
    assert mended == fresh != before


@pytest.mark.parametrize("id", IDS)
def test_equal_numbers_in_other_arrays_are_the_same_picture(id: str) -> None:
    drawn, view = drawn_on(FLAT), Viewport(pygame.Rect(0, 0, 260, 260), 3, 3)
    again = replace(drawn, fields={field: array.copy() for field, array in drawn.fields.items()}, moved=drawn.moved.copy())
    assert overlays()[id].key(again, view) == overlays()[id].key(drawn, view)
