"""Curves kept for comparison: the button that keeps one, and a legend whose crosses remove them."""

from dataclasses import replace

import pygame

from playground.ui import theme
from playground.ui.keeping import MOST, Kept, about, keeping, on_level
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.panels.curve_lines import STYLES, draw_sample
from playground.ui.workspace import Workspace

NARROWEST = 54
"""Units that an entry of the legend needs: its line, its number, its cross."""
KEEP = f"Keep this curve to compare it with the next runs (up to {MOST})"


def keep_button(ui: Ui, rect: pygame.Rect, workspace: Workspace, id: str = "keep-curve") -> Workspace:
    """Keeps the curve as it is now; the same run kept again replaces its earlier curve."""
    spec, snapshot = workspace.spec, workspace.snapshot
    ready = spec is not None and snapshot.learner == spec.id and len(snapshot.curve.mean) >= 2
    wide = rect.width >= ui.theme.px(96)
    label = "Keep" if wide else ""
    if ui.button(id, rect, label, icon="plus", tooltip=KEEP, enabled=ready, flat=True) and spec is not None:
        return replace(workspace, kept=keeping(workspace.kept, snapshot, spec))
    return workspace


def kept_here(workspace: Workspace) -> tuple[Kept, ...]:
    """The kept curves of this level."""
    return on_level(workspace.kept, workspace.snapshot.level)


def legend(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """An entry for each kept curve: its line, its number and name, a cross."""
    kept = kept_here(workspace)
    across = max(1, min(len(kept), column.rect.width // ui.theme.px(NARROWEST)))
    for first in range(0, len(kept), across):
        parts = Row(column.take(ui.theme.px(22)), ui.theme.px(4)).split(across)
        for entry, rect in zip(kept[first : first + across], parts, strict=False):
            workspace = _entry(ui, rect, entry, workspace)
    return workspace


def _entry(ui: Ui, rect: pygame.Rect, kept: Kept, workspace: Workspace) -> Workspace:
    lengths, row = ui.theme, Row(rect, ui.theme.px(3))
    cross = row.right(lengths.px(18))
    line = row.take(lengths.px(18))
    look, name = STYLES[kept.place], f"{kept.place + 1} {kept.title}"
    draw_sample(ui.surface, pygame.Rect(line.left, line.centery - lengths.px(3), line.width, lengths.px(6)), look)
    room = row.rest()
    text = name if room.width >= lengths.px(40) else str(kept.place + 1)
    ui.label(room, text, style="tiny", colour=theme.INK)
    ui.tip(f"kept-{kept.place}", room, about(kept))
    drop = f"Remove {about(kept)}"
    if ui.button(f"drop-{kept.place}", cross, "", icon="close", tooltip=drop, flat=True):
        return replace(workspace, kept=tuple(other for other in workspace.kept if other is not kept))
    return workspace
