"""The return: the rewards of an episode on a ruler, each smaller the later it comes, and their sum from any step on."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from playground.edit.level_edits import SetRules
from playground.learning.learner import Array
from playground.plurals import counted
from playground.rl.returns import discounted_returns
from playground.settings import dials
from playground.training.drivers import Driver
from playground.training.snapshot import Snapshot
from playground.training.studies.episodes import Episode, EpisodeEnd, episodes
from playground.ui import theme
from playground.ui.drawing.store import stored
from playground.ui.explanation import Explanation
from playground.ui.kit import Option, Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.mode import always
from playground.ui.panels.log import HINT
from playground.ui.panels.readouts import signed, steady
from playground.ui.panels.rewards import reward_ruler
from playground.ui.panels.score import tint
from playground.ui.panels.walking import walk_by_pointing
from playground.ui.stage.estimates import rushing
from playground.ui.workspace import Workspace
from playground.world.level import Rules

FEW = 3
"""A learner's new episode is shown once it has so many steps; a person's at once."""
DISCOUNT = next(dial for dial in dials(Rules) if dial.name == "discount")
CHOICES = (
    Option("now", "This episode", "The episode that is going on; until it has a few steps, the one before it."),
    Option("whole", "The last whole one", "The last episode that is recorded from its beginning to its end."),
)


@dataclass(frozen=True)
class Ruler:
    """discount: the ruler's own γ, None for the level's. at: the step that is read. choice: which episode.

    kept, rows: the episode that was shown last and the map on which it was played, because an edit of the rules empties the log.
    """

    discount: float | None = None
    at: int = 0
    choice: str = "now"
    kept: Episode | None = None
    rows: tuple[str, ...] = ()


@stored(maxsize=8)
def returns(rewards: tuple[float, ...], discount: float) -> Array:
    """[T] G_t at each step of an episode, as far as its rewards are recorded."""
    return discounted_returns(np.array(rewards), np.full(len(rewards), discount))


def measured_episode(snapshot: Snapshot, choice: str) -> Episode | None:
    """The episode on the ruler; None as long as there is none."""
    every = episodes(snapshot)
    past = [episode for episode in every if episode.ended]
    if choice == "whole":
        return next((episode for episode in reversed(past) if episode.whole), past[-1] if past else None)
    now = every[-1] if every else None
    few = 1 if snapshot.driver == Driver.ME else FEW
    young = now is None or (not now.ended and snapshot.agent.step < few) or not snapshot.agent.step
    return past[-1] if young and past else now


def with_episode(ui: Ui, workspace: Workspace) -> Workspace:
    """With the episode that is shown now; while steps are too fast to watch, each stays long enough to be read."""
    ruler, snapshot = workspace.recall(Ruler), workspace.snapshot
    fast = rushing(snapshot)
    episode = measured_episode(snapshot, "whole" if fast else ruler.choice)
    episode = steady(ui, "ruler", episode, at_once=not fast)
    if episode is None and ruler.rows == snapshot.now.rows:
        return workspace
    if episode == ruler.kept and ruler.rows == snapshot.now.rows:
        return workspace
    at = min(ruler.at, len(episode.rewards) - 1) if episode else 0
    return workspace.remember(replace(ruler, kept=episode, rows=snapshot.now.rows, at=at))


def discount_of(workspace: Workspace) -> float:
    """The γ by which the ruler makes later rewards smaller."""
    own = workspace.recall(Ruler).discount
    return workspace.level.rules.discount if own is None else own


def discount_dial(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Sets a γ for the ruler, which changes what is read but not the run, and offers it to the level."""
    ruler, level = workspace.recall(Ruler), workspace.level.rules.discount
    now = discount_of(workspace)
    after = float(
        ui.slider("ruler-discount", column.take(ui.theme.slider), DISCOUNT, now, _word(workspace), tooltip=DISCOUNT.help)
    )
    if after != now:
        workspace = workspace.remember(replace(ruler, discount=None if after == level else after))
    own = workspace.recall(Ruler).discount is not None
    words = f"For this ruler only: the level has **{level:g}**." if own else "The same as in the level."
    ui.paragraph(column, words, "small", theme.MUTED)
    if not own:
        return workspace
    row = Row(column.take(ui.theme.button), ui.theme.gap)
    back, use = row.split((1, 1.25))
    if ui.button("ruler-back", back, "As it was", icon="undo", tooltip="Back to the discount of the level"):
        return workspace.remember(replace(workspace.recall(Ruler), discount=None))
    if ui.button("ruler-use", use, "Use it", icon="check", tooltip="Use this discount in the level (Ctrl Z takes it back)"):
        edited = workspace.edited(SetRules({"discount": after}), whole=False)
        return edited.remember(replace(workspace.recall(Ruler), discount=None))
    return workspace


def _word(workspace: Workspace) -> str:
    return "Discount γ" if workspace.preferences.symbols else "Patience"


def episode_choice(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Chooses this episode or the last whole one, and reads it."""
    ruler = workspace.recall(Ruler)
    after = ui.tabs("ruler-episode", column.take(ui.theme.row), _short(ui, column), ruler.choice, label="Which episode")
    if after != ruler.choice:
        workspace = workspace.remember(replace(ruler, choice=after, at=0))
    return reading(ui, column, with_episode(ui, workspace))


def _short(ui: Ui, column: Column) -> tuple[Option, ...]:
    """The choices, in fewer words if there is little room."""
    room = (column.rect.width - ui.theme.px(8)) // 2 - ui.theme.px(16)
    if all(ui.width(option.title, "button") <= room for option in CHOICES):
        return CHOICES
    return replace(CHOICES[0], title="This"), replace(CHOICES[1], title="Last whole")


def reading(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Writes G_t as a large number, and how it comes from the next reward and what follows it."""
    ruler, symbols = workspace.recall(Ruler), workspace.preferences.symbols
    if ruler.kept is None:
        ui.paragraph(column, HINT)
        return workspace
    discount = discount_of(workspace)
    every = returns(ruler.kept.rewards, discount)
    at, t = ruler.at, (ruler.kept.first or 0) + ruler.at
    name = f"G_{t}" if symbols else f"From step {t} on" if t else "From the start"
    row = Row(column.take(ui.theme.heading), ui.theme.gap)
    value = signed(float(every[at]), 3)
    number = row.right(ui.width(value, "heading") + ui.theme.px(4))
    ui.label(number, value, "heading", tint(float(every[at])), "right", id="ruler-return")
    ui.label(row.rest(), name, "strong")
    over = _over(workspace.snapshot, ruler.kept)
    for words in (_step(ruler.kept, every, at, discount, symbols), _unknown_parts(ruler.kept, symbols), over):
        if words:
            ui.paragraph(column, words, "small", id=f"ruler:{words[:12]}")
    return workspace


def _step(episode: Episode, every: Array, at: int, discount: float, symbols: bool) -> str:
    """G_t = R_{t+1} + γ G_{t+1} with these numbers (eq. 3.9; Sutton & Barto 2018)."""
    t = (episode.first or 0) + at
    reward, total = signed(episode.rewards[at], 3), signed(float(every[at]), 3)
    last = at + 1 == len(every)
    following = 0.0 if last else float(every[at + 1])
    rest = signed(following, 3).lstrip("+")
    rest = f"({rest})" if following < 0 else rest
    if symbols:
        head = f"`G_{t} = R_{t + 1} + γ G_{t + 1}`"
        return f"{head} = {reward.lstrip('+')} + {discount:g} · {rest} = **{total}**"
    if last:
        return f"The last reward: **{reward}**, and nothing after it."
    return f"The next reward **{reward}**, and {discount:g} times what comes after it: {discount:g} × {rest}."


def _unknown_parts(episode: Episode, symbols: bool) -> str:
    """Sentences on what is missing from the episode: its beginning, or its end."""
    count = len(episode.rewards)
    parts = []
    if episode.first is None:
        parts.append(f"It keeps only its last {counted(count, 'reward')}; steps are counted from there.")
    elif episode.first:
        parts.append(f"It keeps only its last {counted(count, 'reward')}, from step {episode.first} on.")
    if episode.ended == EpisodeEnd.TRUNCATED:
        parts.append("The clock cut it off: what might have followed is not counted.")
    elif not episode.ended:
        parts.append("It has not ended yet: this is G so far." if symbols else "It has not ended yet: this is the sum so far.")
    return " ".join(parts)


def measure(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Draws the rewards on the ruler, and the step that is read."""
    workspace = with_episode(ui, workspace)
    ruler = workspace.recall(Ruler)
    if column.endless:
        ui.label(column.take(ui.theme.small_line), "What each reward counts", "small", theme.MUTED)
    rect = column.take(max(ui.theme.px(124 if column.endless else 104), min(column.left, ui.theme.px(176))))
    if ruler.kept is None:
        ui.label(rect, "No coins yet" if workspace.preferences.simple else "No rewards yet", colour=theme.MUTED, align="center")
        return workspace
    at = reward_ruler(
        ui, rect, ruler.kept.rewards, ruler.at, discount_of(workspace), _first(ruler), workspace.preferences.symbols
    )
    return workspace if at == ruler.at else workspace.remember(replace(ruler, at=at))


def _over(snapshot: Snapshot, kept: Episode) -> str:
    """A sentence if the episode on the ruler is not the present one, otherwise ""."""
    every = episodes(snapshot)
    present = bool(every) and snapshot.agent.step > 0 and every[-1].transitions[-1:] == kept.transitions[-1:]
    return "" if present else "This episode is over: another one has begun."


def _first(ruler: Ruler) -> int:
    return 0 if ruler.kept is None else ruler.kept.first or 0


_JUMPS: Mapping[str, int] = {"home": -(10**6), "end": 10**6, "page-up": -1, "page-down": 1}


def keys(workspace: Workspace, key: str) -> Workspace:
    """Home and End go to the first and last step, Page up and down to the next one."""
    ruler = workspace.recall(Ruler)
    if key not in _JUMPS or ruler.kept is None:
        return workspace
    return workspace.remember(replace(ruler, at=max(0, min(len(ruler.kept.rewards) - 1, ruler.at + _JUMPS[key]))))


EXPLANATION = Explanation(
    id="returns",
    title="The return",
    plain="Adding up",
    about="All rewards of an episode, added up: what comes later counts less.",
    icon="line",
    order=2,
    side=(episode_choice, discount_dial),
    strip=((measure, 1.0),),
    keys=keys,
    drives=always,
    touch=walk_by_pointing,
)
