"""What is expected? Episodes from one cell, their returns, and what it costs to add them up instead of asking the neighbours."""

import math
from dataclasses import dataclass, replace
from functools import lru_cache

import pygame

from playground.settings import Dial
from playground.training import commands
from playground.training.commands import Study
from playground.training.odometer import Cost, cost
from playground.training.snapshot import Fan, Snapshot, Studied
from playground.ui import theme
from playground.ui.board.numerals import numeral
from playground.ui.board.viewport import Viewport
from playground.ui.explanation import Explanation
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.looking import state_read
from playground.ui.panels.figures import bar, counted
from playground.ui.panels.happened import place
from playground.ui.panels.histogram import histogram
from playground.ui.panels.whose import whose
from playground.ui.workspace import Workspace
from playground.world.mdp import TabularMDP

MORE = (1, 10, 100, 1000)
"""So many episodes at one press."""
LONGEST = 30
"""Steps ahead up to which ways are counted."""
COUNTED = 20_000
"""States up to which they are counted at all: it takes a moment for each step."""
STEPS = Dial("steps", int, 6, 1, LONGEST, (), "", "steps ahead", "How far one looks ahead.", False)
WAY_ALPHA = 70


@dataclass(frozen=True)
class Rollouts:
    """Whose policy plays, and how far the ways are counted."""

    whose: str = "uniform"
    steps: int = 6


def _fan(workspace: Workspace) -> Fan | None:
    """The episodes from the cell that is read."""
    fan = workspace.snapshot.fan
    return fan if fan is not None and fan.state == state_read(workspace) and len(fan.returns) else None


def _play(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Whose policy, and buttons that play."""
    told, state = workspace.recall(Rollouts), state_read(workspace)
    told = replace(told, whose=whose(ui, column, "rollouts-whose", told.whose))
    words = f"Play episodes from **{place(workspace.read)}**: a click, or the arrow keys, picks another cell."
    words = words if state is not None else f"Nothing can be done in **{place(workspace.read)}**: pick another cell."
    ui.rich(column.take(ui.measure_rich(column.rect.width, words)), words)
    abreast = 4 if column.rect.width >= ui.theme.px(270) else 2
    spots = [spot for _ in range(4 // abreast) for spot in Row(column.take(ui.theme.button), ui.theme.gap).split(abreast)]
    for count, rect in zip(MORE, spots, strict=True):
        tip = f"Play {count:,} more {'episode' if count == 1 else 'episodes'}"
        if ui.button(f"play-{count}", rect, f"+{counted(count)}", tooltip=tip, enabled=state is not None) and state is not None:
            workspace = workspace.send(commands.Sample(state, count))
    fan = _fan(workspace)
    if ui.button("play-none", column.take(ui.theme.button), "Clear", icon="trash", enabled=fan is not None) and state is not None:
        workspace = workspace.send(commands.Sample(state, 0))
    return workspace.remember(told)


def _keys(workspace: Workspace, key: str) -> Workspace:
    """Enter plays ten more, Delete clears."""
    state = state_read(workspace)
    count = {"enter": 10, "delete": 0}.get(key)
    return workspace if state is None or count is None else workspace.send(commands.Sample(state, count))


def _returns(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The histogram, and how near the mean is by now."""
    fan, study = _fan(workspace), workspace.snapshot.study
    ui.heading(column.take(ui.theme.heading), "Returns G" if workspace.preferences.symbols else "What came out")
    if fan is None:
        words = "Each episode gives one return. **Play some**: their mean closes in on the value."
        ui.rich(column.take(ui.measure_rich(column.rect.width, words)), words)
        return workspace
    count, mean = len(fan.returns), float(fan.returns.mean())
    value = float(study.v[fan.state]) if study is not None else math.nan
    error = float(fan.returns.std(ddof=1)) / math.sqrt(count) if count > 1 else math.nan
    words = f"{count:,} {'episode' if count == 1 else 'episodes'}: {numeral(mean)}"
    words += f" ± {numeral(error)}" if math.isfinite(error) else ""
    words += f", {fan.cut:,} without an end" if fan.cut else ""
    ui.label(column.take(ui.theme.small_line), words, style="small", colour=theme.MUTED, id="fan-words")
    room = column.rest()
    high = ui.theme.px(110) if column.endless else room.height
    histogram(ui, pygame.Rect(room.left, room.top, room.width, high), fan.returns, value)
    if column.endless:
        column.take(high)
    return workspace


@lru_cache(maxsize=4)
def _cost(mdp: TabularMDP, study: Studied, state: int, steps: int) -> Cost:
    return cost(mdp, study.policy, state, steps)


def _odometer(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """All ways of so many steps against so many sweeps, which give the same number."""
    told, study, state = workspace.recall(Rollouts), workspace.snapshot.study, state_read(workspace)
    ui.heading(column.take(ui.theme.heading), "What it costs to be sure")
    steps = int(ui.slider("odometer-steps", column.take(ui.theme.slider), STEPS, told.steps))
    workspace = workspace.remember(replace(told, steps=steps))
    mdp = workspace.snapshot.mdp
    if study is None or state is None or len(mdp.states) > COUNTED:
        return workspace
    counted_up = _cost(mdp, study, state, steps)
    rewards, reads = float(counted_up.rewards[steps]), float(counted_up.reads * steps)
    ways = float(counted_up.ways[steps])
    _line(ui, column, "odometer-ways", f"add up all {_many(ways)} ways", rewards, max(rewards, reads))
    _line(ui, column, "odometer-bellman", f"ask the neighbours {steps} times", reads, max(rewards, reads))
    return workspace


def _line(ui: Ui, column: Column, id: str, words: str, number: float, most: float) -> None:
    """A count of rewards read, and a bar as long as its number of digits."""
    row = Row(column.take(ui.theme.small_line), ui.theme.gap)
    told = f"{_many(number)} rewards read"
    ui.label(row.right(ui.width(told, "small") + ui.theme.px(2)), told, style="small", colour=theme.ACCENT)
    ui.label(row.rest(), words.capitalize(), style="small", colour=theme.MUTED, id=id)
    rect = column.take(ui.theme.px(7))
    bar(ui, rect, math.log10(max(number, 1.0) + 1) / math.log10(max(most, 1.0) + 1) if math.isfinite(number) else 1.0)
    ui.tip(f"{id}-tip", rect, "The bars grow by digits: twice as long is a million against a thousand.")


def _many(number: float) -> str:
    """A count, however large."""
    if number < 1e6:
        return f"{number:,.0f}"
    if not math.isfinite(number):
        return "more than 10^308"
    for size, word in ((1e15, ""), (1e12, "million million"), (1e9, "thousand million"), (1e6, "million")):
        if number >= size:
            return f"{number / size:,.1f} {word}" if word else f"10^{math.floor(math.log10(number))}"
    return ""


def _ways(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """The first episodes as threads over the board; where many went, they lie thick."""
    fan = _fan(workspace)
    if fan is None:
        return workspace
    layer = _threads(fan, workspace.snapshot, view)
    with ui.clipped(view.rect):
        ui.surface.blit(layer, view.rect)
    return workspace


@lru_cache(maxsize=2)
def _threads(fan: Fan, snapshot: Snapshot, view: Viewport) -> pygame.Surface:
    """The ways as lines from cell to cell, each a little beside the others."""
    layer = pygame.Surface(view.rect.size, pygame.SRCALPHA)
    wide = max(2, view.cell_size // 18)
    for number, way in enumerate(fan.ways):
        aside = (number / max(1, len(fan.ways) - 1) - 0.5) * 0.5 if len(fan.ways) > 1 else 0.0
        one = pygame.Surface(view.rect.size, pygame.SRCALPHA)
        spots = []
        for state in way[:400].tolist():
            cell = snapshot.mdp.states[state].cell
            x, y = view.point(cell.row + aside, cell.col + aside)
            spots.append((x - view.rect.left, y - view.rect.top))
        colour = (*theme.SERIES[number % len(theme.SERIES)], WAY_ALPHA + 60)
        if len(spots) > 1:
            pygame.draw.lines(one, colour, False, spots, wide)
        pygame.draw.circle(one, colour, spots[-1], 2 * wide)
        layer.blit(one, (0, 0))
    return layer


def _overlays(workspace: Workspace) -> frozenset[str]:
    """Nothing but the level: the ways lie on it."""
    return frozenset()


def _asks(workspace: Workspace) -> Study | None:
    return Study(workspace.recall(Rollouts).whose)


EXPLANATION = Explanation(
    id="rollouts",
    title="Expectation",
    about="A value is the mean of what may come. Play and see, or let Bellman's equation do the sums.",
    icon="dice",
    order=8,
    side=(_play,),
    strip=((_returns, 1.25), (_odometer, 1.0)),
    overlays=_overlays,
    over=_ways,
    keys=_keys,
    asks=_asks,
)
