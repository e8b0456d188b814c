"""The podium: who came first, once a race is over. Blocks rise from the last place to the first, and a tie is a tie."""

import math
from dataclasses import replace

import pygame

from playground.training.places import RaceScore
from playground.training.snapshot import Snapshot
from playground.ui import theme
from playground.ui.drawing.images import asset
from playground.ui.drawing.shapes import rounded
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row, centred
from playground.ui.kit.texts import write
from playground.ui.panels.curve_lines import draw_sample
from playground.ui.panels.readouts import short_count, signed
from playground.ui.race.runners import LINES, Finish, finishes, short_names, snapshots
from playground.ui.race.setup import RaceSetup, again
from playground.ui.workspace import Workspace

HEIGHTS = {1: 1.0, 2: 0.7, 3: 0.46, 4: 0.28}
"""How high the block of each place is, relative to the highest."""
RISING = 0.5
"""Seconds in which a block rises; those of better places begin later."""
FEWEST, MOST_DIGITS = 2, 6
"""Digits after the point of a score."""
TWINKLING = 6.0
"""Seconds in which the stars twinkle."""
STARS = 5
"""That twinkle over the winner."""


class _Rise:
    """Since when the podium stands there."""

    def __init__(self) -> None:
        self.since: float | None = None


def podium(ui: Ui, room: pygame.Rect, workspace: Workspace) -> Workspace:
    """The card with the places over the boards, until it is closed; nothing while the race goes on."""
    setup = workspace.recall(RaceSetup)
    if not stands(workspace):
        return workspace
    lengths, done = ui.theme, finishes(workspace)
    if room.width < lengths.px(200):  # the places stand in their list; here they would only cover the boards
        return workspace
    wide = min(room.width - 2 * lengths.gap, lengths.px(150 + 110 * len(done)))
    high = min(room.height - 2 * lengths.gap, lengths.px(330))
    box = centred(room, wide, high)
    inside = Column(ui.card(box).inflate(-2 * lengths.px(4), 0), lengths.px(4))
    head = Row(inside.take(lengths.heading), lengths.gap)
    if ui.button("podium-close", head.right(lengths.px(30)), "", icon="close", tooltip="Close  (Esc)", flat=True):
        return closed(workspace)
    ui.label(head.rest(), headline(workspace, done), style="heading", colour=theme.ACCENT_DARK, id="podium-title")
    if inside.left >= lengths.px(150):
        ui.label(inside.take(lengths.small_line), decided_by(setup), style="small", colour=theme.MUTED, id="podium-by")
    foot = Row(inside.bottom(lengths.button), lengths.gap)
    blocks = inside.rest()
    if blocks.height >= lengths.px(96) and blocks.width >= lengths.px(60) * len(done):
        _blocks(ui, blocks, workspace, done)
    same, new = foot.split(2)
    if ui.button("podium-again", same, "Again", icon="reset", primary=True, tooltip="The same race with the same numbers"):
        return again(replace(workspace, brain=replace(workspace.brain, running=True)))
    if ui.button("podium-new", new, "New luck", icon="dice", tooltip="The same race with other random numbers"):
        return again(replace(workspace, brain=replace(workspace.brain, running=True)), new_seeds=True)
    return workspace


def stands(workspace: Workspace) -> bool:
    """Whether the podium is to be seen."""
    setup = workspace.recall(RaceSetup)
    tallies = [runner.tally for runner in snapshots(workspace)]
    done = all(tally is not None and tally.ended for tally in tallies)
    return done and setup.closed != setup.run and setup.opened is None


def closed(workspace: Workspace) -> Workspace:
    """The workspace after the places were taken note of."""
    setup = workspace.recall(RaceSetup)
    return workspace.remember(replace(setup, closed=setup.run))


def headline(workspace: Workspace, done: tuple[Finish, ...]) -> str:
    """Who has won, in one line."""
    called = short_names(workspace)
    first = [called[number] for number, finish in enumerate(done) if finish.place == 1]
    if not first:
        return "Nobody came first"
    if len(first) == 1:
        name = first[0]
        return f"{name[:1].upper() if name[:1].isascii() else name[:1]}{name[1:]} wins!"
    return "A tie of all!" if len(first) == len(done) > 2 else f"A tie: {', '.join(first[:-1])} and {first[-1]}"


def decided_by(setup: RaceSetup) -> str:
    """By what it was decided, in words."""
    last = "the last episode" if setup.last == 1 else f"the last {setup.last} episodes"
    return {
        RaceScore.LAST: f"By the mean return of {last}",
        RaceScore.TOTAL: "By all rewards since the start",
        RaceScore.FIRST: "By who found the best way first",
        RaceScore.DISTANCE: "By how close the greedy policy is to the best one",
    }[setup.by]


def all_score_words(workspace: Workspace, done: tuple[Finish, ...]) -> tuple[str, ...]:
    """Everyone's score as it is written, with as many digits as tell different ones apart."""
    setup, every = workspace.recall(RaceSetup), snapshots(workspace)
    for digits in range(FEWEST, MOST_DIGITS + 1):
        words = tuple(score_words(finish, runner, setup.by, digits) for finish, runner in zip(done, every, strict=True))
        if len({*words}) == len({(finish.place, word) for finish, word in zip(done, words, strict=True)}):
            break
    return words


def score_words(finish: Finish, runner: Snapshot, by: RaceScore, digits: int = 2) -> str:
    """A score as it is written, with so many digits after the point at most."""
    tally = runner.tally
    if tally is not None and tally.trouble:
        return "dropped out"
    if math.isnan(finish.score):
        return "not yet" if by is RaceScore.FIRST and tally is not None and tally.searched else "–"
    match by:
        case RaceScore.FIRST:
            return f"step {short_count(-finish.score)}"
        case RaceScore.DISTANCE:
            return (
                "the best"
                if finish.score > -1e-9
                else "never arrives"
                if math.isinf(finish.score)
                else signed(finish.score, digits)
            )
        case RaceScore.TOTAL | RaceScore.LAST:
            return signed(finish.score, digits)


def _order(done: tuple[Finish, ...]) -> list[int]:
    """The runners from left to right as on a podium: the first one in the middle, the second one left of it."""
    ranked = sorted(range(len(done)), key=lambda number: (done[number].place or 9, number))
    return [ranked[1], ranked[0], *ranked[2:]] if len(ranked) > 2 else ranked


def _blocks(ui: Ui, area: pygame.Rect, workspace: Workspace, done: tuple[Finish, ...]) -> None:
    """The blocks with the runners on them."""
    setup, called, words = workspace.recall(RaceSetup), short_names(workspace), all_score_words(workspace, done)
    lengths, order = ui.theme, _order(done)
    names, numbers = lengths.small_line + lengths.px(2), lengths.small_line
    ground = area.bottom - names - numbers
    mouse = min(lengths.px(46), (ground - area.top) // 2)
    room = ground - area.top - mouse
    since = _since(ui, setup)
    for number, part in zip(order, Row(area, lengths.gap).split(len(order)), strict=True):
        finish = done[number]
        late = RISING * (max((other.place or 0) for other in done) - finish.place) if finish.place is not None else 0.0
        share = 1.0 if ui.theme.reduced_motion else min(1.0, max(0.0, (ui.now - since - late) / RISING))
        ui.wants_frame = ui.wants_frame or share < 1.0
        high = round(max(0, room) * HEIGHTS.get(finish.place or 0, 0.0) * (1.0 - (1.0 - share) ** 2))
        block = pygame.Rect(part.left, ground - high, part.width, high)
        _block(ui, block, number, finish)
        spot = pygame.Rect(part.centerx - mouse // 2, block.top - mouse, mouse, mouse)
        _mouse(ui, spot, finish, share, not ui.theme.reduced_motion and ui.now - since < TWINKLING)
        text = Column(pygame.Rect(part.left, ground + lengths.px(2), part.width, names + numbers))
        ui.label(text.take(lengths.small_line), called[number], style="small", align="center", id=f"podium-name-{number}")
        ui.label(
            text.take(numbers), words[number], style="small", colour=theme.MUTED, align="center", id=f"podium-score-{number}"
        )


def _since(ui: Ui, setup: RaceSetup) -> float:
    """Since when this podium stands there."""
    rise = ui.kept(f"podium-{setup.run}-{setup.by}", _Rise)
    rise.since = ui.now if rise.since is None else rise.since
    return rise.since


def _block(ui: Ui, block: pygame.Rect, number: int, finish: Finish) -> None:
    """A block with the place on it, and the runner's line along its upper edge."""
    lengths = ui.theme
    if finish.place is None or block.height < lengths.px(6):
        return
    rounded(lengths.px(6), theme.SUNKEN, theme.EDGE, lengths.px(1)).draw(ui.surface, block)
    edge = pygame.Rect(block.left + lengths.px(6), block.top + lengths.px(2), block.width - 2 * lengths.px(6), lengths.px(8))
    if edge.width > 0 and edge.bottom < block.bottom:
        draw_sample(ui.surface, edge, LINES[number])
    words = pygame.Rect(block.left, edge.bottom, block.width, block.bottom - edge.bottom)
    if words.height >= lengths.small_line:
        style = "title" if words.height >= lengths.px(38) else "strong"
        write(ui, words, str(finish.place), style, theme.INK, "center")
    ui.note(f"podium-place-{number}", "label", block, str(finish.place))


def _mouse(ui: Ui, spot: pygame.Rect, finish: Finish, share: float, twinkles: bool) -> None:
    """The mouse on its block; the winner is happy under stars, who dropped out is dizzy."""
    if spot.width < 8:
        return
    name = "mouse-happy" if finish.place == 1 else "mouse-dizzy" if finish.place is None else "mouse"
    ui.surface.blit(asset(f"figures/{name}.svg", spot.size), spot)
    if finish.place != 1 or share < 1.0:
        return
    side = max(6, spot.width // 4)
    for star in range(STARS):
        angle = math.pi * (0.08 + 0.84 * star / (STARS - 1))
        far = spot.width * 0.74
        twinkle = 1.0 if not twinkles else 0.8 + 0.2 * math.sin(5.0 * ui.now + 2.0 * star)
        size = max(4, round(side * twinkle))
        place = pygame.Rect(0, 0, size, size)
        place.center = round(spot.centerx + far * math.cos(angle)), round(spot.centery - 0.62 * far * math.sin(angle))
        ui.surface.blit(asset("figures/star.svg", place.size), place)
    ui.wants_frame = ui.wants_frame or twinkles
