"""The timeline under the board: where in its run one is, the bookmarks on the way, and the buttons that go back and on."""

import pygame

from playground.training.past_view import Bookmark, BookmarkKind, Timeline
from playground.ui import theme
from playground.ui.drawing.shapes import rounded
from playground.ui.kit import Ui
from playground.ui.kit.layout import Row
from playground.ui.kit.notches import notches
from playground.ui.offering import offered
from playground.ui.panels.more import plainly
from playground.ui.panels.readouts import short_count
from playground.ui.rewinding import bookmark_words, branched, played, sought, stepped
from playground.ui.workspace import Workspace

Rect = pygame.Rect

HIGH, WIDE = 40, 620
"""Units of the bar's height; of its width from which buttons have words."""
STEPS, PLAYS = 330, 410
"""Units of its width from which there is room for the buttons that step, and for those that play: the track needs the most."""
NEAR = 7
"""Units within which the pointer is at a bookmark, or at now."""
NOW = "Back to the run of now  (N)"
BRANCH = "Go on from this moment: the run until now is kept, and what you change counts from here"
ICONS: dict[BookmarkKind, str] = {
    BookmarkKind.GOAL: "flag",
    BookmarkKind.PIT: "warning",
    BookmarkKind.START_WORTH: "start-flag",
    BookmarkKind.OPTIMAL_PATH: "trophy",
    BookmarkKind.LAST_ARROWS: "arrow-up",
    BookmarkKind.DIAL: "gear",
    BookmarkKind.EDIT: "pencil",
    BookmarkKind.DIVERGENCE: "close",
    BookmarkKind.OWN: "bookmark",
    BookmarkKind.BRANCH: "branch",
}
"""What stands for each kind of bookmark."""
COLOURS: dict[BookmarkKind, str] = {
    BookmarkKind.PIT: "ERROR",
    BookmarkKind.DIVERGENCE: "ERROR",
    BookmarkKind.DIAL: "MUTED",
    BookmarkKind.EDIT: "MUTED",
    BookmarkKind.BRANCH: "MUTED",
}
"""Their colours, where they are not those of what is good."""


def past_height(ui: Ui, workspace: Workspace, room: int) -> int:
    """Pixels of the bar in a card that has so much room; none where nothing can be gone back to."""
    past = workspace.snapshot.timeline if offered(workspace, "past") else None
    return ui.theme.px(HIGH) if past is not None and room >= ui.theme.px(200) else 0


def past_bar(ui: Ui, rect: Rect, workspace: Workspace) -> Workspace:
    """The track of the run with its bookmarks between the buttons that step and play."""
    past = workspace.snapshot.timeline
    if past is None:
        return workspace
    lengths = ui.theme
    if not past.live:
        rounded(lengths.radius, theme.ACCENT_SOFT).draw(ui.surface, rect)
    inside = rect.inflate(-2 * lengths.px(4), -2 * lengths.px(3))
    row = Row(inside, lengths.px(2))
    side = inside.height
    steps, plays = (inside.width >= lengths.px(least) for least in (STEPS, PLAYS))
    if plays:
        workspace = _play_back(ui, row, side, past, workspace)
    if steps:
        workspace = _step_back(ui, row, side, past, workspace)
    workspace = _more(ui, row, side, past, workspace)
    if plays:
        workspace = _play_on(ui, row, side, past, workspace)
    if steps:
        workspace = _step_on(ui, row, side, past, workspace)
    return _track(ui, row.rest().inflate(-2 * lengths.px(6), 0), past, workspace)


def _play_back(ui: Ui, row: Row, side: int, past: Timeline, workspace: Workspace) -> Workspace:
    """At the left end: plays backwards."""
    able = past.at > past.first
    icon, tip = ("pause", "Stop") if past.playing < 0 else ("play-back", "Play the past backwards")
    if ui.button("past-play-back", row.take(side), "", icon=icon, enabled=able, tooltip=tip, flat=True):
        workspace = played(workspace, -1)
    return workspace


def _step_back(ui: Ui, row: Row, side: int, past: Timeline, workspace: Workspace) -> Workspace:
    """At the left of the track: one step back."""
    able = past.at > past.first
    tip = "One step back  ( , )  ·  an episode: Shift ,"
    if ui.button("past-back", row.take(side), "", icon="step-back", enabled=able, tooltip=tip, flat=True):
        workspace = stepped(workspace, -1)
    return workspace


def _play_on(ui: Ui, row: Row, side: int, past: Timeline, workspace: Workspace) -> Workspace:
    """At the right: plays forwards. Live there is nothing to go on to."""
    icon, tip = ("pause", "Stop") if past.playing > 0 else ("play", "Play from here on")
    if ui.button("past-play", row.right(side), "", icon=icon, enabled=not past.live, tooltip=tip, flat=True):
        workspace = played(workspace, 1)
    return workspace


def _step_on(ui: Ui, row: Row, side: int, past: Timeline, workspace: Workspace) -> Workspace:
    """At the right of the track: one step on."""
    tip = "One step on  ( . )  ·  an episode: Shift ."
    if ui.button("past-on", row.right(side), "", icon="step", enabled=not past.live, tooltip=tip, flat=True):
        workspace = stepped(workspace, 1)
    return workspace


def _more(ui: Ui, row: Row, side: int, past: Timeline, workspace: Workspace) -> Workspace:
    """At the right end: back to now, a branch from here, all about the past."""
    wide = row.rect.width >= ui.theme.px(WIDE)
    tip = "Bookmarks, branches, what changed"
    if not plainly(workspace) and ui.button("past-card", row.right(side), "", icon="history", tooltip=tip, flat=True):
        workspace = workspace.open_dialog("past")
    able = not past.live  # they keep their room all the time, so that the track does not move under a pointer that drags
    word = "Now" if wide else ""
    room = ui.theme.px(74) if wide else side
    if ui.button("past-now", row.right(room), word, icon="faster", primary=able, enabled=able, tooltip=NOW):
        workspace = sought(workspace, None)
    word = "Branch" if wide else ""
    room = ui.theme.px(96) if wide else side
    if ui.button("past-branch", row.right(room), word, icon="branch", enabled=able, tooltip=BRANCH, flat=not wide):
        workspace = branched(workspace)
    return workspace


def _track(ui: Ui, rect: Rect, past: Timeline, workspace: Workspace) -> Workspace:
    """The line from the beginning to now, with the knob on the moment that is shown; a press or a drag goes there."""
    lengths = ui.theme
    line = Rect(rect.left, 0, rect.width, lengths.px(5))
    line.bottom = rect.bottom - lengths.px(5)
    words, tip = moment_words(past), _tip(ui, rect, past)
    place, count = past.at - past.first, past.last - past.first + 1
    picked = notches(ui, "past", rect, count, place, "Moment of the run", value=words, tooltip=tip)
    rounded(line.height // 2, theme.TRACK).draw(ui.surface, line)
    x = _x(rect, past, past.at)
    done = Rect(line.left, line.top, max(line.height, x - line.left), line.height)
    rounded(line.height // 2, theme.ACCENT).draw(ui.surface, done)
    _draw_marks(ui, rect, line, past)
    if past.compared is not None:
        _draw_compared(ui, rect, line, _x(rect, past, past.compared))
    knob = Rect(0, 0, lengths.px(13), lengths.px(13))
    knob.center = x, line.centery
    rounded(knob.width // 2, theme.ACCENT if past.live else theme.CARD, theme.ACCENT, lengths.px(3)).draw(ui.surface, knob)
    if not past.live:
        _bubble(ui, knob, rect, words if past.seeking is None else f"Going there … {past.seeking:.0%}")
    held, asked = 1 in ui.input.held, ui.kept("past/asked", lambda: [place])
    if picked == place or (held and picked == asked[0]):
        asked[0] = asked[0] if held else place
        return workspace
    released, asked[0] = not held and picked == asked[0], picked
    at = past.first + picked
    now = at >= past.last or (held and ui.mouse[0] >= rect.right - ui.theme.px(NEAR))
    return workspace if released else sought(workspace, None if now else _near(ui, rect, past, at))


def moment_words(past: Timeline) -> str:
    """The moment that is shown, in words."""
    if past.live:
        return f"now: step {short_count(past.last)}"
    exact = f"{past.at:,}" if past.at < 10_000_000 else short_count(past.at)
    return f"step {exact} of {short_count(past.last)}"


def _about(past: Timeline) -> str:
    """What the track is, and what it costs."""
    words = "Everything that has happened in this run: drag to go back. What you see is exactly what it was."
    return f"{words} {past.forgotten}" if past.forgotten else words


def _x(rect: Rect, past: Timeline, at: int) -> int:
    """Where a moment stands on the track."""
    return rect.left + round((at - past.first) / max(1, past.last - past.first) * rect.width)


def _near(ui: Ui, rect: Rect, past: Timeline, at: int) -> int:
    """The moment of a bookmark that the pointer is at, else the moment itself: one cannot hit a tick of a million.

    The left end is always the beginning.
    """
    mark = None if ui.mouse[0] <= rect.left else _pointed(ui, rect, past)
    return at if mark is None or 1 not in ui.input.held else mark.at


def _pointed(ui: Ui, rect: Rect, past: Timeline) -> Bookmark | None:
    """The bookmark under the pointer."""
    x, y = ui.mouse
    if not rect.collidepoint(x, y):
        return None
    near = min(past.bookmarks, key=lambda mark: abs(_x(rect, past, mark.at) - x), default=None)
    return near if near is not None and abs(_x(rect, past, near.at) - x) <= ui.theme.px(NEAR) else None


def _tip(ui: Ui, rect: Rect, past: Timeline) -> str:
    """What the tooltip says: at a bookmark its name, elsewhere what the track is."""
    mark = _pointed(ui, rect, past)
    if past.compared is not None and abs(_x(rect, past, past.compared) - ui.mouse[0]) <= ui.theme.px(NEAR):
        return f"Compared with this moment: step {past.compared:,}"
    return _about(past) if mark is None else f"{bookmark_words(mark)}: step {mark.at:,}"


def _draw_marks(ui: Ui, rect: Rect, line: Rect, past: Timeline) -> None:
    """The signs of the bookmarks above the line; of those that would lie over one another only the first has its sign."""
    side = ui.theme.px(14)
    taken = -side
    for mark in sorted(past.bookmarks, key=lambda mark: mark.at):
        x = _x(rect, past, mark.at)
        colour = theme.colour(COLOURS.get(mark.kind, "ACCENT_DARK"))
        ui.surface.fill(colour, (x - ui.theme.px(1), line.top - ui.theme.px(2), ui.theme.px(2), line.height + ui.theme.px(4)))
        if x - taken >= side:
            spot = Rect(max(rect.left, min(x - side // 2, rect.right - side)), rect.top, side, side)
            ui.icon(ICONS[mark.kind], spot, colour)
            taken = x


def _draw_compared(ui: Ui, rect: Rect, line: Rect, x: int) -> None:
    """The sign of the moment that is compared with, on the line: a ring of the colour of what is chosen."""
    side = ui.theme.px(11)
    spot = Rect(0, 0, side, side)
    spot.center = max(rect.left + side // 2, min(x, rect.right - side // 2)), line.centery
    rounded(ui.theme.px(2), theme.CARD, theme.FOCUS, ui.theme.px(3)).draw(ui.surface, spot)
    ui.note("past-compared", "label", spot, "compared with this moment")


def _bubble(ui: Ui, knob: Rect, rect: Rect, words: str) -> None:
    """The moment in words above the knob; it may lie over the margin of the board."""
    lengths = ui.theme
    bubble = Rect(0, 0, ui.width(words, "small") + 2 * lengths.px(8), lengths.small_line + lengths.px(4))
    bubble.midbottom = knob.centerx, rect.top + lengths.px(2)
    bubble.left = max(rect.left, min(bubble.left, rect.right - bubble.width))
    rounded(bubble.height // 2, theme.ACCENT_DARK).draw(ui.surface, bubble)
    ui.label(bubble, words, style="small", colour=theme.ON_ACCENT, align="center", id="past-at")
