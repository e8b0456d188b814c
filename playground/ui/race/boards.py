"""The boards of a race: one for each runner, under its name, with the same colours for the same values; or one of them alone."""

from collections.abc import Sequence
from dataclasses import replace
from weakref import WeakKeyDictionary

import numpy as np
import pygame

from playground.learning.learner import Field
from playground.training.snapshot import Snapshot
from playground.ui import theme
from playground.ui.board.drawn import Drawn
from playground.ui.board.painter import overlays
from playground.ui.board.window import bound
from playground.ui.drawing.shapes import rounded
from playground.ui.kit import Ui
from playground.ui.kit.routing import ACTIVATE
from playground.ui.kit.texts import write
from playground.ui.panels.curve_lines import draw_sample
from playground.ui.race.podium import podium
from playground.ui.race.runners import LINES, RunnerName, names, snapshots
from playground.ui.race.setup import RaceSetup
from playground.ui.stage.estimates import drawn_of
from playground.ui.stage.motion import OverlaySet
from playground.ui.stage.split import Pane, Split
from playground.ui.workspace import Workspace

MEASURED = frozenset({Field.V, Field.Q})
"""Values with colours."""
TITLE = 1.5
"""Lines of the title over each board."""

_SCALED: WeakKeyDictionary[Snapshot, tuple[float, Drawn]] = WeakKeyDictionary()
"""The numbers of each snapshot on the scale that they were drawn on last."""


def on_one_scale(every: tuple[Snapshot, ...], over: frozenset[str]) -> tuple[Drawn, ...]:
    """What each has learned, all on the colours of the largest values among them that the overlays `over` the boards show."""
    drawn = [drawn_of(snapshot) for snapshot in every]
    fields = {field for id in over if id in overlays() for field in overlays()[id].needs & MEASURED}
    sizes = [bound(one, field, None) for one in drawn for field in fields if field in one.fields]
    return tuple(_scaled(snapshot, max(sizes)) if sizes else one for snapshot, one in zip(every, drawn, strict=True))


def _scaled(snapshot: Snapshot, size: float) -> Drawn:
    """The numbers of a snapshot, whose colours reach at least this size."""
    before, drawn = _SCALED.get(snapshot, (0.0, drawn_of(snapshot)))
    if before != size:
        drawn = replace(drawn_of(snapshot), measure=np.full(len(snapshot.mdp.states), size))
        _SCALED[snapshot] = size, drawn
    return drawn


def drawn(workspace: Workspace) -> Drawn:
    """What lies over the first board, or over the one that is looked into."""
    setup = workspace.recall(RaceSetup)
    return on_one_scale(snapshots(workspace), workspace.look.overlays)[setup.opened or 0]


def split(workspace: Workspace) -> Split | None:
    """A board for each runner; of one that is looked into, its own alone."""
    setup, every = workspace.recall(RaceSetup), snapshots(workspace)
    over, called = workspace.look.overlays, names(workspace)
    sets = [OverlaySet(one, over) for one in on_one_scale(every, over)]
    if setup.opened is not None:
        alone = Pane(called[setup.opened].whole, every[setup.opened] if setup.opened else None, sets[setup.opened])
        return Split((alone,), heads=0.0)
    panes = [Pane(name.whole, snapshot, shown) for name, snapshot, shown in zip(called, every, sets, strict=True)]
    panes[0] = replace(panes[0], snapshot=None)

    def title(ui: Ui, rect: pygame.Rect, number: int) -> bool:
        return draw_name(ui, rect, number, called, every[number])

    return Split(tuple(panes), TITLE, title, opened, one_legend=True, over=podium)


def opened(workspace: Workspace, number: int) -> Workspace:
    """The workspace that looks into a runner."""
    return workspace.remember(replace(workspace.recall(RaceSetup), opened=number))


def draw_name(ui: Ui, rect: pygame.Rect, number: int, called: Sequence[RunnerName], seen: Snapshot) -> bool:
    """The name of one of the runners over its board: its line, its learner, by what it differs; whether it was pressed."""
    lengths, tally, name = ui.theme, seen.tally, called[number]
    trouble = tally.trouble if tally is not None else ""
    tip = f"{name.whole}: {trouble}." if trouble else f"{name.whole}: look into this one alone (key {number + 1})"
    node = ui.fresh_node(f"board-title-{number}", "button", rect, name.whole, tooltip=tip, focusable=True, keys=ACTIVATE)
    touch = ui.touch(node)
    if touch.hover:
        rounded(lengths.px(7), theme.HOVER).draw(ui.surface, rect)
    sample = pygame.Rect(rect.left + lengths.px(4), rect.top, min(lengths.px(34), rect.width // 4), rect.height)
    draw_sample(ui.surface, sample, LINES[number])
    words = pygame.Rect(sample.right + lengths.gap, rect.top, rect.right - sample.right - lengths.gap, rect.height)
    if trouble:
        write(ui, words, f"{name.whole} · out", "small", theme.ERROR)
    else:
        short, style = form(ui, called, words.width)
        write(ui, words, name.differs if short and name.differs else name.whole, style, theme.INK)
    return touch.activated


def form(ui: Ui, called: Sequence[RunnerName], room: int) -> tuple[bool, str]:
    """In which form all names fit into their lines: whether only by what they differ, and in which style of text."""
    for style in ("strong", "small", "tiny"):
        for short in (False, True):
            if all(ui.width(name.differs if short and name.differs else name.whole, style) <= room for name in called):
                return short, style
    return True, "tiny"
