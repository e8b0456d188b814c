"""Lists and tabs: one of several things, all of them in sight."""

from collections.abc import Sequence

import pygame

from playground.ui import theme
from playground.ui.drawing.shapes import rounded
from playground.ui.kit.node import Option
from playground.ui.kit.scrolls import Scrolls

SHORT = 200
"""Lines of a list up to which each of them is on the list of nodes."""
_LIST_KEYS = frozenset(
    {pygame.K_UP, pygame.K_DOWN, pygame.K_HOME, pygame.K_END, pygame.K_PAGEUP, pygame.K_PAGEDOWN, pygame.TEXTINPUT}
)
_TAB_KEYS = frozenset({pygame.K_LEFT, pygame.K_RIGHT, pygame.K_HOME, pygame.K_END})


def moved(place: int, key: int, count: int, page: int) -> int:
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


class Lists(Scrolls):
    """Lists and tabs."""

    def tabs(self, id: str, rect: pygame.Rect, options: Sequence[Option], value: str) -> str:
        """A row of tabs, the chosen one raised; left and right move while it has the focus. Returns the chosen id."""
        size = self.theme
        places = [option.id for option in options]
        here = places.index(value) if value in places else -1
        words = options[here].title if here >= 0 else ""
        touch = self._touch(self._node(id, "tabs", rect, id, value=words, focusable=True, keys=_TAB_KEYS, axis="x"))
        for event in touch.keys:
            if event.type == pygame.KEYDOWN and options:
                value = places[moved(here, event.key, len(places), 1)]
        rounded(size.radius, theme.SUNKEN).draw(self.surface, rect)
        inside = rect.inflate(-2 * size.px(4), -2 * size.px(4))
        cells = self._tab_rects(inside, options)
        lift = self._events.released.get(1)
        for option, cell in zip(options, cells, strict=True):
            over = touch.hover and cell.collidepoint(self.mouse)
            if touch.clicked and lift is not None and cell.collidepoint(lift):
                value = option.id
            room = cell.width - 2 * size.px(8) - (size.icon + size.px(6) if option.icon else 0)
            whole = self._fits(option.title, "button", room)
            if over and (option.about or not whole):
                self._hint(f"{id}/{option.id}", cell, "\n".join(w for w in ("" if whole else option.title, option.about) if w))
        chosen = places.index(value) if value in places else -1
        if chosen >= 0:
            cell = cells[chosen]
            face = pygame.Rect(
                round(self.animate((id, "x"), cell.left)), cell.top, round(self.animate((id, "w"), cell.width)), cell.height
            )
            rounded(size.px(7), theme.CARD, theme.CARD_EDGE, size.px(1), size.px(2), theme.EDGE).draw(self.surface, face)
        for number, (option, cell) in enumerate(zip(options, cells, strict=True)):
            here_now = number == chosen
            self._note(f"{id}/{option.id}", "tab", cell, option.title, "chosen" if here_now else "")
            over = touch.hover and cell.collidepoint(self.mouse)
            self._tab(cell, option, theme.ACCENT if here_now else theme.INK if over else theme.MUTED)
        return value

    def _tab_rects(self, inside: pygame.Rect, options: Sequence[Option]) -> list[pygame.Rect]:
        """The cells: equal ones where all titles fit, else as wide as the titles are against one another."""
        size = self.theme
        wanted = [
            self.width(option.title, "button") + 2 * size.px(8) + (size.icon + size.px(6) if option.icon else 0)
            for option in options
        ]
        if not wanted:
            return []
        shares = [1.0] * len(wanted) if max(wanted) * len(wanted) <= inside.width else [float(width) for width in wanted]
        cells, so_far = [], 0.0
        for share in shares:
            start = round(inside.width * so_far / sum(shares))
            so_far += share
            cells.append(
                pygame.Rect(inside.left + start, inside.top, round(inside.width * so_far / sum(shares)) - start, inside.height)
            )
        return cells

    def _tab(self, cell: pygame.Rect, option: Option, ink: theme.Colour) -> None:
        """A tab's icon and title; the icon alone where the title would be cut to a stump."""
        size = self.theme
        beside = size.icon + size.px(6) if option.icon else 0
        if beside and cell.width < beside + size.px(20):
            self.icon(option.icon, pygame.Rect(cell.centerx - size.icon // 2, cell.top, size.icon, cell.height), ink)
            return
        room = max(0, cell.width - 2 * size.px(8) - beside)
        words = min(self.width(option.title, "button"), room)
        x = cell.centerx - (words + beside) // 2
        if option.icon:
            self.icon(option.icon, pygame.Rect(x, cell.top, size.icon, cell.height), ink)
        self._write(pygame.Rect(x + beside, cell.top - size.px(1), room, cell.height), option.title, "button", ink)

    def list(self, id: str, rect: pygame.Rect, items: Sequence[Option], value: str) -> str:
        """Lines to choose from, scrolling, under the headings of their groups; returns the chosen id.

        A click chooses; arrows, Home, End, Page up and down and first letters move the choice while it has the focus.
        A line with `about` shows it in small letters below its title.
        """
        size = self.theme
        places = [item.id for item in items]
        here = places.index(value) if value in places else -1
        words = items[here].title if here >= 0 else ""
        touch = self._touch(self._node(id, "list", rect, id, value=words, focusable=True, keys=_LIST_KEYS, axis="y"))
        ahead = self.kept(id + "/letters", TypeAhead)
        for event in touch.keys:
            place = places.index(value) if value in places else -1
            if event.type == pygame.TEXTINPUT:
                found = ahead.find([item.title for item in items], event.text, place, self.now)
                value = value if found is None else places[found]
            elif items:
                value = places[moved(place, event.key, len(items), max(1, rect.height // size.item - 1))]
        changed = bool(touch.keys)
        rounded(size.radius, theme.FIELD, theme.LINE, size.border).draw(self.surface, rect)
        with self.scroll(id + "/lines", rect.inflate(-2 * size.px(5), -2 * size.px(5))) as area:
            y, group = area.rect.top, ""
            for item in items:
                if item.group and item.group != group:
                    self.label(
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
                if sight and self._list_line(id, line, item, item.id == value, touch.hover, touch.clicked):
                    value = item.id
                if changed and item.id == value:
                    area.show(line)
                y = line.bottom
            area.used(y - area.rect.top)
        return value

    def _list_line(self, id: str, line: pygame.Rect, item: Option, chosen: bool, hover: bool, clicked: bool) -> bool:
        """Draws a line; whether it was clicked."""
        size = self.theme
        self._note(f"{id}/{item.id}", "option", line, item.title, "chosen" if chosen else "")
        if line.bottom <= self._clip.top or line.top >= self._clip.bottom:
            return False
        lift = self._events.released.get(1)
        over = hover and line.collidepoint(self.mouse) and self._clip.collidepoint(self.mouse)
        if chosen or over:
            rounded(size.px(7), theme.ACCENT_SOFT if chosen else theme.HOVER).draw(self.surface, line.inflate(0, -size.px(2)))
        words = pygame.Rect(line.left + size.gap, line.top, line.width - 2 * size.gap, size.item)
        if item.icon:
            self.icon(item.icon, pygame.Rect(words.left, line.top, size.icon, size.item), theme.ACCENT if chosen else theme.MUTED)
            words.left, words.width = words.left + size.icon + size.gap, words.width - size.icon - size.gap
        whole = self._write(words, item.title, "strong" if chosen else "text", theme.INK)
        below = pygame.Rect(words.left, words.bottom - size.px(8), words.width, size.small_line)
        whole = self._write(below, item.about, "small", theme.MUTED) and whole
        if over and not whole:
            self._hint(f"{id}/{item.id}", line, "\n".join(part for part in (item.title, item.about) if part))
        inside = lift is not None and line.collidepoint(lift) and self._clip.collidepoint(lift)
        return clicked and inside
