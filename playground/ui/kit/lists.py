"""Lists: one of several things, all of them in sight."""

from collections.abc import Sequence

import pygame

from playground.ui import theme
from playground.ui.drawing.shapes import rounded
from playground.ui.kit import cards, scrolls, texts
from playground.ui.kit.frame import Frame
from playground.ui.kit.node import Option

SHORT = 200
"""Lines of a list up to which each of them is on the list of nodes."""

_LIST_KEYS = frozenset(
    {pygame.K_UP, pygame.K_DOWN, pygame.K_HOME, pygame.K_END, pygame.K_PAGEUP, pygame.K_PAGEDOWN, pygame.TEXTINPUT}
)


def place_after(place: int, key: int, count: int, page: int) -> int:
    """The place in a list after an arrow, Home, End, Page up or down."""
    steps = {
        pygame.K_UP: -1,
        pygame.K_LEFT: -1,
        pygame.K_DOWN: 1,
        pygame.K_RIGHT: 1,
        pygame.K_PAGEUP: -page,
        pygame.K_PAGEDOWN: page,
        pygame.K_HOME: -count,
        pygame.K_END: count,
    }
    return max(0, min(count - 1, place + steps.get(key, 0)))


class TypeAhead:
    """Finds a title by its first letters; letters typed within a second belong together."""

    def __init__(self) -> None:
        self.letters = ""
        self.last = -10.0

    def going(self, now: float) -> bool:
        """Whether a word is being typed."""
        return bool(self.letters) and now - self.last < 1.0

    def find(self, titles: Sequence[str], letters: str, place: int, now: float) -> int | None:
        """The number of the title meant, looked for from `place` on; None where none begins so."""
        start = place if self.going(now) else place + 1
        self.letters = (self.letters if self.going(now) else "") + letters.casefold()
        self.last = now
        for number in range(len(titles)):
            at = (start + number) % len(titles)
            if titles[at].casefold().startswith(self.letters):
                return at
        return None


def list_box(frame: Frame, id: str, rect: pygame.Rect, items: Sequence[Option], value: str, label: str = "") -> str:
    """Lines to choose from, scrolling, under the headings of their groups; returns the chosen id.

    A click chooses; arrows, Home, End, Page up and down and first letters move the choice while it has the focus.
    A line with `about` shows it in small letters below its title. label: what is chosen, for who cannot see what stands around.
    """
    size = frame.theme
    places = [item.id for item in items]
    here = places.index(value) if value in places else -1
    words = items[here].title if here >= 0 else ""
    touch = frame.touch(frame.fresh_node(id, "list", rect, label or id, value=words, focusable=True, keys=_LIST_KEYS, axis="y"))
    ahead = frame.kept(id + "/letters", TypeAhead)
    for event in touch.keys:
        place = places.index(value) if value in places else -1
        if event.type == pygame.TEXTINPUT:
            match = ahead.find([item.title for item in items], event.text, place, frame.now)
            value = value if match is None else places[match]
        elif items:
            value = places[place_after(place, event.key, len(items), max(1, rect.height // size.item - 1))]
    changed = bool(touch.keys)
    rounded(size.radius, theme.FIELD, theme.LINE, size.border).draw(frame.surface, rect)
    with scrolls.scroll(frame, id + "/lines", rect.inflate(-2 * size.px(5), -2 * size.px(5))) as area:
        y, group = area.rect.top, ""
        for item in items:
            if item.group and item.group != group:
                texts.label(
                    frame,
                    pygame.Rect(area.rect.left + size.gap, y, area.rect.width - size.gap, size.item),
                    item.group,
                    "small",
                    theme.MUTED,
                )
                y += size.item
            group = item.group
            line = pygame.Rect(area.rect.left, y, area.rect.width, size.item + (size.small_line if item.about else 0))
            # Of a long list only what is in sight is worth a node; of a short one all of it.
            sight = len(items) <= SHORT or (line.bottom > rect.top and line.top < rect.bottom)
            if sight and _list_line(frame, id, line, item, item.id == value, touch.hover, touch.clicked):
                value = item.id
            if changed and item.id == value:
                area.show(line)
            y = line.bottom
        area.used(y - area.rect.top)
    return value


def _list_line(frame: Frame, id: str, line: pygame.Rect, item: Option, chosen: bool, hover: bool, clicked: bool) -> bool:
    """Draws a line; whether it was clicked."""
    size = frame.theme
    place = len(frame.building)
    value = "chosen" if chosen else ""
    frame.building.append(
        frame.fresh_node(f"{id}/{item.id}", "option", line, item.title, value=value, on=chosen, tooltip=item.about)
    )
    if f"{id}/{item.id}" in frame.routing.picked:
        return True
    if line.bottom <= frame.clip.top or line.top >= frame.clip.bottom:
        return False
    lift = frame.input.released.get(1)
    over = hover and line.collidepoint(frame.mouse) and frame.clip.collidepoint(frame.mouse)
    if chosen or over:
        rounded(size.px(7), theme.ACCENT_SOFT if chosen else theme.HOVER).draw(frame.surface, line.inflate(0, -size.px(2)))
    words = pygame.Rect(line.left + size.gap, line.top, line.width - 2 * size.gap, size.item)
    if item.icon:
        cards.icon(
            frame, item.icon, pygame.Rect(words.left, line.top, size.icon, size.item), theme.ACCENT if chosen else theme.MUTED
        )
        words.left, words.width = words.left + size.icon + size.gap, words.width - size.icon - size.gap
    whole = texts.write(frame, words, item.title, "strong" if chosen else "text", theme.INK)
    below = pygame.Rect(words.left, words.bottom - size.px(8), words.width, size.small_line)
    whole = texts.write(frame, below, item.about, "small", theme.MUTED) and whole
    if not whole:
        frame.building[place] = frame.building[place]._replace(tooltip=texts.tip_words(item.title, item.about))
    if over and not whole:
        frame.hint(f"{id}/{item.id}", line, texts.tip_words(item.title, item.about))
    inside = lift is not None and line.collidepoint(lift) and frame.clip.collidepoint(lift)
    return clicked and inside
