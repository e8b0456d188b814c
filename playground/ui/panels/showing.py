"""What is shown over the board: a switch for every overlay, greyed out with a reason where the learner has nothing to show."""

from dataclasses import replace

import pygame

from playground.ui.aspects import Look
from playground.ui.board.overlay import Overlay
from playground.ui.board.painter import overlays, shown
from playground.ui.board.viewport import Viewport
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.offering import offered, offered_of
from playground.ui.palettes import in_words
from playground.ui.panels.more import plainly
from playground.ui.stage.estimates import drawn_of
from playground.ui.stage.viewing import board_level
from playground.ui.workspace import Workspace

ABOUT = "What is drawn over the board. Each switch says what it shows."
NARROWEST = 138
"""Units below which a switch with its words does not fit beside another one."""


def showing(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The overlays' switches, two in a row where there is room; those that are on at first come first.

    A person who has few switches finds the few overlays with a plain name, and one for numbers.
    """
    few = plainly(workspace)
    compared = workspace.snapshot.reference is not None
    named = [overlays()[id] for id in offered_of(workspace, "overlays", overlays())]
    there = [overlay for overlay in named if compared or not overlay.compares]
    there = [replace(overlay, title=overlay.plain) for overlay in there if overlay.plain] if few else there
    last = (_numbers, "show-numbers") if few else (_colours, "fixed-colours")
    ends = offered(workspace, last[1], "overlays")
    if not there and not ends:
        return workspace
    ui.heading(column.take(ui.theme.heading), "Show me", about=ABOUT)
    together = 2 if column.rect.width >= 2 * ui.theme.px(NARROWEST) + ui.theme.gap else 1
    usual = Look().overlays
    in_order = sorted(there, key=lambda overlay: (overlay.id not in usual, overlay.order))
    for first in range(0, len(in_order), together):
        abreast = in_order[first : first + together]
        parts = Row(column.take(ui.theme.toggle), ui.theme.gap).split(len(abreast))
        for overlay, rect in zip(abreast, parts, strict=True):
            workspace = _switch(ui, rect, overlay, workspace)
    return last[0](ui, column, workspace) if ends else workspace


def _numbers(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """A switch for whether numbers stand on the colours."""
    look = workspace.look
    on = ui.toggle("show-numbers", column.take(ui.theme.toggle), "Numbers", look.numbers, tooltip="How good each square is.")
    return workspace if on == look.numbers else replace(workspace, look=replace(look, numbers=on))


def _colours(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """A switch for whether the colours follow the values or keep the meaning they have now."""
    look = workspace.look
    fixed = look.bound is not None
    words = f"Fixed colours (±{look.bound:g})" if look.bound is not None else "Fixed colours"
    about = "Off: the strongest colour is the largest value so far. On: from now on every colour keeps its meaning."
    after = ui.toggle("fixed-colours", column.take(ui.theme.toggle), words, fixed, tooltip=about)
    if after == fixed:
        return workspace
    return replace(workspace, look=replace(look, bound=bound_now(workspace) if after else None))


def bound_now(workspace: Workspace) -> float | None:
    """The value at which the colour scale of the first overlay shown that has one ends now; 1 where none has."""
    drawn = drawn_of(workspace.snapshot)
    view = Viewport(pygame.Rect(0, 0, 1, 1), board_level(workspace).height, board_level(workspace).width)
    chosen = tuple(overlay for id, overlay in overlays().items() if id in workspace.look.overlays)
    scales = (overlay.scale(drawn, view) for overlay in shown(chosen, drawn) if overlay.scale is not None)
    return next(scales, 1.0)


def _switch(ui: Ui, rect: pygame.Rect, overlay: Overlay, workspace: Workspace) -> Workspace:
    on = overlay.id in workspace.look.overlays
    reason = missing(overlay, workspace)
    after = ui.toggle(
        f"show-{overlay.id}", rect, overlay.title, on, tooltip=reason or in_words(overlay.about), enabled=not reason
    )
    if after == on:
        return workspace
    changed = workspace.look.overlays ^ {overlay.id}
    return replace(workspace, look=replace(workspace.look, overlays=changed))


def missing(overlay: Overlay, workspace: Workspace) -> str:
    """Why an overlay cannot be shown, "" where it can; the learner's declaration says so even before its first snapshot."""
    spec, seen = workspace.spec, workspace.snapshot
    if spec is None or not spec.fields:
        return ""
    absent = overlay.needs - frozenset(spec.fields) - (seen.fields.keys() if seen.learner == spec.id else frozenset())
    if not absent:
        return ""
    lacking = ", ".join(field.value[0] for field in sorted(absent, key=lambda field: field.value[0]))
    return f"{spec.title} keeps no {lacking}, so there is nothing to show."
