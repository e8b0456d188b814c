"""The bar above the board of a level that remembers: what the mouse holds, and the other floors to look at."""

from collections.abc import Sequence
from functools import lru_cache

import pygame

from playground.plurals import counted
from playground.settings import Dial
from playground.ui import theme
from playground.ui.board.actors import agent_stamp
from playground.ui.board.figures import Figure, Pose, portrait
from playground.ui.board.floor_index import FloorIndex, floor_index
from playground.ui.board.inventory import InventoryItem, floor_words, inventory_items
from playground.ui.drawing.images import hex_of, picture
from playground.ui.kit import Ui
from playground.ui.kit.layout import Row
from playground.ui.looking import change_floor
from playground.ui.stage.viewing import floor_of_mouse, floor_seen, level_seen, look_at, memory_seen
from playground.ui.workspace import Workspace
from playground.world.mdp import Floor

TABS = 8
"""The most floors that are shown as tabs."""
SLIDER = 84
"""Units of the slider of phases, where there is room for it."""
ARROW = 22
"""Units of an arrow's width."""
MARKS = 16
"""A clock of more phases has only four marks."""
PALE = 80
"""The opacity (of 255) of an item that is not there."""


def bar_height(ui: Ui, workspace: Workspace) -> int:
    """Pixels of the bar; none where the table has one floor and the level one map."""
    snapshot = workspace.snapshot
    return ui.theme.px(36) if len(snapshot.mdp.floors) > 1 else ui.theme.px(24) if snapshot.level.changes else 0


def floors(ui: Ui, rect: pygame.Rect, workspace: Workspace) -> Workspace:
    """The bar: follow the mouse, the floors by what is held there, the phase, and when the map will change."""
    row = Row(rect, ui.theme.px(4))
    if workspace.snapshot.level.changes:
        _changes(ui, row, workspace)
    if len(workspace.snapshot.mdp.floors) < 2:
        return workspace
    workspace = _follow(ui, row, workspace)
    every = floor_index(workspace.snapshot.mdp)
    if every.period > 1:
        needed = _toggles_width(ui, row, workspace) if len(every.first) > 1 else 0
        workspace = _phase(ui, row, workspace, every, needed)
    if len(every.first) > 1:
        wide = [_tab_width(ui, workspace, int(floor)) for floor in every.first] if len(every.first) <= TABS else []
        fit = wide and sum(wide) + row.gap * (len(wide) - 1) <= row.rect.right - row.x
        workspace = _tabs(ui, row, workspace, every, wide) if fit else _toggles(ui, row, workspace, every)
    words = floor_words(level_seen(workspace), memory_seen(workspace))
    left = row.rest()
    if ui.width(words, "small") <= left.width - ui.theme.gap:
        ui.label(left.inflate(-ui.theme.gap, 0), words, style="small", colour=theme.MUTED, id="floor-words")
    return workspace


def _changes(ui: Ui, row: Row, workspace: Workspace) -> None:
    """Which of the level's maps is in force, and when the next one comes."""
    snapshot = workspace.snapshot
    soon, maps = snapshot.until_change, len(snapshot.level.moments)
    place = f"maze {snapshot.moment + 1} of {maps}"
    words = place if soon is None else f"{place}, changes in {counted(soon, 'step')}"
    if ui.width(words, "small") > row.rect.width // (2 if len(snapshot.mdp.floors) > 1 else 1):
        words = place if soon is None else f"changes in {soon:,}"
    spot = row.right(min(ui.width(words, "small") + ui.theme.px(8), row.rect.width // 2))
    ui.label(spot, words, style="small", colour=theme.MUTED, align="right", id="next-change")
    ui.tip(
        "next-change-tip",
        spot,
        "The maze changes with the steps of the mouse, over all episodes." if soon else "This maze stays.",
    )


def _follow(ui: Ui, row: Row, workspace: Workspace) -> Workspace:
    """The mouse's face: pressed in while the board shows the floor that the mouse is on."""
    following = workspace.look.floor is None
    box = row.take(row.rect.height)
    tip = (
        "The board follows the mouse; at high speed it shows where episodes begin"
        if following
        else "Follow the mouse again  (Esc)"
    )
    if ui.button("floor-follow", box, "", tooltip=tip, selected=following, flat=True):
        workspace = look_at(workspace, floor_seen(workspace) if following else None)
    face = agent_stamp(workspace.level.cast.agent, "", box.height - ui.theme.px(8))
    face.set_alpha(255 if following else 120)
    ui.surface.blit(face, face.get_rect(center=box.center))
    face.set_alpha(255)
    return workspace


def _phase(ui: Ui, row: Row, workspace: Workspace, every: FloorIndex, needed: int) -> Workspace:
    """The clock of what walks: a press is the next moment; a slider where there is room beside the pixels that others need."""
    now = floor_seen(workspace)
    phase, high = int(every.phase[now]), row.rect.height
    roomy = row.rect.right - row.x >= ui.theme.px(SLIDER) + high + row.gap + needed
    chosen = phase
    if roomy:
        spot = row.right(ui.theme.px(SLIDER))
        spot = pygame.Rect(spot.left, spot.centery - ui.theme.knob // 2, spot.width, ui.theme.knob)
        dial = Dial("phase", int, 0, 0, every.period - 1, (), "", "moment", "", False)
        chosen = int(ui.slider("floor-phase", spot, dial, phase, label="", shown="", tooltip=_moment(phase, every.period)))
    clock = row.right(high)
    if ui.button("floor-clock", clock, "", tooltip=_moment(phase, every.period) + " Press to show the next one.", flat=True):
        chosen = (phase + 1) % every.period
    side = high - ui.theme.px(10)
    face = picture(_clock(phase, every.period), (side, side))
    ui.surface.blit(face, face.get_rect(center=clock.center))
    return workspace if chosen == phase else look_at(workspace, every.at_phase(now, chosen))


def _moment(phase: int, period: int) -> str:
    return f"Moment {phase + 1} of {period} in the walk of the hazards."


@lru_cache(maxsize=256)
def _clock(phase: int, period: int) -> str:
    """A dial whose hand stands where the round of what walks is."""
    ink, turned = hex_of(theme.INK), 'transform="rotate({:.1f} 32 32)"'.format
    marks = "".join(f'<path d="M32 7 v4" {turned(360 * n / period)}/>' for n in range(period if period <= MARKS else 4))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">'
        f'<circle cx="32" cy="32" r="28" fill="{hex_of(theme.CARD)}" stroke="{hex_of(theme.ACCENT)}" stroke-width="5"/>'
        f'<g fill="none" stroke="{hex_of(theme.MUTED)}" stroke-width="3" stroke-linecap="round">{marks}</g>'
        f'<path d="M32 32 V14" {turned(360 * phase / period)} stroke="{ink}" stroke-width="5" stroke-linecap="round"/>'
        f'<circle cx="32" cy="32" r="4" fill="{ink}"/></svg>'
    )


theme.follow(_clock.cache_clear)


# --- tabs: few floors, each by what is held there ---


def _side(ui: Ui) -> int:
    """Pixels of a thing's picture."""
    return ui.theme.px(24)


def _tab_width(ui: Ui, workspace: Workspace, floor: int) -> int:
    parts = _parts(workspace, workspace.snapshot.mdp.floors[floor])
    return max(ui.theme.px(34), ui.theme.px(10) + sum(_side(ui) + _width(ui, text) for _, text in parts))


def _width(ui: Ui, text: str) -> int:
    return ui.width(text, "small") if text else 0


def _parts(workspace: Workspace, floor: Floor) -> list[tuple[InventoryItem, str]]:
    """The things that are there on a floor, each with how many of it where it is counted."""
    return [(thing, _number(thing, thing.count(floor))) for thing in inventory_items(level_seen(workspace)) if thing.count(floor)]


def _number(thing: InventoryItem, count: int) -> str:
    return f"{count}/{len(thing.names)}" if thing.counted and len(thing.names) > 1 else ""


def _tabs(ui: Ui, row: Row, workspace: Workspace, every: FloorIndex, wide: Sequence[int]) -> Workspace:
    level, mdp, now = level_seen(workspace), workspace.snapshot.mdp, floor_seen(workspace)
    mine = int(every.room[floor_of_mouse(workspace)])
    for room, width in enumerate(wide):
        floor = mdp.floors[int(every.first[room])]
        box, chosen = row.take(width), room == every.room[now]
        tooltip = floor_words(level, floor).capitalize() + (": the mouse is here" if room == mine else "")
        if ui.button(f"floor-{room}", box, "", tooltip=tooltip, selected=chosen):
            workspace = look_at(workspace, every.nearest(now, every.room == room))
        parts, inner = _parts(workspace, floor), _face(ui, box)
        if not parts:
            ui.icon("hand", inner, theme.MUTED)
        for thing, text in parts:
            inner = _thing(ui, inner, thing, text, True)
        if room == mine and not chosen:
            ear = agent_stamp(level.cast.agent, "", ui.theme.px(16))
            ui.surface.blit(ear, ear.get_rect(bottomright=box.bottomright))
    return workspace


def _face(ui: Ui, box: pygame.Rect) -> pygame.Rect:
    """What a button has room for above its raised edge."""
    inner = box.inflate(-ui.theme.px(10), 0)
    inner.height -= ui.theme.lift
    return inner


def _thing(ui: Ui, room: pygame.Rect, thing: InventoryItem, text: str, there: bool) -> pygame.Rect:
    """A thing at the left of a rectangle, pale where it is not there; what is left of the rectangle."""
    stamp = portrait(Figure(thing.tile, pose=Pose.ON if thing.switch and there else Pose.USUAL), _side(ui))
    spot = stamp.get_rect(midleft=room.midleft)
    stamp.set_alpha(255 if there else PALE)
    ui.surface.blit(stamp, spot)
    written = pygame.Rect(spot.right, room.top, _width(ui, text), room.height)
    if text:
        ui.label(written, text, style="small", colour=theme.INK if there else theme.MUTED)
    return pygame.Rect(written.right, room.top, max(0, room.right - written.right), room.height)


# --- switches: many floors, one for each thing ---


def _toggles(ui: Ui, row: Row, workspace: Workspace, every: FloorIndex) -> Workspace:
    """Arrows step through all floors; one button for each thing shows the floor where it is otherwise."""
    now = floor_seen(workspace)
    place = f"{int(every.room[now]) + 1:,} of {len(every.first):,}"
    for id, icon, by, key in (("floor-before", "chevron-left", -1, "["), ("floor-after", "chevron-right", 1, "]")):
        spot = row.take(ui.theme.px(ARROW))
        if ui.button(id, spot, "", icon=icon, tooltip=f"Another floor; this is {place}  ( {key} )", flat=True):
            workspace = change_floor(workspace, by)
    for thing in inventory_items(level_seen(workspace)):
        workspace = _toggle(ui, row, workspace, every, thing, now)
    return workspace


def _toggles_width(ui: Ui, row: Row, workspace: Workspace) -> int:
    """Pixels that the arrows and the buttons of all things take."""
    wide = [_toggle_width(ui, _number(thing, len(thing.names))) for thing in inventory_items(level_seen(workspace))]
    return 2 * (ui.theme.px(ARROW) + row.gap) + sum(wide) + row.gap * len(wide)


def _toggle_width(ui: Ui, text: str) -> int:
    return _side(ui) + ui.theme.px(10) + _width(ui, text)


def _toggle(ui: Ui, row: Row, workspace: Workspace, every: FloorIndex, thing: InventoryItem, now: int) -> Workspace:
    names, most = tuple((name, thing.switch) for name in thing.names), len(thing.names)
    count = int(every.counted(names)[now])
    text = _number(thing, count)
    width = _toggle_width(ui, text)
    if row.x + width > row.rect.right:
        return workspace
    box = row.take(width)
    wish = next((wish for wish in (*range(count + 1, most + 1), *range(count)) if wish in every.offered(names)), None)
    state = ("on" if count else "off") if thing.switch else ("held" if count else "not held")
    tip = f"{text} {thing.title}s" if text else f"{thing.title}: {state}"
    tip += ". Press to show another floor." if wish is not None else ". On every floor."
    if ui.button(f"floor-{thing.id}", box, "", tooltip=tip.strip().capitalize(), selected=count > 0, enabled=wish is not None):
        workspace = look_at(workspace, every.nearest(now, every.counted(names) == wish))
    _thing(ui, _face(ui, box), thing, text, count > 0)
    return workspace
