"""Guess, then see: the values are hidden, a person says what they are, and is told how near that was."""

from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

import numpy as np
import pygame

from playground.learning.learner import Array, Field
from playground.settings import Dial
from playground.training.commands import Study
from playground.training.snapshot import Snapshot
from playground.ui import theme
from playground.ui.board.numerals import numeral
from playground.ui.board.scale import nice
from playground.ui.board.stamps import figures_stamp, number_size
from playground.ui.board.viewport import Viewport
from playground.ui.explanation import Explanation
from playground.ui.guessing import Guesses, Mark, marked, truth
from playground.ui.kit import Option, Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.looking import state_read
from playground.ui.panels.figures import bar, signed
from playground.ui.panels.happened import place
from playground.ui.panels.log import pointed
from playground.ui.panels.whose import TITLES, whose
from playground.ui.seeing import seen_with
from playground.ui.workspace import Workspace
from playground.world.mdp import TabularMDP

KINDS = (
    Option("v", "Values", "How much reward is to be expected from a cell on?"),
    Option("q", "Move values", "How much reward is to be expected after one move from a cell?"),
    Option("arrow", "Best moves", "Which move is the best one in a cell?"),
)
SYMBOLS = {"v": "V(s)", "q": "Q(s, a)", "arrow": "argmax Q(s, a)"}


def _question(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """What is asked, and of whose policy."""
    told = workspace.recall(Guesses)
    options = [replace(each, title=SYMBOLS[each.id]) for each in KINDS] if workspace.preferences.symbols else list(KINDS)
    kind = ui.dropdown("guess-kind", column.take(ui.theme.row), options, told.kind, tooltip="What to guess")
    source = whose(ui, column, "guess-whose", told.whose)
    if (kind, source) != (told.kind, told.whose):
        said = told.said if source == told.whose else MappingProxyType({})
        told = replace(told, kind=kind, whose=source, said=said, shown=False)
    return workspace.remember(told)


def _answer(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The guess about the cell that is read."""
    told, snapshot, state = workspace.recall(Guesses), workspace.snapshot, state_read(workspace)
    known = truth(snapshot)
    if known is None:
        words = snapshot.study.message if snapshot.study is not None and snapshot.study.message else "It is being worked out …"
        ui.rich(column.take(ui.measure_rich(column.rect.width, words)), words)
        return workspace
    if state is None:
        words = f"Nothing can be done in **{place(workspace.read)}**. Pick another cell: a click, or the arrow keys."
        ui.rich(column.take(ui.measure_rich(column.rect.width, words)), words)
        return workspace
    words = _asks_in_words(told, workspace)
    ui.rich(column.take(ui.measure_rich(column.rect.width, words)), words, id="guess-question")
    told = _moves(ui, column, told, snapshot, state) if told.kind != "v" else told
    if told.kind != "arrow":
        about = snapshot.mdp.states[state], "" if told.kind == "v" else snapshot.mdp.actions[told.action]
        dial = _dial(known[0], snapshot.mdp)
        before = told.here.get(about)
        value = ui.slider(
            "guess-value", column.take(ui.theme.slider), dial, 0.0 if before is None else before, label="Your guess"
        )
        if value != (0.0 if before is None else before):
            told = told.saying(about, float(value))
        elif before is None and ui.button("guess-zero", column.take(ui.theme.button), "It is 0", flat=True):
            told = told.saying(about, 0.0)
    return workspace.remember(told)


def _asks_in_words(told: Guesses, workspace: Workspace) -> str:
    """The question as a sentence."""
    spot, who = place(workspace.read), TITLES[told.whose][0].lower()
    if told.kind == "arrow":
        return f"Which move is best in **{spot}**, if from then on it goes by “{who}”?"
    start = "one move" if told.kind == "q" else f"“{who}”"
    then = f", and then “{who}” for ever" if told.kind == "q" else ""
    return f"How much reward will there be from **{spot}** on by {start}{then}? Later rewards count less."


def _moves(ui: Ui, column: Column, told: Guesses, snapshot: Snapshot, state: int) -> Guesses:
    """Buttons for the moves that are possible here: which one is asked about, or which one is the best."""
    mdp = snapshot.mdp
    legal = np.flatnonzero(mdp.legal[state]).tolist()
    if told.kind == "q" and told.action not in legal:
        told = replace(told, action=legal[0])
    said = told.here.get((mdp.states[state], ""))
    for first in range(0, len(legal), 2):
        parts = Row(column.take(ui.theme.button), ui.theme.gap).split(2)
        for action, rect in zip(legal[first : first + 2], parts, strict=False):
            on = action == told.action if told.kind == "q" else said == action
            if ui.button(f"guess-move-{action}", rect, pointed(mdp.actions[action]), selected=on):
                told = replace(told, action=action) if told.kind == "q" else told.saying((mdp.states[state], ""), float(action))
    return told


@lru_cache(maxsize=4)
def _dial_of(low: float, high: float) -> Dial:
    return Dial("guess", float, 0.0, low, high, (), "", "your guess", "Drag it, or type a number.", False)


def _dial(v: Array, mdp: TabularMDP) -> Dial:
    """From below the least value to above the largest, so that the ends tell nothing."""
    end = nice(max(1e-3, 1.3 * float(np.abs(v[~mdp.terminal]).max(initial=0.0))))
    return _dial_of(-end, end)


def _reveal(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Show me, hide, begin again; and the score."""
    told = workspace.recall(Guesses)
    marks = marked(told, workspace.snapshot)
    row = Row(column.take(ui.theme.button), ui.theme.gap)
    show, clear = row.split((1.6, 1))
    words = "Hide" if told.shown else "Show me"
    if ui.button("guess-show", show, words, icon="eye", primary=True, enabled=bool(marks) or told.shown, tooltip="Enter"):
        told = replace(told, shown=not told.shown)
    if ui.button("guess-clear", clear, "Clear", icon="trash", enabled=bool(told.here)):
        said = {kind: answers for kind, answers in told.said.items() if kind != told.kind}
        told = replace(told, said=MappingProxyType(said), shown=False)
    count = len(marks)
    if told.shown and marks:
        score = round(sum(each.points for each in marks) / count)
        ui.label(column.take(ui.theme.line), f"{score} of 100 points", style="strong", id="guess-score")
        bar(ui, column.take(ui.theme.px(9)), score / 100)
    words = f"{count} {'guess' if count == 1 else 'guesses'} so far." if count else "Guess as many cells as you like first."
    ui.rich(column.take(ui.measure_rich(column.rect.width, words)), words)
    return workspace.remember(told)


def _list(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The guesses one by one; how they are only once it is shown."""
    told, snapshot = workspace.recall(Guesses), workspace.snapshot
    ui.heading(column.take(ui.theme.heading), "Your guesses")
    marks = marked(told, snapshot)
    high = ui.theme.small_line + ui.theme.px(2)
    room = len(marks) if column.endless else max(0, column.left // high)
    for mark in marks[-room:] if room else ():
        parts = Row(column.take(high), ui.theme.gap).split((1.2, 1.3, 1.4, 1.0))
        moves = snapshot.mdp.actions
        where = place(snapshot.mdp.states[mark.state].cell) + (f" {moves[mark.action]}" if told.kind == "q" else "")
        said = moves[int(mark.said)] if told.kind == "arrow" else numeral(mark.said)
        true = moves[int(mark.true)] if told.kind == "arrow" else numeral(mark.true)
        true = said if told.kind == "arrow" and mark.points else true
        texts = (where, f"you: {said}", f"it is {true}" if told.shown else "it is …", f"{mark.points}" if told.shown else "")
        for rect, words in zip(parts, texts, strict=True):
            ui.label(rect, words, style="small", colour=theme.INK)
    return workspace


def _tags(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """A tag with the guess on each cell of which something was said; the error beside it once it is shown."""
    told, snapshot = workspace.recall(Guesses), workspace.snapshot
    if view.cell_size < 22:
        return workspace
    with ui.clipped(view.rect):
        for mark in marked(told, snapshot):
            if int(snapshot.mdp.floor[mark.state]) == view.floor:
                words = _tag(mark, told, snapshot)
                _tag_drawn(ui, view.rect_of(snapshot.mdp.states[mark.state].cell), words, mark.points if told.shown else None)
    return workspace


def _tag(mark: Mark, told: Guesses, snapshot: Snapshot) -> str:
    if told.kind == "arrow":
        return pointed(snapshot.mdp.actions[int(mark.said)]).split()[0] + (
            "" if not told.shown else " yes" if mark.points else " no"
        )
    return f"off {signed(mark.said - mark.true)}" if told.shown else f"{numeral(mark.said)}?"


def _tag_drawn(ui: Ui, spot: pygame.Rect, words: str, score: int | None) -> None:
    """White letters on teal for a guess; green of one that is near, red of one that is far."""
    ground = theme.ACCENT_DARK if score is None or score >= 50 else theme.ERROR
    size = max(9, number_size(spot.width))
    stamp = figures_stamp(words, size, theme.ON_ACCENT, True)
    if stamp.get_width() > spot.width - 4:
        stamp = figures_stamp(words, max(8, size * (spot.width - 4) // stamp.get_width()), theme.ON_ACCENT, True)
    box = stamp.get_rect(midtop=(spot.centerx, spot.top + max(2, spot.height // 16))).inflate(4, 2)
    pygame.draw.rect(ui.surface, ground, box, border_radius=box.height // 3)
    ui.surface.blit(stamp, stamp.get_rect(center=box.center))


@lru_cache(maxsize=2)
def _seen(snapshot: Snapshot, shown: bool) -> Snapshot:
    known = truth(snapshot) if shown else None
    return seen_with(snapshot, {} if known is None else {Field.V: known[0], Field.Q: known[1]})


def _sees(workspace: Workspace) -> Snapshot:
    return _seen(workspace.snapshot, workspace.recall(Guesses).shown)


def _overlays(workspace: Workspace) -> frozenset[str]:
    """Nothing as long as it is hidden."""
    told = workspace.recall(Guesses)
    overlays = {"v": "values", "q": "q-values", "arrow": "arrows"}
    return frozenset({overlays[told.kind]}) if told.shown else frozenset()


def _keys(workspace: Workspace, key: str) -> Workspace:
    """Enter shows and hides."""
    told = workspace.recall(Guesses)
    can = told.shown or marked(told, workspace.snapshot)
    return workspace.remember(replace(told, shown=not told.shown)) if key == "enter" and can else workspace


def _asks(workspace: Workspace) -> Study | None:
    return Study(workspace.recall(Guesses).whose)


EXPLANATION = Explanation(
    id="guess",
    title="Guess",
    about="The numbers are hidden. Say what they are, then look how near you were.",
    icon="wand",
    order=6,
    side=(_question, _answer, _reveal),
    strip=((_list, 1.0),),
    sees=_sees,
    overlays=_overlays,
    over=_tags,
    keys=_keys,
    asks=_asks,
)
