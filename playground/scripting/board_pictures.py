"""The picture of a result: its numbers drawn over the board without a screen. pygame is imported here and not before."""

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from playground.learning.learner import Array, Field
from playground.registry import suggestion
from playground.world.level import Level
from playground.world.mdp import TabularMDP
from playground.world.tabular.outcomes import excerpt, whole


def board_picture(
    level: Level,
    mdp: TabularMDP,
    fields: Mapping[Field, Array],
    measure: Array | None,
    overlays: str | Sequence[str] | None,
    floor: Any,
) -> bytes:
    """The content of a PNG file of these fields on the board; see `BoardResult.png`. measure: [S] values that set the colours."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    from playground.ui.aspects import Look
    from playground.ui.board import painter
    from playground.ui.board.board_png import board_png
    from playground.ui.board.drawn import Drawn

    names = [overlays] if isinstance(overlays, str) else Look().overlays if overlays is None else overlays
    offered = painter.overlays()
    for name in names if isinstance(names, Iterable) else [names]:
        if not isinstance(name, str):
            raise TypeError(f"an overlay is {excerpt(name)}, expected the id of one: {', '.join(offered)}")
        if name not in offered:
            raise ValueError(f"there is no overlay {name!r}{suggestion(name, offered)}")
    floors = len(mdp.floors)
    number = whole(floor)
    if number is None or not 0 <= number < floors:
        raise ValueError(f"there is no floor {excerpt(floor)} in this level, expected a number from 0 to {floors - 1}")
    drawn = Drawn(level, mdp, fields, tried=fields.get(Field.VISITS), measure=measure)
    return board_png(drawn, [offered[name] for name in names], number)
