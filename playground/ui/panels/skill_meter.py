"""The skill meter: between acting at random and the best possible, where the learner stands now, and where the person does."""

import math
from typing import NamedTuple

import pygame

from playground.plurals import counted
from playground.training.snapshot import Snapshot
from playground.ui import theme
from playground.ui.board.ghost_mice import GhostSign, sign_stamp
from playground.ui.drawing.images import asset
from playground.ui.drawing.shapes import Rounded
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.panels.against.opponents import INTRODUCTIONS, Opponent, own_episodes
from playground.ui.panels.readouts import signed, skill_words
from playground.ui.workspace import Workspace

ABOUT = "From throwing dice (0) to the best possible (1), by what the level's start is worth to whoever acts so."
SIGN, TRACK = 22, 26
"""Units of the side of a sign, and of the height of what they stand on."""
TOO_LARGE = "This level is too large to work out what dice would earn."
WAITS = "It comes as soon as the level is solved."


class MeterMark(NamedTuple):
    """Who stands on the meter: the sign (None: the mouse), a name, the skill (nan: not known yet), what the tooltip says."""

    id: str
    sign: GhostSign | None
    name: str
    skill: float
    about: str


def skill_meter(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The meter with the learner and the person on it, and both as numbers; as high before it is worked out as afterwards."""
    ui.heading(column.take(ui.theme.heading), "How skilled?", about=ABOUT)
    snapshot = workspace.snapshot
    scale = None if snapshot.scales is None else snapshot.scales.values
    if scale is None or scale.message:
        solving = snapshot.optimum is None
        words = scale.message if scale is not None else WAITS if solving else TOO_LARGE
        room, words = _height(ui), f"{words[:1].upper()}{words[1:]}"
        rect = column.take(max(room, ui.measure_rich(column.rect.width, words, "small")))
        ui.rich(rect, words, style="small", colour=theme.MUTED, id="skill-why")
        return workspace
    marks = (_learner(snapshot), _person(workspace))
    _draw_track(ui, column.take(ui.theme.px(TRACK)), marks)
    ends = Row(column.take(ui.theme.small_line), ui.theme.gap).split(2)
    for rect, words, align, worth in zip(ends, ("dice 0", "best 1"), ("left", "right"), scale[:2], strict=True):
        ui.label(rect, words, style="small", colour=theme.MUTED, align=align, id=f"skill-end-{words.split()[0]}")
        ui.tip(f"skill-{words.split()[0]}", rect, f"Worth {signed(worth, 4)} from the start.")
    for mark in marks:
        line = column.take(ui.theme.line)
        row = Row(line, ui.theme.gap)
        spot = row.take(ui.theme.px(SIGN))
        _draw_sign(ui, mark.sign, spot.center)
        number = row.right(ui.theme.px(70))
        ui.label(number, skill_words(mark.skill), style="number", align="right", id=f"skill-of-{mark.id}")
        ui.label(row.rest(), mark.name, style="small")
        ui.tip(f"skill-{mark.id}", line, mark.about)
    return workspace


def _height(ui: Ui) -> int:
    """Pixels of the track, what stands below it, and the two who stand on it."""
    return ui.theme.px(TRACK) + ui.theme.small_line + 2 * ui.theme.line + 3 * ui.theme.gap


def _learner(snapshot: Snapshot) -> MeterMark:
    """The learner: its best guess, as the meter measured it last."""
    distance, scales = snapshot.distance, snapshot.scales
    worth = math.nan if distance is None else distance.greedy_return
    skill = math.nan if scales is None else scales.values.skill(worth)
    about = "Its best guess, without trying things out"
    about += "." if math.isnan(worth) else f": worth {signed(worth, 4)} from the start."
    return MeterMark("learner", INTRODUCTIONS[Opponent.LEARNER].sign, "The learner now", skill, about)


def _person(workspace: Workspace) -> MeterMark:
    """The person: the mean of the last episodes."""
    own, scales = own_episodes(workspace), workspace.snapshot.scales
    if own is None or scales is None:
        return MeterMark("you", None, "You", math.nan, "Drive to an end, and you stand here too.")
    mean = math.fsum(own.recent) / len(own.recent)
    about = f"The mean of your last {counted(len(own.recent), 'episode')}: {signed(mean, 4)}, luck included."
    return MeterMark("you", None, "You", scales.values.skill(mean), about)


def _draw_track(ui: Ui, rect: pygame.Rect, marks: tuple[MeterMark, ...]) -> None:
    """Draws the way from dice to best, and the signs on it; who is worse than dice stands at its beginning."""
    side = ui.theme.px(SIGN)
    track = pygame.Rect(rect.left + side // 2, rect.centery - ui.theme.px(4), rect.width - side, ui.theme.px(8))
    Rounded(track.height // 2, theme.TRACK).draw(ui.surface, track)
    for mark in marks:
        if not math.isnan(mark.skill):
            x = track.left + round(track.width * min(1.0, max(0.0, mark.skill)))
            _draw_sign(ui, mark.sign, (x, rect.centery))


def _draw_sign(ui: Ui, sign: GhostSign | None, middle: tuple[int, int]) -> None:
    """Draws a sign around a point, or the mouse itself."""
    side = ui.theme.px(SIGN)
    stamp = asset("figures/mouse.svg", (side, side)) if sign is None else sign_stamp(sign, side)
    ui.surface.blit(stamp, stamp.get_rect(center=middle))
