"""The card at the end of an episode: the goal, a pit, or the clock; and the way on."""

from dataclasses import dataclass

import pygame

from playground.lessons.wording import ReadingLevel
from playground.plurals import counted
from playground.training import commands
from playground.training.drivers import Driver
from playground.training.snapshot import Snapshot
from playground.ui import theme, wishes
from playground.ui.board.viewport import Viewport
from playground.ui.drawing.images import asset
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.offering import offered
from playground.ui.panels.against.opponents import Against, is_record
from playground.ui.panels.against.result import result
from playground.ui.panels.happened import Ending, ending
from playground.ui.panels.readouts import signed
from playground.ui.panels.stars import MOST as MOST_STARS
from playground.ui.panels.stars import stars_line
from playground.ui.workspace import Workspace

BUTTON, STAR = 124, 28
"""Units: the width of a button, and the height of the line of stars."""
MOST = 0.62
"""Of the board's height that the card may cover; where it would cover more, it says less."""


@dataclass(frozen=True)
class _Layout:
    """Pixels of the card: how wide and high it is, with room for a face (0: none), for words, and for buttons beside them.

    lines: what it says of the result. pressed: whether there are buttons.
    """

    lines: tuple[str, ...]
    wide: int
    head: int
    side: int
    beside: bool
    pressed: bool
    height: int


def ending_card(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """The card over the board, for a person who drove there; it does not cover the cell in which the episode ended.

    Where the best possible is worked out, it says how far from it the episode was, and leads to the table of bests.
    """
    reached = ending_reached(workspace)
    if reached is None:
        return workspace
    lengths, snapshot = ui.theme, workspace.snapshot
    compared = result(snapshot, ReadingLevel(workspace.preferences.reading))
    stars = compared.stars if compared is not None and workspace.preferences.simple else None
    facts, lines = _facts(snapshot, workspace.preferences.simple), () if compared is None else compared.lines
    tried = [_layout(ui, view, reached, facts, lines[:count], stars is not None) for count in range(len(lines), -1, -1)]
    place = next((one for one in tried if one.pressed and one.height <= MOST * view.rect.height), tried[-1])
    inside = Column(ui.card(_clear(pygame.Rect(0, 0, place.wide, place.height), view, snapshot, lengths.gap)), lengths.gap)
    row = Row(inside.take(place.head), lengths.gap)
    if place.side:
        _face(ui, row.take(place.side), reached)
    spots = row.right(lengths.px(BUTTON)) if place.beside else inside.rest()
    _words(ui, Column(row.rest()), reached, facts, place.lines, stars)
    return (
        _buttons(ui, spots, workspace, place.beside, compared is not None and offered(workspace, "bests"))
        if place.pressed
        else workspace
    )


def _layout(ui: Ui, view: Viewport, reached: Ending, facts: str, lines: tuple[str, ...], starry: bool) -> _Layout:
    """The card with so many lines."""
    lengths = ui.theme
    wide = min(lengths.px(470 if lines else 430), view.rect.width - 2 * lengths.gap)
    beside = wide >= lengths.px(400)
    room = wide - 2 * lengths.pad - (lengths.px(BUTTON) + lengths.gap if beside else 0)
    side = lengths.px(54) if _width(ui, reached, facts) <= room - lengths.px(54) - lengths.gap else 0
    room -= side + lengths.gap if side else 0
    written = ui.measure_rich(room, facts) + sum(ui.measure_rich(room, line, "small") for line in lines)
    buttons = 2 * lengths.button + lengths.gap if lines else lengths.button
    head = max(lengths.px(58) if side else 0, lengths.heading + written + (lengths.px(STAR) if starry else 0))
    head = max(head, buttons) if beside else head
    below = 0 if beside else lengths.gap + lengths.button
    pressed = beside or 2 * lengths.pad + head + below <= view.rect.height
    return _Layout(lines, wide, head, side, beside, pressed, 2 * lengths.pad + head + (below if pressed else 0))


def _buttons(ui: Ui, rect: pygame.Rect, workspace: Workspace, beside: bool, table: bool) -> Workspace:
    """Again, and where there is a result the table of bests: one above the other beside the words, or side by side below."""
    high, gap = ui.theme.button, ui.theme.gap
    both = table and (not beside or rect.height >= 2 * high + gap)
    if beside:
        column = Column(rect.inflate(0, (2 * high + gap if both else high) - rect.height), gap)
        spots = [column.take(high) for _ in range(2 if both else 1)]
    else:
        spots = Row(rect, gap).split(2 if both else 1)
    if ui.button("again-card", spots[0], "Again", icon="reset", primary=True, tooltip="Any arrow key, or Backspace"):
        workspace = workspace.send(commands.Restart())
    if not both:
        return workspace
    first = is_record(workspace.recall(Against), workspace.snapshot.level)
    about = "Nobody was better on this level. See the table." if first else "Who was best on this level."
    if ui.button("bests-card", spots[1], "New best!" if first else "Bests", icon="trophy", tooltip=about):
        workspace = workspace.open_dialog("bests").ask(wishes.ReadBests())
    return workspace


def ending_reached(workspace: Workspace) -> Ending | None:
    """The ending that the card shows: one that a person drove to, else None."""
    return ending(workspace.snapshot) if workspace.brain.driver == Driver.ME else None


def _facts(snapshot: Snapshot, simple: bool) -> str:
    steps, total = counted(snapshot.agent.step, "step"), signed(snapshot.agent.episode_return)
    return f"{total} points in {steps}" if simple else f"Return {total} in {steps}"


def _width(ui: Ui, reached: Ending, facts: str) -> int:
    """Pixels that the words need so that none is cut off."""
    return max(ui.width(reached.title, "heading"), ui.width(facts))


def _clear(box: pygame.Rect, view: Viewport, snapshot: Snapshot, gap: int) -> pygame.Rect:
    """The box where it hides least of the way just walked, and not the cell in which it ended: at the top of the card before
    the bottom, in the middle before the sides."""
    end = view.rect_of(snapshot.mdp.states[snapshot.agent.state].cell)
    way = [view.rect_of(snapshot.mdp.states[state].cell) for step in snapshot.last for state in (step.state, step.successor)]
    room = view.rect.inflate(-2 * min(gap, max(0, (view.rect.width - box.width) // 2)), 0)
    room.height -= 2 * min(gap, max(0, (view.rect.height - box.height) // 2))
    room.centery = view.rect.centery
    tried = []
    for corner in ("midtop", "midbottom", "topleft", "topright", "bottomleft", "bottomright", "midleft", "midright"):
        place = box.copy()
        setattr(place, corner, getattr(room, corner))
        tried.append(place)
    return min(tried, key=lambda place: (place.colliderect(end), len(place.collidelistall(way))))


def _face(ui: Ui, spot: pygame.Rect, reached: Ending) -> None:
    name = "clock" if reached.truncated else "mouse-happy" if reached.good else "mouse-dizzy"
    square = pygame.Rect(0, 0, spot.width, spot.width)
    square.center = spot.center
    ui.surface.blit(asset(f"figures/{name}.svg", square.size), square)


def _words(ui: Ui, column: Column, reached: Ending, facts: str, lines: tuple[str, ...], stars: int | None) -> None:
    colour = theme.INK if reached.truncated else theme.ACCENT if reached.good else theme.ERROR
    ui.label(column.take(ui.theme.heading), reached.title, style="heading", colour=colour, id="ending")
    ui.rich(column.take(ui.measure_rich(column.rect.width, facts)), facts)
    if stars is not None:
        row = Row(column.take(ui.theme.px(STAR)))
        side = ui.theme.px(STAR - 4)
        stars_line(ui, row.take(round(MOST_STARS * 1.08 * side)), "stars", stars, side)
    for number, line in enumerate(lines):
        ui.rich(column.take(ui.measure_rich(column.rect.width, line, "small")), line, style="small", id=f"result-{number}")
