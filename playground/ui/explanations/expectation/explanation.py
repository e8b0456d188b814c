"""What is expected? Episodes from one cell, their returns, and what adding up every way costs against asking the neighbours."""

import math
from dataclasses import dataclass, replace

import pygame

from playground.learning.learner import Field
from playground.plurals import counted, noun_of
from playground.settings import Dial
from playground.training import commands
from playground.training.commands import Study
from playground.training.drivers import PolicySource
from playground.training.snapshot import Fan, Snapshot, Studied
from playground.training.studies.odometer import Cost, cost, cost_of_all, has_a_back
from playground.ui import theme
from playground.ui.board.drawn import Drawn
from playground.ui.board.numerals import numeral
from playground.ui.board.viewport import Viewport
from playground.ui.drawing.store import stored
from playground.ui.explanation import Explanation
from playground.ui.explanations.expectation.closing_in import closing_in
from playground.ui.explanations.expectation.fan import runners, threads
from playground.ui.explanations.expectation.histogram import histogram
from playground.ui.explanations.expectation.ways_tree import tree
from playground.ui.kit import Option, Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.looking import state_read
from playground.ui.panels.happened import place
from playground.ui.panels.painting.painting import Painting
from playground.ui.panels.readouts import draw_bar, short_count
from playground.ui.panels.whose import whose
from playground.ui.stage.estimates import numbers
from playground.ui.workspace import Workspace
from playground.world.mdp import TabularMDP

MORE = (1, 10, 100, 1000)
"""Episodes that a press of a button plays."""
KEYS = {"enter": 10, "page-up": 100, "page-down": 1, "delete": 0}
"""Episodes that a key plays; 0 clears them."""
TIPS = {
    1: "Play one more episode  (Page down)",
    10: "Play 10 more episodes  (Enter)",
    100: "Play 100 more episodes  (Page up)",
    1000: "Play 1,000 more episodes",
}
"""The tooltips of the buttons."""
LONGEST = 30
"""Ways are counted up to so many steps ahead."""
COUNTED = 5_000
"""Ways are counted on levels of at most so many states, because each step takes a moment."""
CHANGING = (PolicySource.LEARNER, PolicySource.GREEDY)
"""Policies that change while the learner learns; at each change their episodes start over."""
STEPS = Dial("steps", int, 6, 1, LONGEST, (), "", "steps ahead", "How many steps to look ahead.", False)
FROM = (
    Option("cell", "This cell", "The value of this cell alone."),
    Option("all", "Every cell", "The values of all cells, each added up on its own."),
)


@dataclass(frozen=True)
class Rollouts:
    """whose: the policy that plays. steps, count_from: how far ways are counted, from one "cell" or "all". values: are shown."""

    whose: PolicySource = PolicySource.UNIFORM
    steps: int = 6
    count_from: str = "cell"
    values: bool = False


def _fan(workspace: Workspace) -> Fan | None:
    """The episodes from the cell that is read."""
    fan = workspace.snapshot.fan
    return fan if fan is not None and fan.state == state_read(workspace) else None


def _value(workspace: Workspace) -> float:
    """The exact value of the cell that is read, nan until it is solved."""
    study, state = workspace.snapshot.study, state_read(workspace)
    return math.nan if study is None or state is None else float(study.v[state])


def _play(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Chooses the policy, plays episodes, and shows or hides the exact values."""
    rollouts, state = workspace.recall(Rollouts), state_read(workspace)
    rollouts = replace(rollouts, whose=whose(ui, column, "rollouts-whose", rollouts.whose))
    words = f"Play episodes from **{place(workspace.read)}**; a click or the arrow keys pick another cell."
    fan = _fan(workspace)
    if fan is not None and len(fan.returns):
        words = f"From **{place(workspace.read)}**: orange threads brought more than expected, blue ones less."
    words = words if state is not None else f"No move is possible in **{place(workspace.read)}**: pick another cell."
    ui.paragraph(column, words)
    abreast = 4 if column.rect.width >= ui.theme.px(270) else 2
    spots = [spot for _ in range(4 // abreast) for spot in Row(column.take(ui.theme.button), ui.theme.gap).split(abreast)]
    for count, rect in zip(MORE, spots, strict=True):
        if (
            ui.button(f"play-{count}", rect, f"+{short_count(count)}", tooltip=TIPS[count], enabled=state is not None)
            and state is not None
        ):
            workspace = workspace.send(commands.Sample(state, count))
    words = "V of every cell" if workspace.preferences.symbols else "Show the exact values"
    tip = "What is expected from each cell, worked out exactly. It is hidden at first, so that you can find out by playing."
    values = ui.toggle("rollouts-values", column.take(ui.theme.row), words, rollouts.values, tooltip=tip)
    return workspace.remember(replace(rollouts, values=values))


def _keys(workspace: Workspace, key: str) -> Workspace:
    """Enter plays ten more episodes, Page up a hundred, Page down one; Delete clears them."""
    state = state_read(workspace)
    count = KEYS.get(key)
    return workspace if state is None or count is None else workspace.send(commands.Sample(state, count))


def returns_histogram(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Draws the histogram of the returns."""
    fan, value = _fan(workspace), _value(workspace)
    row = Row(column.take(ui.theme.heading), ui.theme.gap)
    if fan is not None and ui.button(
        "play-none", row.right(row.rect.height), "", icon="trash", tooltip="Clear  (Delete)", flat=True
    ):
        workspace = workspace.send(commands.Sample(fan.state, 0))
    ui.heading(row.rest(), "Returns G" if workspace.preferences.symbols else "What came out")
    if fan is None or not len(fan.returns):
        words = "Each episode gives one return. **Play some**: their mean closes in on the value."
        if workspace.snapshot.running and workspace.recall(Rollouts).whose in CHANGING:
            words = (
                "This policy changes while it is learned, and then its episodes start over: **pause** the training to play some."
            )
        words = words if fan is None else f"{counted(fan.going, 'episode')} on the way …"
        ui.paragraph(column, words, id="fan-none")
        return workspace
    words = counted(len(fan.returns), "episode")
    words += f", {fan.going:,} more on the way …" if fan.going else ""
    words += f", {fan.cut:,} without an end" if fan.cut and workspace.snapshot.mdp.discount >= 1.0 else ""
    ui.label(column.take(ui.theme.small_line), words, style="small", colour=theme.MUTED, id="fan-words")
    histogram(ui, _room(ui, column), fan.returns, value)
    return workspace


def _room(ui: Ui, column: Column) -> pygame.Rect:
    """The rest of a column, or a fixed height if the column has no end."""
    return column.take(ui.theme.px(110)) if column.endless else column.rest()


def mean_so_far(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Draws how the mean closes in on the exact value."""
    fan, value = _fan(workspace), _value(workspace)
    ui.heading(column.take(ui.theme.heading), "Mean of G" if workspace.preferences.symbols else "The mean so far")
    if fan is None or not len(fan.returns):
        return workspace
    count, mean = len(fan.returns), float(fan.returns.mean())
    error = float(fan.returns.std(ddof=1)) / math.sqrt(count) if count > 1 else math.nan
    words = f"**{numeral(mean)}**" + (f" ± {numeral(error)}" if math.isfinite(error) else "")
    exact = numeral(value) if math.isfinite(value) else "no bound" if math.isinf(value) else "…"
    words += f", exact {exact}"
    ui.rich(column.take(ui.theme.small_line), words, "small", theme.MUTED, id="fan-mean")
    closing_in(ui, _room(ui, column), fan.returns, value)
    return workspace


@stored(maxsize=4)
def _cost(mdp: TabularMDP, study: Studied, state: int | None, steps: int) -> tuple[Cost, bool]:
    """The cost from a state (None: from every state), and whether one sweep from the back is enough."""
    total = cost_of_all(mdp, study.policy, steps) if state is None else cost(mdp, study.policy, state, steps)
    return total, has_a_back(mdp, study.policy)


def odometer(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Compares adding up every way of so many steps with as many sweeps, which give the same number."""
    rollouts, study, state = workspace.recall(Rollouts), workspace.snapshot.study, state_read(workspace)
    ui.heading(column.take(ui.theme.heading), "What it costs to be sure")
    steps = int(ui.slider("odometer-steps", column.take(ui.theme.slider), STEPS, rollouts.steps))
    begin = ui.tabs("odometer-from", column.take(ui.theme.row), FROM, rollouts.count_from, label="Counted from")
    workspace = workspace.remember(replace(rollouts, steps=steps, count_from=begin))
    mdp = workspace.snapshot.mdp
    if study is None or state is None or len(mdp.states) > COUNTED:
        words = f"Ways are counted on levels of up to {COUNTED:,} places." if len(mdp.states) > COUNTED else ""
        ui.paragraph(column, words)
        return workspace
    counted_up, backwards = _cost(mdp, study, state if begin == FROM[0].id else None, steps)
    reads = float(counted_up.reads * (1 if backwards else steps))
    rewards, ways = float(counted_up.rewards[steps]), float(counted_up.ways[steps])
    words = f"Add up {_many(ways)} {noun_of(ways, 'way')}"
    _line(ui, column, "odometer-ways", words, rewards, max(rewards, reads))
    words = "Ask neighbours once" if steps == 1 else f"Ask neighbours {steps} times"
    words = "Ask neighbours once, from the back" if backwards else words
    _line(ui, column, "odometer-bellman", words, reads, max(rewards, reads))
    return workspace


def ways_panel(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Draws everything that may come as a tree, step by step."""
    rollouts, study, state = workspace.recall(Rollouts), workspace.snapshot.study, state_read(workspace)
    ui.heading(column.take(ui.theme.heading), "What may come")
    mdp = workspace.snapshot.mdp
    if study is None or state is None or len(mdp.states) > COUNTED:
        return workspace
    ways = float(_cost(mdp, study, state, rollouts.steps)[0].ways[rollouts.steps])
    words = f"{_many(ways)} {noun_of(ways, 'way')} in {counted(rollouts.steps, 'step')}"
    ui.label(column.take(ui.theme.small_line), words, style="small", colour=theme.MUTED, id="tree-words")
    rect = _room(ui, column)
    ui.surface.blit(tree(mdp, study, state, rollouts.steps, rect.size), rect)
    ui.tip("odometer-tree", rect, "Every way from this cell, step by step; an orange dot is an end")
    return workspace


def _line(ui: Ui, column: Column, id: str, words: str, number: float, most: float) -> None:
    """Writes how many rewards are read, and draws a bar as long as that number has digits."""
    row = Row(column.take(ui.theme.small_line), ui.theme.gap)
    count = f"{_many(number)} {noun_of(number, 'reward')}"
    ui.label(row.right(ui.width(count, "small") + ui.theme.px(2)), count, style="small", colour=theme.ACCENT)
    ui.label(row.rest(), words, style="small", colour=theme.MUTED, id=id)
    rect = column.take(ui.theme.px(7))
    draw_bar(ui, rect, math.log10(max(number, 1.0) + 1) / math.log10(max(most, 1.0) + 1) if math.isfinite(number) else 1.0)
    ui.tip(f"{id}-tip", rect, "The bars grow with the digits: the bar of a million is twice as long as that of a thousand.")


def _many(number: float) -> str:
    """A count in words, however large it is."""
    if number < 1e7:
        return f"{number:,.0f}"
    if not math.isfinite(number):
        return "more than 10^308"
    for size, word in ((1e15, ""), (1e12, "million million"), (1e9, "thousand million"), (1e6, "million")):
        if number >= size:
            return f"{number / size:,.1f} {word}" if word else f"10^{math.floor(math.log10(number))}"
    return ""


class _FanMotion:
    """The episodes that were drawn last, how many of them are new, and since when."""

    def __init__(self) -> None:
        self.fan: Fan | None = None
        self.fresh, self.since = 0, -math.inf


def _ways(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """Draws the last episodes as threads over the board, thick where many went; dots run along the newest ones."""
    fan, value, flown = _fan(workspace), _value(workspace), ui.kept("fan", _FanMotion)
    if fan is None or not len(fan.returns):
        flown.fan = None
        return workspace
    if fan is not flown.fan:
        before = 0 if flown.fan is None or flown.fan.state != fan.state else len(flown.fan.returns)
        if len(fan.returns) > before:
            flown.fresh, flown.since = len(fan.returns) - before, ui.now
        flown.fan = fan
    mdp = workspace.snapshot.mdp
    with ui.clipped(view.rect):
        ui.surface.blit(threads(fan, value, mdp, view), view.rect)
        if not workspace.preferences.reduced_motion:
            running = runners(ui.surface, fan, flown.fresh, value, mdp, view, ui.now - flown.since)
            ui.wants_frame = ui.wants_frame or running
    return workspace


@stored(maxsize=2)
def _drawn_values(snapshot: Snapshot) -> Drawn:
    return numbers(snapshot, {} if snapshot.study is None else {Field.V: snapshot.study.v})


def _drawn(workspace: Workspace) -> Drawn:
    """The exact values of the policy that plays."""
    return _drawn_values(workspace.snapshot)


def _overlays(workspace: Workspace) -> frozenset[str]:
    """None, unless the exact values are shown."""
    return frozenset({"values"}) if workspace.recall(Rollouts).values else frozenset()


def _study(workspace: Workspace) -> Study | None:
    whose = workspace.recall(Rollouts).whose
    return Study(whose, workspace.recall(Painting).evaluated if whose == PolicySource.PAINTED else None)


EXPLANATION = Explanation(
    id="expectation",
    title="Expectation",
    about="A value is the mean of what may come. Play and see, or let Bellman's equation do the sums.",
    icon="dice",
    order=8,
    side=(_play, odometer),
    strip=((returns_histogram, 1.0), (mean_so_far, 1.0), (ways_panel, 0.9)),
    drawn=_drawn,
    overlays=_overlays,
    over=_ways,
    keys=_keys,
    study=_study,
)
