"""Which part of the learning curve is seen and over what it runs; wheel, drag, double click and buttons change that."""

from dataclasses import dataclass, replace

import pygame

from playground.ui.kit import Ui
from playground.ui.kit.layout import Row
from playground.ui.workspace import Workspace

NARROWEST = 2.0
"""Episodes or transitions that are seen at least."""
NOTCH, STEP = 1.25, 2.0
"""How much nearer a notch of the wheel brings the curve, and a button."""
TWICE = 0.4
"""Seconds between the two presses of a double click at most."""


@dataclass(frozen=True)
class CurveView:
    """transitions: whether the curve runs over transitions, else over episodes. first, last: the part that is seen.

    None for `first` is the beginning, None for `last` is the end as it grows.
    """

    transitions: bool = False
    first: float | None = None
    last: float | None = None

    @property
    def whole(self) -> bool:
        """Whether all of the curve is seen."""
        return self.first is None and self.last is None

    def ends(self, low: float, high: float) -> tuple[float, float]:
        """Where the axis begins and ends, of a curve from `low` to `high`."""
        first = low if self.first is None else max(low, min(self.first, high - NARROWEST))
        last = high if self.last is None else min(high, max(self.last, first + NARROWEST))
        return first, max(last, first + 1.0)

    def zoomed(self, low: float, high: float, share: float, factor: float) -> "CurveView":
        """Nearer (factor > 1) or farther; what lies at this share of the axis stays there where it can."""
        first, last = self.ends(low, high)
        width = max(NARROWEST, (last - first) / factor)
        begin = first + share * (last - first) - share * width
        return self._part(low, high, begin, width)

    def panned(self, low: float, high: float, share: float) -> "CurveView":
        """Later (share > 0) or earlier by a share of what is seen."""
        first, last = self.ends(low, high)
        return self._part(low, high, first + share * (last - first), last - first)

    def _part(self, low: float, high: float, begin: float, width: float) -> "CurveView":
        """The part of this width that begins there, or as near as there is one."""
        begin = max(low, min(begin, high - width))
        return replace(self, first=None if begin <= low else begin, last=None if begin + width >= high else begin + width)


class _Clicks:
    """When the curve was pressed last."""

    def __init__(self) -> None:
        self.last = -1e9


def moved_by_hand(ui: Ui, plot: pygame.Rect, low: float, high: float, workspace: Workspace) -> Workspace:
    """The view after what the pointer does over the curve: the wheel zooms, a drag moves it, a double click shows all."""
    view, pointer = workspace.recall(CurveView), ui.board_input(plot, "curve-plot")
    after, clicks = view, ui.kept("curve-clicks", _Clicks)
    if pointer.pos is not None and pointer.wheel:
        share = min(1.0, max(0.0, (pointer.pos[0] - plot.left) / plot.width))
        after = after.zoomed(low, high, share, NOTCH**pointer.wheel)
    if 1 in pointer.held and pointer.motion[0]:
        after = after.panned(low, high, -pointer.motion[0] / plot.width)
    if 1 in pointer.pressed:
        if ui.now - clicks.last < TWICE:
            after = CurveView(view.transitions)
        clicks.last = ui.now
    return workspace if after == view else workspace.remember(after)


def view_buttons(ui: Ui, row: Row, low: float, high: float, workspace: Workspace) -> Workspace:
    """Nearer, farther, earlier, later, all: the same with buttons, so that keys do it too."""
    view, side = workspace.recall(CurveView), row.rect.height
    earlier, later = view.first is not None, view.last is not None
    nearer, farther = view.zoomed(low, high, 1.0, STEP), view.zoomed(low, high, 1.0, 1.0 / STEP)
    wishes = (
        ("curve-nearer", "zoom-in", "Nearer  (wheel over the curve)", nearer != view, nearer),
        ("curve-farther", "zoom-out", "Farther", not view.whole, farther),
        ("curve-earlier", "chevron-left", "Earlier  (drag the curve)", earlier, view.panned(low, high, -0.5)),
        ("curve-later", "chevron-right", "Later", later, view.panned(low, high, 0.5)),
        ("curve-all", "fit", "All of it  (double click)", not view.whole, CurveView(view.transitions)),
    )
    for id, icon, tooltip, enabled, after in wishes:
        if ui.button(id, row.take(side), "", icon=icon, tooltip=tooltip, flat=True, enabled=enabled):
            return workspace.remember(after)
    return workspace
