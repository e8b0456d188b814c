"""One turn of the loop as a picture: agent and world as two blocks, and what passes between them."""

from dataclasses import dataclass

import pygame

from playground.ui import theme
from playground.ui.board.actors import agent_stamp
from playground.ui.board.thumbnail import thumbnail
from playground.ui.drawing.images import hex_of, picture
from playground.ui.drawing.shapes import Rounded
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.panels.log import SIMPLE_NAMES
from playground.world.level import Level

STATE, ACTION, REWARD, AFTER = range(4)
NAMES = ("State", "Action", "Reward", "Next state")
LETTERS = ("S", "A", "R", "S′")
MEANT = (
    "Where the agent is, with all that matters for its decision",
    "What the agent does",
    "What the world pays for the action at once",
    "Where the action led: the state of the next turn",
)
WIDE = 330
"""From so many units of width on, the blocks stand side by side."""
ROOM = 8
"""Units between a box and what is around it."""


@dataclass(frozen=True)
class Turn:
    """What is drawn.

    values: the words in the four boxes, "" in those that have none yet. reward: the colour of the reward.
    full: how many boxes are full by now, and how far the next one is: from 0 to 4, where all are full.
    carries: whether the state was the next state of the turn before, and is seen to move over from there.
    by: who decided, in a word. symbols: whether the letters of the book stand beside the names.
    simple: whether the names are plain words, before those of the field are learned.
    """

    values: tuple[str, str, str, str]
    full: float
    carries: bool
    by: str
    symbols: bool = False
    simple: bool = False
    reward: theme.Colour | None = None

    def shows(self, box: int) -> bool:
        """Whether this box is full."""
        return bool(self.values[box]) and self.full >= box

    def lit(self, box: int) -> bool:
        """Whether this box is the one that is filling."""
        return bool(self.values[box]) and box <= self.full < box + 1


def height(ui: Ui, width: int) -> int:
    """The height in pixels that the picture needs at this width."""
    box, room = _box_height(ui), ui.theme.px(ROOM)
    return 2 * box + room if width >= ui.theme.px(WIDE) else 3 * box + 5 * room


def draw_turn(ui: Ui, rect: pygame.Rect, level: Level, turn: Turn) -> None:
    """Draws the turn: the blocks side by side if there is room, otherwise one below the other."""
    places = _abreast(ui, rect, turn) if rect.width >= ui.theme.px(WIDE) else _below(ui, rect)
    _block(ui, places.agent, turn.lit(STATE) or turn.lit(AFTER))
    _block(ui, places.world, turn.lit(ACTION))
    _agent(ui, places.agent_head, turn, level.cast.agent)
    _world(ui, places.world_head, level, turn.simple)
    for start, end, first, last in places.arrows:
        _arrow(
            ui, start, end, first <= turn.full < last + 1 and bool(turn.values[first]), (turn.full - first) / (last + 1 - first)
        )
    for box, spot in enumerate(places.boxes):
        _box(ui, spot, box, turn)
    if turn.carries and 0.0 <= turn.full < 1.0:
        _moving_state(ui, places.boxes, turn)


@dataclass(frozen=True)
class _Places:
    """Where everything stands. arrows: start, end, and the first and last box on each arrow."""

    agent: pygame.Rect
    world: pygame.Rect
    agent_head: pygame.Rect
    world_head: pygame.Rect
    boxes: tuple[pygame.Rect, pygame.Rect, pygame.Rect, pygame.Rect]
    arrows: tuple[tuple[tuple[int, int], tuple[int, int], int, int], ...]


def _box_height(ui: Ui) -> int:
    return ui.theme.small_line + ui.theme.line + ui.theme.px(10)


def _wanted(ui: Ui, box: int, turn: Turn) -> int:
    """Pixels of width that the words of a box need."""
    plain = (SIMPLE_NAMES if turn.simple else NAMES)[box].split()[0]
    least = LETTERS[box] if turn.symbols else plain
    return max(ui.width(least, "small"), ui.width(turn.values[box], "number")) + 2 * ui.theme.px(6)


def _abreast(ui: Ui, rect: pygame.Rect, turn: Turn) -> _Places:
    """Agent on the left, world on the right; the action passes above, the answer comes back below."""
    room, box = ui.theme.px(ROOM), _box_height(ui)
    needed = _wanted(ui, AFTER, turn) + _wanted(ui, REWARD, turn) + room + 2 * ui.theme.px(14)
    side = min(max(ui.theme.px(96), min(ui.theme.px(210), rect.width // 4)), max(ui.theme.px(84), (rect.width - needed) // 2))
    agent = pygame.Rect(rect.left, rect.top, side, rect.height)
    world = pygame.Rect(rect.right - side, rect.top, side, rect.height)
    middle = pygame.Rect(agent.right, rect.top, world.left - agent.right, rect.height)
    upper = pygame.Rect(middle.left, rect.top + (rect.height // 2 - box) // 2, middle.width, box)
    lower = upper.move(0, rect.height - upper.bottom + rect.top - upper.top + rect.top)
    ends = ui.theme.px(26 if middle.width >= ui.theme.px(220) else 14)
    wide = min(ui.theme.px(150), (middle.width - 2 * ends - room) // 2)
    # In narrow windows each gets what its words need, and half of the rest.
    spare = 2 * wide - _wanted(ui, AFTER, turn) - _wanted(ui, REWARD, turn)
    more = _wanted(ui, AFTER, turn) + spare // 2 - wide if wide < ui.theme.px(100) else 0
    after = pygame.Rect(middle.centerx - room // 2 - wide, lower.top, wide + more, box)
    reward = pygame.Rect(after.right + room, lower.top, wide - more, box)
    action = pygame.Rect(0, upper.top, min(middle.width - 2 * ends, round(1.3 * wide)), box)
    action.centerx = middle.centerx
    state = pygame.Rect(agent.left, lower.top, agent.width, box).inflate(-2 * room, 0)
    head = pygame.Rect(agent.left, agent.top, agent.width, state.top - agent.top).inflate(-2 * room, -room)
    return _Places(
        agent, world, head, world.inflate(-2 * room, -room), (state, action, reward, after),
        (((middle.left, upper.centery), (middle.right, upper.centery), ACTION, ACTION),
         ((middle.right, lower.centery), (middle.left, lower.centery), REWARD, AFTER)),
    )  # fmt: skip


def _below(ui: Ui, rect: pygame.Rect) -> _Places:
    """Agent above, world below; the action goes down on the left, the answer comes up beside it."""
    room, box = ui.theme.px(ROOM), _box_height(ui)
    agent = pygame.Rect(rect.left, rect.top, rect.width, box + room)
    world = pygame.Rect(rect.left, rect.bottom - box, rect.width, box)
    gap = (world.top - agent.bottom - box) // 2
    row = pygame.Rect(rect.left, agent.bottom + gap, rect.width, box)
    action, reward, after = Row(row, room).split((1.1, 0.9, 1.1))
    head, state = Row(agent.inflate(-2 * room, -room), room).split((1.0, 1.0))
    return _Places(
        agent, world, head, world.inflate(-2 * room, -room // 2), (state, action, reward, after),
        (((action.centerx, agent.bottom), (action.centerx, world.top), ACTION, ACTION),
         ((reward.centerx, world.top), (reward.centerx, agent.bottom), REWARD, REWARD),
         ((after.centerx, world.top), (after.centerx, agent.bottom), AFTER, AFTER)),
    )  # fmt: skip


def _block(ui: Ui, rect: pygame.Rect, lit: bool) -> None:
    edge = theme.ACCENT if lit else theme.LINE
    Rounded(ui.theme.card_radius, theme.SUNKEN, edge, ui.theme.border).draw(ui.surface, rect)


def _agent(ui: Ui, rect: pygame.Rect, turn: Turn, who: str) -> None:
    """Draws the agent, and names who decides for it."""
    side = min(rect.height, ui.theme.px(44), rect.width // 3)
    row = Row(rect, ui.theme.px(6))
    spot = row.take(side)
    ui.surface.blit(agent_stamp(who, "", side), pygame.Rect(0, 0, side, side).move(spot.left, spot.centery - side // 2))
    words = row.rest()
    lines = Column(words.inflate(0, min(0, ui.theme.line + ui.theme.small_line - words.height)))
    ui.label(lines.take(ui.theme.line), "Mouse" if turn.simple else "Agent", style="strong")
    ui.label(lines.take(ui.theme.small_line), turn.by, style="small", colour=theme.MUTED, id="turn-by")


def _world(ui: Ui, rect: pygame.Rect, level: Level, simple: bool) -> None:
    """Draws the level as a small picture."""
    word = "Environment" if rect.width >= ui.theme.px(110) and not simple else "World"
    if rect.height < 2 * ui.theme.line + ui.theme.px(30):
        row = Row(rect, ui.theme.px(6))
        spot, name = row.split(2)
    else:
        column = Column(rect, ui.theme.px(2))
        name, spot = column.take(ui.theme.line), column.rest()
    ui.label(name, word, style="strong", align="center")
    share = min(spot.width / level.width, spot.height / level.height)
    size = max(1, round(level.width * share)), max(1, round(level.height * share))
    small = thumbnail(level, size)
    ui.surface.blit(small, small.get_rect(center=spot.center))


def _arrow(ui: Ui, start: tuple[int, int], end: tuple[int, int], lit: bool, share: float) -> None:
    """Draws a straight arrow, and a dot that travels along it."""
    thick, head = ui.theme.px(4), ui.theme.px(11)
    colour = theme.ACCENT if lit else theme.LINE_HOVER
    (x0, y0), (x1, y1) = start, end
    across = x0 != x1
    length = abs(x1 - x0) + abs(y1 - y0)
    if length <= head:
        return
    size = (length, 2 * head) if across else (2 * head, length)
    turned = {(True, True): 0, (True, False): 180, (False, True): 90, (False, False): 270}[across, x1 + y1 > x0 + y0]
    cx, cy, half = size[0] / 2, size[1] / 2, length / 2
    neck, wing = cx + half - head, 0.75 * head
    shape = (
        f'<g transform="rotate({turned} {cx:g} {cy:g})" fill="{hex_of(colour)}">'
        f'<rect x="{cx - half:g}" y="{cy - thick / 2:g}" width="{length - head + 1:g}" height="{thick:g}"/>'
        f'<path d="M{neck:g} {cy - wing:g}L{cx + half:g} {cy:g}L{neck:g} {cy + wing:g}z"/></g>'
    )
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size[0]} {size[1]}">{shape}</svg>'
    box = pygame.Rect((0, 0), size)
    box.center = (x0 + x1) // 2, (y0 + y1) // 2
    ui.surface.blit(picture(svg, size), box)
    if lit:
        spot = round(x0 + (x1 - x0) * share), round(y0 + (y1 - y0) * share)
        pygame.draw.circle(ui.surface, theme.FOCUS, spot, ui.theme.px(6))


def _box(ui: Ui, rect: pygame.Rect, box: int, turn: Turn) -> None:
    """Draws a box with its name: white once it is full, with an orange frame while it fills."""
    full, lit = turn.shows(box), turn.lit(box)
    edge = theme.FOCUS if lit else theme.LINE_HOVER if full else theme.LINE
    Rounded(ui.theme.radius, theme.CARD if full else theme.TRACK, edge, ui.theme.border).draw(ui.surface, rect)
    part = Column(rect.inflate(-ui.theme.px(6), -ui.theme.px(10)))
    words, line = name(ui, box, part.rect.width, turn), part.take(ui.theme.small_line)
    ui.label(line, words, style="small", colour=theme.MUTED, align="center")
    shown = turn.values[box] if full and not (box == STATE and turn.carries and turn.full < 0.8) else ""
    colour = turn.reward or theme.INK if box == REWARD else theme.INK
    ui.label(part.take(ui.theme.line), shown, style="number", colour=colour, align="center", id=f"box-{box}")
    ui.tip(f"box-tip-{box}", rect, MEANT[box])


def name(ui: Ui, box: int, room: int, turn: Turn) -> str:
    """The name of a box: with its letter if symbols are wanted, shorter if there is little room."""
    plain = (SIMPLE_NAMES if turn.simple else NAMES)[box]
    tries = (f"{plain} {LETTERS[box]}", LETTERS[box]) if turn.symbols else (plain, plain.split()[0])
    return next((words for words in tries if ui.width(words, "small") <= room), tries[-1])


def _moving_state(ui: Ui, boxes: tuple[pygame.Rect, ...], turn: Turn) -> None:
    """Draws the words of the next state on their way to the box of the state."""
    share = min(1.0, turn.full / 0.8)
    share = share * share * (3 - 2 * share)
    start, end = boxes[AFTER], boxes[STATE]
    spot = pygame.Rect(0, 0, min(start.width, end.width), ui.theme.line)
    spot.center = (
        round(start.centerx + (end.centerx - start.centerx) * share),
        round(start.bottom + (end.bottom - start.bottom) * share - ui.theme.px(5) - ui.theme.line / 2),
    )
    if share < 1.0:
        ui.label(spot, turn.values[STATE], style="number", colour=theme.FOCUS_INK, align="center", id="carried")
