"""Guess, then see: the values are hidden, a person guesses them, and then sees how near the guesses were."""

from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

import numpy as np
import pygame

from playground.learning.learner import Field
from playground.plurals import counted
from playground.settings import Dial
from playground.training.commands import Study
from playground.training.snapshot import Snapshot
from playground.ui import theme
from playground.ui.board.drawn import Drawn
from playground.ui.drawing.store import stored
from playground.ui.explanation import Explanation
from playground.ui.explanations.guess.drag import guess_by_dragging
from playground.ui.explanations.guess.guesses import guess_list, tags
from playground.ui.explanations.guess.guessing import (
    ARROW,
    MOVE,
    RETURN,
    VALUE,
    Guesses,
    Subject,
    end_of,
    last_whole_episode,
    marks_of,
    truth,
)
from playground.ui.kit import Option, Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.looking import state_read
from playground.ui.panels.happened import place
from playground.ui.panels.log import move_label
from playground.ui.panels.readouts import draw_bar
from playground.ui.panels.rewards import reward_ruler
from playground.ui.panels.whose import TITLES, whose
from playground.ui.stage.estimates import numbers
from playground.ui.workspace import Workspace

KINDS = (
    Option(VALUE, "Values", "How much reward can be expected from a cell on?"),
    Option(MOVE, "Move values", "How much reward can be expected from one move in a cell on?"),
    Option(ARROW, "Best moves", "Which move is best in a cell?"),
    Option(RETURN, "The return", "What do the rewards of an episode add up to, from a step on?"),
)
SYMBOLS = {VALUE: "V(s)", MOVE: "Q(s, a)", ARROW: "argmax Q(s, a)", RETURN: "G of step t"}
OVERLAYS = {VALUE: "values", MOVE: "q-values", ARROW: "arrows"}
"""The overlay that shows the answers of a kind."""


def _question(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Chooses what to guess, and for which policy or episode."""
    guesses = workspace.recall(Guesses)
    options = [replace(option, title=SYMBOLS[option.id]) for option in KINDS] if workspace.preferences.symbols else list(KINDS)
    kind = ui.dropdown("guess-kind", column.take(ui.theme.row), options, guesses.kind, tooltip="What to guess")
    source = guesses.whose
    if kind == RETURN:
        guesses = _episode(ui, column, workspace, guesses)
    else:
        source = whose(ui, column, "guess-whose", guesses.whose)
    if (kind, source) != (guesses.kind, guesses.whose):
        kept = (
            guesses.answers
            if source == guesses.whose
            else {option: guesses.answers[option] for option in guesses.answers if option == RETURN}
        )
        guesses = replace(guesses, kind=kind, whose=source, answers=MappingProxyType(dict(kept)), shown=False)
    return workspace.remember(guesses)


def _episode(ui: Ui, column: Column, workspace: Workspace, guesses: Guesses) -> Guesses:
    """The episode whose returns are guessed; it stays until another one is chosen."""
    fresh = last_whole_episode(workspace.snapshot)
    states = len(workspace.snapshot.mdp.states)
    lost = guesses.episode is not None and any(step.state >= states for step in guesses.episode.transitions)
    another = ui.button(
        "guess-episode",
        column.take(ui.theme.button),
        "The latest episode",
        icon="dice",
        enabled=fresh is not None and fresh != guesses.episode,
        tooltip="Guess the returns of the episode that ended last",
    )
    if (another or lost or guesses.episode is None) and fresh != guesses.episode:
        kept = {kind: numbers for kind, numbers in guesses.answers.items() if kind != RETURN}
        return replace(guesses, episode=fresh, at=0, answers=MappingProxyType(kept), shown=False)
    return guesses


def _answer(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Asks the question, and takes the guess."""
    guesses, snapshot = workspace.recall(Guesses), workspace.snapshot
    about, words = _subject_and_question(guesses, workspace)
    ui.paragraph(column, words, id="guess-question")
    if about is None:
        return workspace
    state = state_read(workspace)
    if guesses.kind in (MOVE, ARROW) and state is not None:
        guesses = _moves(ui, column, guesses, snapshot, state)
        about = (snapshot.mdp.states[state], snapshot.mdp.actions[guesses.action] if guesses.kind == MOVE else "")
    if guesses.kind != ARROW:
        before = guesses.here.get(about)
        now = 0.0 if before is None else before
        value = ui.slider("guess-value", column.take(ui.theme.slider), _dial(end_of(guesses, snapshot)), now, label="Your guess")
        if value != now:
            guesses = guesses.with_guess(about, float(value))
        elif before is None and ui.button("guess-zero", column.take(ui.theme.button), "My guess is 0", flat=True):
            guesses = guesses.with_guess(about, 0.0)
    return workspace.remember(guesses)


def _subject_and_question(guesses: Guesses, workspace: Workspace) -> tuple[Subject | None, str]:
    """What the guess is about (None: nothing can be guessed), and the question as a sentence, or why there is none."""
    snapshot, state = workspace.snapshot, state_read(workspace)
    if guesses.kind == RETURN:
        if guesses.episode is None:
            return None, "No episode has ended yet: press **Train**, or play one in **Play**."
        step = guesses.episode.transitions[guesses.at]
        words = f"All rewards from step **{guesses.at}** on, added up: how much is that?"
        if workspace.preferences.symbols:
            words = f"`G_{guesses.at}`: all rewards from step **{guesses.at}** on, added up: how much is that?"
        return (snapshot.mdp.states[step.state], str(guesses.at)), words + _later(snapshot)
    if truth(snapshot) is None:
        return (
            None,
            snapshot.study.message if snapshot.study is not None and snapshot.study.message else "It is being worked out …",
        )
    if state is None:
        return None, f"No move is possible in **{place(workspace.read)}**. Pick another cell: click on it, or use the arrow keys."
    spot, who = place(workspace.read), TITLES[guesses.whose][0].lower()
    about = (snapshot.mdp.states[state], "")
    if guesses.kind == ARROW:
        return about, f"Which move is best in **{spot}**, if “{who}” decides from then on?"
    words = f"How much reward will there be from **{spot}** on, if “{who}” decides?"
    if guesses.kind == MOVE:
        words = f"How much reward will there be from **{spot}** on by one move, if “{who}” decides from then on?"
    return about, words + _later(snapshot)


def _later(snapshot: Snapshot) -> str:
    """How much later rewards count, as one more sentence; "" if they count as much as early ones."""
    discount = snapshot.mdp.discount
    return "" if discount >= 1.0 else f" A reward one step later counts **{discount:g}** times as much."


def _moves(ui: Ui, column: Column, guesses: Guesses, snapshot: Snapshot, state: int) -> Guesses:
    """Draws buttons for the moves that are possible here: which one the guess is about, or which one is best."""
    mdp = snapshot.mdp
    legal = np.flatnonzero(mdp.legal[state]).tolist()
    if guesses.kind == MOVE and guesses.action not in legal:
        guesses = replace(guesses, action=legal[0])
    answer = guesses.here.get((mdp.states[state], ""))
    for first in range(0, len(legal), 2):
        parts = Row(column.take(ui.theme.button), ui.theme.gap).split(2)
        for action, rect in zip(legal[first : first + 2], parts, strict=False):
            on = action == guesses.action if guesses.kind == MOVE else answer == action
            if ui.button(f"guess-move-{action}", rect, move_label(mdp.actions[action]), selected=on):
                guesses = (
                    replace(guesses, action=action)
                    if guesses.kind == MOVE
                    else guesses.with_guess((mdp.states[state], ""), float(action))
                )
    return guesses


@lru_cache(maxsize=4)
def _dial(end: float) -> Dial:
    return Dial(
        "guess", float, 0.0, -end, end, (), "", "your guess", "Drag it. To type a number, press Enter or double-click.", False
    )


def _reveal(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Draws the buttons that show, hide and clear, and the score."""
    guesses = workspace.recall(Guesses)
    marks = marks_of(guesses, workspace.snapshot)
    row = Row(column.take(ui.theme.button), ui.theme.gap)
    show, clear = row.split((1.6, 1))
    words = "Hide" if guesses.shown else "Show me"
    if ui.button("guess-show", show, words, icon="eye", primary=True, enabled=bool(marks) or guesses.shown, tooltip="Enter"):
        guesses = replace(guesses, shown=not guesses.shown)
    if ui.button("guess-clear", clear, "Clear", icon="trash", enabled=bool(guesses.here)):
        kept = {kind: numbers for kind, numbers in guesses.answers.items() if kind != guesses.kind}
        guesses = replace(guesses, answers=MappingProxyType(kept), shown=False)
    count = len(marks)
    if guesses.shown and marks:
        score = round(sum(mark.points for mark in marks) / count)
        ui.label(column.take(ui.theme.line), f"{score} of 100 points", style="strong", id="guess-score")
        draw_bar(ui, column.take(ui.theme.px(9)), score / 100)
    words = f"{counted(count, 'guess')} so far." if count else "Guess as many as you like first."
    ui.paragraph(column, words)
    return workspace.remember(guesses)


def _strip(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Draws the guesses; beside guesses of returns, the episode."""
    if workspace.recall(Guesses).kind != RETURN:
        return guess_list(ui, column, workspace)
    if column.endless:
        return guess_list(ui, column, _ruler(ui, column.take(ui.theme.px(104)), workspace))
    left, right = Row(column.rest(), 2 * ui.theme.space).split((1.5, 1))
    return guess_list(ui, Column(right), _ruler(ui, left, workspace))


def _ruler(ui: Ui, rect: pygame.Rect, workspace: Workspace) -> Workspace:
    """Draws the rewards of the episode, discounted only once they are shown, and the step that the guess is about."""
    guesses = workspace.recall(Guesses)
    if guesses.episode is None:
        ui.label(rect, "No rewards yet", colour=theme.MUTED, align="center")
        return workspace
    discount = workspace.snapshot.mdp.discount if guesses.shown else 1.0
    at = reward_ruler(ui, rect, guesses.episode.rewards, guesses.at, discount, 0)
    if at == guesses.at:
        return workspace
    cell = workspace.snapshot.mdp.states[guesses.episode.transitions[at].state].cell
    return workspace.remember(replace(guesses, at=at)).reading(cell)


@stored(maxsize=2)
def _drawn_values(snapshot: Snapshot, shown: bool) -> Drawn:
    exact = truth(snapshot) if shown else None
    return numbers(snapshot, {} if exact is None else {Field.V: exact[0], Field.Q: exact[1]})


def _drawn(workspace: Workspace) -> Drawn:
    return _drawn_values(workspace.snapshot, workspace.recall(Guesses).shown)


def _overlays(workspace: Workspace) -> frozenset[str]:
    """None as long as the answers are hidden."""
    guesses = workspace.recall(Guesses)
    return frozenset({OVERLAYS[guesses.kind]}) if guesses.shown and guesses.kind in OVERLAYS else frozenset()


NUDGES = {"page-up": 1, "page-down": -1}
"""Keys that raise and lower a guess, by a twentieth of the way from zero to the end of the slider."""


def _keys(workspace: Workspace, key: str) -> Workspace:
    """Enter shows and hides the answers; Page up and down raise and lower the guess, or go through the moves."""
    guesses, snapshot = workspace.recall(Guesses), workspace.snapshot
    if key == "enter" and (guesses.shown or marks_of(guesses, snapshot)):
        return workspace.remember(replace(guesses, shown=not guesses.shown))
    about, _ = _subject_and_question(guesses, workspace)
    state = state_read(workspace)
    if key not in NUDGES or about is None:
        return workspace
    if guesses.kind in (MOVE, ARROW) and state is not None:
        legal = np.flatnonzero(snapshot.mdp.legal[state]).tolist()
        guesses = guesses if guesses.action in legal else replace(guesses, action=legal[0])
        about = about[0], snapshot.mdp.actions[guesses.action] if guesses.kind == MOVE else ""
        if guesses.kind == ARROW:
            answer = guesses.here.get(about)
            place = legal.index(int(answer)) + NUDGES[key] if answer in legal else 0
            return workspace.remember(guesses.with_guess(about, float(legal[place % len(legal)])))
    end = end_of(guesses, snapshot)
    value = max(-end, min(end, guesses.here.get(about, 0.0) + NUDGES[key] * end / 20))
    return workspace.remember(guesses.with_guess(about, float(f"{value:.6g}")))


def _study(workspace: Workspace) -> Study | None:
    return Study(workspace.recall(Guesses).whose)


EXPLANATION = Explanation(
    id="guess",
    title="Guess",
    plain="Guess the number",
    about="The numbers are hidden. Say what they are, then see how near you were.",
    icon="wand",
    order=6,
    side=(_question, _answer, _reveal),
    strip=((_strip, 1.0),),
    drawn=_drawn,
    overlays=_overlays,
    touch=guess_by_dragging,
    over=tags,
    keys=_keys,
    study=_study,
)
