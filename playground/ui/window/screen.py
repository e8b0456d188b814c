"""One frame of the window: header, board, side card, strip, dialogs. Takes a workspace and gives the next one."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import pygame

from playground.asset_faults import unsaid
from playground.training.snapshot import Snapshot, Status
from playground.ui import theme
from playground.ui.board.overlay_legend import legend_height
from playground.ui.board.viewport import Viewport
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.mode import LEFT_OUT, Mode, Panel
from playground.ui.modes import modes
from playground.ui.panels.ending_card import ending_reached
from playground.ui.panels.past_bar import past_bar, past_height
from playground.ui.rewinding import in_past, sought
from playground.ui.sound.hearing import Pointed
from playground.ui.stage.board_drawer import BoardDrawer
from playground.ui.stage.estimates import drawn_of
from playground.ui.stage.motion import BoardMotion, Marks, OverlaySet
from playground.ui.stage.split import WHOLE, OtherBoard, Split, areas, draw_legends, draw_titles
from playground.ui.stage.viewing import board_level
from playground.ui.theme import Theme
from playground.ui.window.arrangement import Arrangement, arranged
from playground.ui.window.asking import answer
from playground.ui.window.board_view import brought_near, kept_in_sight, view_buttons, view_of
from playground.ui.window.cell_card import cell_card
from playground.ui.window.floors import bar_height, floors
from playground.ui.window.haste import haste_pill
from playground.ui.window.header import header, standing_bar
from playground.ui.window.open_dialog import dialogs
from playground.ui.window.pad_hints import draw_hints, hint_height
from playground.ui.window.projection import enlarged, of_strip, projected
from playground.ui.window.turning import Turning, turned_by_hand, turning_dial
from playground.ui.window.waking import waking_pill
from playground.ui.window.working import is_working, progress_card
from playground.ui.workspace import NOBODY, NOTHING, Workspace
from playground.world.grid import Cell

Rect = pygame.Rect


class _Reading(NamedTuple):
    """A cell that is pointed at, and where: on the board of which snapshot, seen how."""

    cell: Cell
    snapshot: Snapshot
    view: Viewport


class Screen:
    """The window's drawing; it keeps what was painted and what moves, never what the person did."""

    def __init__(self) -> None:
        self.board = BoardDrawer()
        self.stage = BoardMotion()
        self.turning = Turning()
        self.others: dict[int, OtherBoard] = {}
        self.modes = modes()
        self.view = Viewport(Rect(0, 0, 1, 1), 1, 1)
        """Where the board stood in the last frame."""
        self.pointed = Pointed()
        """What the pointer was on in the last frame."""
        self._ground: tuple[object, pygame.Surface] = ((), pygame.Surface((1, 1)))
        self._read: _Reading | None = None
        """What the card of a cell describes; it is drawn above the other cards."""
        self.moving = False
        """Whether something on the board moves by itself."""

    def repaint(self) -> None:
        """Forgets what was painted, because the colours have changed."""
        self.board, self.others, self._ground = BoardDrawer(), {}, ((), pygame.Surface((1, 1)))

    def mode(self, workspace: Workspace) -> Mode:
        """The mode that is open."""
        return self.modes[workspace.mode].now(workspace)

    def draw(self, ui: Ui, workspace: Workspace) -> Workspace:
        """Everything, between `ui.begin` and `ui.end`."""
        # Whoever is left clears the stage before the one that is open sets it up.
        rules = workspace.occasion.rules
        if not rules.allow(workspace.mode):
            workspace = workspace.enter(rules.modes[0])
        for id, other in sorted(self.modes.items(), key=lambda entry: entry[0] == workspace.mode):
            workspace = other.attends(workspace, id == workspace.mode)
        mode = self.mode(workspace)
        if in_past(workspace) and not mode.rewinds and workspace.snapshot.run == workspace.runs:
            workspace = sought(workspace, None)
        after = mode.back(self._draw_mode(ui, mode.sees(workspace), mode), workspace)
        for sentence in unsaid():
            after = after.say(sentence, "error")
        return after

    def _draw_mode(self, ui: Ui, workspace: Workspace, mode: Mode) -> Workspace:
        """Everything that is to be seen in a mode."""
        rules, places = workspace.occasion.rules, arrangement(ui, workspace, mode)
        self._cards(ui, places)
        ui.group = "Menu and modes"
        if places.bar.height:
            workspace = header(ui, places.bar, workspace, {id: one for id, one in self.modes.items() if rules.allow(id)})
        ui.group = "Around the board"
        workspace = self._board(ui, places.board, workspace, mode)
        ui.group = mode.title
        workspace = workspace.asking(mode.study(workspace) or NOTHING).accompanied(mode.beside(workspace) or NOBODY)
        workspace = _side(ui, places, workspace, mode)
        if places.strip is not None:
            ui.group = "Below the board"
            workspace = _strip(ui, places.strip, workspace, mode)
        if self._read is not None and not workspace.tool.trail and not workspace.dialog.id:
            there = replace(workspace, snapshot=self._read.snapshot)
            cell_card(ui, self._read.view, there, self._read.cell, workspace.look.tells or not mode.spares)
        if workspace.dialog.id == "what" and not workspace.dialog.text:
            cards = [card for card in (places.side, places.strip, places.board) if card is not None]
            workspace = workspace.with_dialog(replace(workspace.dialog, text=answer(ui, self.view, workspace, mode, cards)))
        workspace = dialogs(ui, workspace)
        draw_hints(ui, workspace, mode)
        return workspace

    def _cards(self, ui: Ui, places: Arrangement) -> None:
        """The ground with the cards on it, painted once for each size of the window and of the text."""
        key = ui.surface.get_size(), ui.theme.scale, places.board.height, places.side.left, bool(places.strip)
        if self._ground[0] != key:
            surface, ground = ui.surface, pygame.Surface(ui.surface.get_size())
            ground.fill(theme.GROUND)
            ui.surface = ground
            for rect in (places.board, places.side, places.strip):
                if rect is not None:
                    ui.card(rect)
            ui.surface = surface
            self._ground = key, ground
        ui.surface.blit(self._ground[1], (0, 0))

    def _board(self, ui: Ui, rect: Rect, workspace: Workspace, mode: Mode) -> Workspace:
        """The board in its card, with the legend and the buttons of the view below it."""
        inside = rect.inflate(-ui.theme.pad, -ui.theme.pad)
        low = rect.height < ui.theme.px(230)
        foot = ui.theme.px(30) if low else max(ui.theme.px(34), legend_height(ui.theme))
        area = Rect(inside.left, inside.top, inside.width, inside.height - foot)
        area.height -= min(mode.below(ui), area.height // 2)
        head = Rect(inside.left, inside.top, inside.width, 0 if mode.builds else bar_height(ui, workspace))
        if head.height:
            workspace = floors(ui, head, workspace)
            area = Rect(area.left, head.bottom, area.width, area.height - head.height)
        track = Rect(inside.left, 0, inside.width, past_height(ui, workspace, area.height) if mode.rewinds else 0)
        track.bottom = inside.bottom - foot - ui.theme.px(2)
        if track.height:
            area.height -= track.height + ui.theme.px(4)
        split, level = mode.split(workspace) or WHOLE, board_level(workspace)
        parts = areas(ui, area, (level.height, level.width), split)
        room, area = area, parts[split.lead]
        slant = self.turning.slant(workspace, ui.now, ui.theme.reduced_motion)

        def view_in(number: int, there: Workspace) -> Viewport:
            return self._drawer(split, number).seen(view_of(parts[number], there, mode, ui), slant)

        workspace = brought_near(workspace, view_in(split.lead, workspace), ui)
        workspace = kept_in_sight(workspace, view_in(split.lead, workspace))
        under = next((number for number, part in enumerate(parts) if part.collidepoint(ui.mouse)), split.lead)
        workspace = turned_by_hand(ui, view_in(under, workspace), workspace, self.turning)
        workspace = workspace if self.turning.by_hand else mode.touch(ui, view_in(under, workspace), workspace)
        seen = [workspace if pane.snapshot is None else replace(workspace, snapshot=pane.snapshot) for pane in split.panes]
        views = [view_in(number, there) for number, there in enumerate(seen)]
        marks = mode.marks(ui, views[under], workspace)
        shown = OverlaySet(mode.drawn(workspace), mode.overlays(workspace))
        self.pointed = Pointed(marks.hover, shown.drawn if under == split.lead else drawn_of(seen[under].snapshot))
        views = self._boards(ui, split, views, workspace, shown, marks, mode.builds)
        self.view = view = views[split.lead]
        workspace = turning_dial(ui, view, workspace, self.turning)
        pressed = draw_titles(ui, views, split)
        workspace = workspace if pressed is None else split.opened(workspace, pressed)
        between = ui.theme.px(10 if inside.width >= ui.theme.px(430) else 2)  # fingertips apart where there is room
        bar = Row(Rect(inside.left + ui.theme.gap, inside.bottom - foot, inside.width - ui.theme.gap, foot), between)
        workspace = view_buttons(ui, bar, view, workspace) if mode.looks else workspace
        haste_pill(ui, bar, workspace)
        legend = bar.rest()
        draw_legends(ui, legend, shown, view, split)
        workspace = past_bar(ui, track, workspace) if track.height else workspace
        workspace = mode.over(ui, view, workspace)
        workspace = workspace if split.over is None else split.over(ui, room, workspace)
        if is_working(workspace):
            workspace = progress_card(ui, view, workspace)
        elif workspace.snapshot.status == Status.WARMING:
            waking_pill(ui, view, legend, workspace)
        reads = mode.reads and ending_reached(workspace) is None and marks.hover is not None
        self._read = _Reading(marks.hover, seen[under].snapshot, views[under]) if reads and marks.hover is not None else None
        return workspace

    def _boards(
        self,
        ui: Ui,
        split: Split,
        views: Sequence[Viewport],
        workspace: Workspace,
        shown: OverlaySet,
        marks: Marks,
        builds: bool,
    ) -> list[Viewport]:
        """Draws all boards; how they were seen."""
        self.moving = self.turning.moving
        for number, (pane, view) in enumerate(zip(split.panes, views, strict=True)):
            if pane.snapshot is None:
                scene = self.stage.scene(workspace, shown, view, marks, ui.now, builds)
                self.board.draw(ui.surface, scene)
                moves = self.stage.moving(scene) or self.board.unfinished
            else:
                moves = self.others[number].draw(ui, pane, pane.shown or shown, view, workspace, marks)
            self.moving = self.moving or moves
        return [self._drawer(split, number).view or view for number, view in enumerate(views)]

    def _drawer(self, split: Split, number: int) -> "BoardDrawer | OtherBoard":
        """What draws the board of this number."""
        return self.board if split.panes[number].snapshot is None else self.others.setdefault(number, OtherBoard())


def arrangement(ui: Ui, workspace: Workspace, mode: Mode) -> Arrangement:
    """Where the cards lie; in the presentation view, all that is drawn in this frame is larger."""
    theme = ui.theme
    size = ui.surface.get_width(), ui.surface.get_height() - hint_height(ui)
    if not workspace.occasion.presenting:
        return arranged(size, theme, mode.tall, standing_bar(ui))
    ui.theme = enlarged(size, theme)
    shape = board_level(workspace).height, board_level(workspace).width
    return projected(size, theme, shape, mode.tall if mode.strip and mode.presented is None else 0.0)


def _inside(ui: Ui, rect: Rect) -> Rect:
    """What a card has room for."""
    return rect.inflate(-2 * ui.theme.pad, -2 * ui.theme.pad)


def _side(ui: Ui, places: Arrangement, workspace: Workspace, mode: Mode) -> Workspace:
    """The side card: its panels scroll, its foot stays where there is room for both."""
    inside, gap, foot = _inside(ui, places.side), ui.theme.gap, None
    high = ui.kept(f"foot-{mode.id}", lambda: [ui.theme.button])
    if mode.foot and (places.foot or mode.pins):
        foot, inside = _foot_and_rest(ui, inside, places, high[0])
    panels = _panels(places, workspace, mode)
    panels = panels if foot is not None else (*mode.foot, *panels)
    with ui.scroll(f"side-{mode.id}", inside.inflate(2 * gap, 0)) as area:
        column = Column(area.rect.inflate(-2 * gap, 0), gap, endless=True)
        for number, panel in enumerate(panels):
            before, space = column.used, ui.theme.space - gap if number and column.used else 0
            column.space(space)
            workspace = panel(ui, column, workspace)
            column.space(-space if column.used == before + space else 0)  # a panel that drew nothing takes no room
        area.used(column.used + ui.theme.px(4))
    return workspace if foot is None else _foot(ui, foot, high, workspace, mode)


def _foot(ui: Ui, column: Column, high: list[int], workspace: Workspace, mode: Mode) -> Workspace:
    """The panels that stay in sight; `high` keeps how high they were, which is their room in the next frame."""
    for panel in mode.foot:
        workspace = panel(ui, column, workspace)
    ui.wants_frame = ui.wants_frame or high[0] != column.used
    high[0] = column.used
    return workspace


def _foot_and_rest(ui: Ui, inside: Rect, places: Arrangement, high: int) -> tuple[Column, Rect]:
    """The foot of the side card, which was so high in the last frame, and what it leaves for the panels above or beside it."""
    if places.foot_beside:
        wide = min(round(0.36 * inside.width), ui.theme.px(380))
        foot = Rect(inside.right - wide, inside.top + max(0, inside.height - high), wide, high)
        rest = Rect(inside.left, inside.top, inside.width - wide - 2 * ui.theme.space, inside.height)
        return Column(foot, ui.theme.gap), rest
    foot = Rect(inside.left, inside.bottom - high, inside.width, high)
    between = ui.theme.space if places.foot else ui.theme.gap
    return Column(foot, ui.theme.gap), Rect(*inside.topleft, inside.width, inside.height - high - between)


def _panels(places: Arrangement, workspace: Workspace, mode: Mode) -> tuple[Panel, ...]:
    """The panels of the side card in this view, without its foot."""
    presented = mode.presented if workspace.occasion.presenting else None
    return presented or (mode.side if places.strip is not None else _joined(mode))


def _joined(mode: Mode) -> tuple[Panel, ...]:
    """The side card's panels with those of the strip among them."""
    if mode.joins == LEFT_OUT:
        return mode.side
    at = len(mode.side) if mode.joins is None else mode.joins
    return (*mode.side[:at], *(panel for panel, _ in mode.strip), *mode.side[at:])


def _strip(ui: Ui, rect: Rect, workspace: Workspace, mode: Mode) -> Workspace:
    """The card below the board: panels side by side."""
    around = ui.theme
    if workspace.occasion.presenting:
        own = Theme(workspace.preferences.text_scale, around.reduced_motion)
        ui.theme = of_strip(rect.width, own, around)
    inside = _inside(ui, rect)
    parts = Row(inside, 2 * ui.theme.space).split([share for _, share in mode.strip])
    for (panel, _), part in zip(mode.strip, parts, strict=True):
        workspace = panel(ui, Column(part, ui.theme.px(4)), workspace)
    ui.theme = around
    return workspace
