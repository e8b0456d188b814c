"""Dropdowns: one of several things, chosen from a list that opens over the rest of the window."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pygame

from playground.ui import theme
from playground.ui.drawing.shapes import rounded
from playground.ui.kit import cards, texts
from playground.ui.kit.frame import Frame
from playground.ui.kit.lists import TypeAhead, place_after
from playground.ui.kit.node import Option, ScrollArea
from playground.ui.kit.routing import ACTIVATE

_KEYS = ACTIVATE | {pygame.K_UP, pygame.K_DOWN}


@dataclass(frozen=True)
class _ListLine:
    """A line of the open list: an option's number, or -1 for the heading of a group."""

    number: int
    words: str


@dataclass
class _OpenList:
    """What an open list remembers."""

    marked: int = 0
    offset: int = 0
    ahead: TypeAhead = field(default_factory=TypeAhead)
    fresh: bool = True
    box: pygame.Rect = field(default_factory=lambda: pygame.Rect(0, 0, 0, 0))


def dropdown(
    frame: Frame,
    id: str,
    rect: pygame.Rect,
    options: Sequence[Option],
    value: str,
    tooltip: str = "",
    enabled: bool = True,
    placeholder: str = "Choose …",
    label: str = "",
) -> str:
    """Shows the chosen option's title; a click, Enter, Space or an arrow opens the list. Returns the chosen id.

    In the list: arrows, Home, End, first letters, Enter; Esc or a click elsewhere closes it. Options of one group stand
    under its heading. It opens below or above, where there is more room, and scrolls when it is long.
    label: what it chooses, for who cannot see what stands beside it; without one the tooltip says it.
    """
    chosen = next((number for number, option in enumerate(options) if option.id == value), -1)
    title = options[chosen].title if chosen >= 0 else placeholder
    room = rect.width - 2 * frame.theme.inset - frame.theme.icon - frame.theme.gap
    help_text = tooltip if texts.fits(frame, title, "strong", room) else texts.tip_words(title, tooltip)
    was_open = frame.routing.open_list == id
    node = frame.fresh_node(
        id,
        "dropdown",
        rect,
        label or tooltip or id,
        value=title,
        enabled=enabled,
        tooltip=help_text,
        focusable=True,
        keys=_KEYS,
        opens=was_open,
    )
    touch = frame.touch(node)
    state = frame.kept(id + "/open", _OpenList)
    if was_open and options:
        value = _open_list(frame, id, rect, options, value, state)
    elif options and (touch.pressed or any(event.type == pygame.KEYDOWN for event in touch.keys)):
        frame.routing.open_list, frame.list_alive = id, True
        state.marked, state.offset, state.fresh = max(0, chosen), 0, True
        frame.wants_frame = True
    is_open = frame.routing.open_list == id
    edge = theme.ACCENT if is_open else theme.LINE_HOVER if touch.hover else theme.LINE
    fill = theme.DISABLED if not enabled else theme.HOVER if touch.hover else theme.CARD
    rounded(frame.theme.radius, fill, edge, frame.theme.border).draw(frame.surface, rect)
    ink = theme.FAINT if not enabled else theme.INK if chosen >= 0 else theme.MUTED
    texts.write(frame, pygame.Rect(rect.left + frame.theme.inset, rect.top, max(0, room), rect.height), title, "strong", ink)
    arrow = pygame.Rect(rect.right - frame.theme.inset - frame.theme.icon, rect.top, frame.theme.icon, rect.height)
    cards.icon(frame, "chevron-up" if is_open else "chevron-down", arrow, theme.MUTED if enabled else theme.FAINT)
    return value


def _open_list(frame: Frame, id: str, rect: pygame.Rect, options: Sequence[Option], value: str, state: _OpenList) -> str:
    """Input of the open list, and its drawing put off to the end of the frame; returns the value."""
    frame.list_alive = True
    lines = _lines(options)
    box = _list_rect(frame, rect, options, len(lines))
    state.box = box
    inside = box.inflate(-2 * frame.theme.px(5), -2 * frame.theme.px(5))
    tall = frame.theme.item
    over = _line_under(frame, inside, lines, state, tall)
    _list_wheel(frame, inside, lines, state, tall)
    if over >= 0 and frame.input.path:
        state.marked = over
    picked = _list_keys(frame, options, state)
    named = [number for number, option in enumerate(options) if f"{id}/{option.id}" in frame.routing.picked]
    picked = named[0] if named else picked
    lift = frame.input.released.get(1)
    press = frame.input.pressed.get(1)
    if lift is not None and over >= 0 and inside.collidepoint(lift):
        picked = over
    elif press is not None and not box.collidepoint(press):
        frame.routing.open_list = ""
    if picked is not None:
        frame.routing.open_list = ""
        value = options[picked].id
    if frame.routing.open_list:
        state.offset = _in_sight(lines, state, tall, inside.height) if state.fresh or frame.routing.claimed else state.offset
        state.fresh = False
        _list_nodes(frame, id, inside, options, lines, state, value)
        frame.late.append(lambda: _draw_list(frame, box, inside, options, lines, state, value))
    frame.wants_frame = True
    return value


def _list_rect(frame: Frame, rect: pygame.Rect, options: Sequence[Option], count: int) -> pygame.Rect:
    """Where the list opens: below, or above where more of it fits there; as wide as its longest title."""
    size, window = frame.theme, frame.surface.get_rect()
    widest = max(texts.width(frame, option.title, "strong") for option in options) + size.icon + 4 * size.gap + size.px(20)
    width = min(max(rect.width, widest), window.width - 2 * size.gap)
    height = count * size.item + 2 * size.px(5)
    below, above = window.bottom - size.gap - rect.bottom - size.px(4), rect.top - size.gap - size.px(4) - window.top
    down = height <= below or below >= above
    height = max(size.item + 2 * size.px(5), min(height, below if down else above))
    top = rect.bottom + size.px(4) if down else rect.top - size.px(4) - height
    return pygame.Rect(rect.left, top, width, height).clamp(window)


def _line_under(frame: Frame, inside: pygame.Rect, lines: Sequence[_ListLine], state: _OpenList, tall: int) -> int:
    """The option under the mouse, -1 for none."""
    if not inside.collidepoint(frame.mouse) or any(rect.collidepoint(frame.mouse) for rect in frame.routing.floating):
        return -1
    place = (frame.mouse[1] - inside.top + state.offset) // tall
    return lines[place].number if 0 <= place < len(lines) else -1


def _list_wheel(frame: Frame, inside: pygame.Rect, lines: Sequence[_ListLine], state: _OpenList, tall: int) -> None:
    most = max(0, len(lines) * tall - inside.height)
    state.offset = int(min(most, max(0, state.offset - frame.input.wheel * tall)))
    fingers = frame.input.fingers
    if state.box.collidepoint(fingers.swiped):
        state.offset = int(min(most, max(0, state.offset - fingers.swipe)))
    frame.areas.append(ScrollArea(frame.routing.open_list, state.box, frame.layer))
    frame.input.wheel = fingers.swipe = 0.0


def _list_keys(frame: Frame, options: Sequence[Option], state: _OpenList) -> int | None:
    """The option that a key picked."""
    for event in frame.routing.claimed:
        if event.type == pygame.TEXTINPUT:
            match = state.ahead.find([option.title for option in options], event.text, state.marked, frame.now)
            state.marked = state.marked if match is None else match
        elif event.key == pygame.K_ESCAPE or event.key == pygame.K_TAB:
            frame.routing.open_list = ""
        elif event.key in ACTIVATE and not (event.key == pygame.K_SPACE and state.ahead.going(frame.now)):
            return state.marked
        else:
            state.marked = place_after(state.marked, event.key, len(options), 8)
    return None


def _list_nodes(
    frame: Frame,
    id: str,
    inside: pygame.Rect,
    options: Sequence[Option],
    lines: Sequence[_ListLine],
    state: _OpenList,
    value: str,
) -> None:
    """The options on the node list, and the marked one's tooltip."""
    tall = frame.theme.item
    for place, line in enumerate(lines):
        if line.number < 0:
            continue
        option = options[line.number]
        rect = pygame.Rect(inside.left, inside.top + place * tall - state.offset, inside.width, tall)
        node = frame.fresh_node(
            f"{id}/{option.id}",
            "option",
            rect,
            option.title,
            value="chosen" if option.id == value else "",
            on=option.id == value,
            tooltip=option.about,
        )
        node = node._replace(clip=pygame.Rect(inside))
        frame.building.append(node)
        if line.number == state.marked and node.shown.height:
            cut = not texts.fits(frame, option.title, "strong", inside.width - frame.theme.px(42))
            words = texts.tip_words(option.title if cut else "", option.about)
            if words:
                line_of_list = pygame.Rect(state.box.left, rect.top, state.box.width, tall)
                frame.hint(node.id, line_of_list, words, beside=True)


def _draw_list(
    frame: Frame,
    box: pygame.Rect,
    inside: pygame.Rect,
    options: Sequence[Option],
    lines: Sequence[_ListLine],
    state: _OpenList,
    value: str,
) -> None:
    size = frame.theme
    rounded(
        size.radius, theme.CARD, theme.LINE, size.border, shadow=size.px(16), shadow_colour=theme.SHADOW, shadow_alpha=0.32
    ).draw(frame.surface, box)
    with frame.clipped(inside):
        for place, line in enumerate(lines):
            rect = pygame.Rect(inside.left, inside.top + place * size.item - state.offset, inside.width, size.item)
            if rect.bottom <= inside.top or rect.top >= inside.bottom:
                continue
            if line.number < 0:
                texts.write(frame, rect.inflate(-2 * size.gap, 0).move(0, size.px(3)), line.words, "small", theme.MUTED)
                continue
            option = options[line.number]
            if line.number == state.marked:
                rounded(size.px(7), theme.PRESSED).draw(frame.surface, rect.inflate(0, -size.px(2)))
            here = option.id == value
            mark = pygame.Rect(rect.left + size.gap, rect.top, size.icon, rect.height)
            if here or option.icon:
                cards.icon(frame, "check" if here else option.icon, mark, theme.ACCENT if here else theme.MUTED)
            words = pygame.Rect(mark.right + size.gap, rect.top, rect.right - mark.right - 2 * size.gap, rect.height)
            texts.write(frame, words, option.title, "strong" if here else "text", theme.INK)
    over = len(lines) * size.item - inside.height
    if over > 0:
        long = max(size.px(24), inside.height * inside.height // (len(lines) * size.item))
        y = inside.top + (inside.height - long) * state.offset // over
        bar = pygame.Rect(inside.right - size.px(5), y, size.px(5), long)
        rounded(bar.width // 2, theme.LINE_HOVER).draw(frame.surface, bar)


def _lines(options: Sequence[Option]) -> list[_ListLine]:
    """The options with the headings of their groups in between."""
    lines: list[_ListLine] = []
    group = ""
    for number, option in enumerate(options):
        if option.group and option.group != group:
            lines.append(_ListLine(-1, option.group))
        group = option.group
        lines.append(_ListLine(number, option.title))
    return lines


def _in_sight(lines: Sequence[_ListLine], state: _OpenList, tall: int, height: int) -> int:
    """The offset at which the marked option can be seen, with its heading if it is the first under it."""
    place = next((place for place, line in enumerate(lines) if line.number == state.marked), 0)
    first = place - 1 if place and lines[place - 1].number < 0 else place
    return min(first * tall, max(state.offset, (place + 1) * tall - height))
