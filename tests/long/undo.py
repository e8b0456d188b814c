"""The editor equals a simple model: a list of levels and a place in it; undoing everything gives the start, redoing it the end.

Random edits, strokes of several edits, undo and redo, in any order; after each the level is the one of the model.
"""

import random
import time

from playground.edit.edit import EditError
from playground.edit.history import History
from playground.world import Level, LevelError
from playground.world.library import find
from tests.long.edits import LEVELS, random_edit
from tests.long.results import Options, Outcome

PROMISES = (18,)
COUNT, LIFE = 1_000_000, 100
"""Deeds; and those of one life, which ends by undoing everything."""
STROKE = 4
"""Edits of a stroke at most."""


def _stroke(history: History, number: int, dice: random.Random) -> History:
    """After one edit, or some that are one undo."""
    for _ in range(dice.choice((1, 1, STROKE))):
        try:
            history = history.do(random_edit(history.level, dice), stroke=number)
        except (EditError, LevelError):
            continue
    return history


def life(seed: str, count: int) -> str:
    """So many deeds; what was wrong, or ""."""
    dice = random.Random(seed)
    history = History(find(dice.choice(LEVELS)))
    levels, at = [history.level], 0
    for number in range(count):
        deed = dice.choice(("undo", "redo", "edit", "edit", "edit"))
        if deed == "edit":
            history = _stroke(history, number, dice)
            if history.level != levels[at]:
                levels, at = [*levels[: at + 1], history.level], at + 1
        elif deed == "undo":
            history, at = history.undo(), max(0, at - 1)
        else:
            history, at = history.redo(), min(len(levels) - 1, at + 1)
        if history.level != levels[at] or len(history.past) != at or len(history.future) != len(levels) - 1 - at:
            return f"deed {number} ({deed}) is not what the model says"
    return _ends(history, levels)


def _ends(history: History, levels: list[Level]) -> str:
    """Whether all comes again on the way to the start and to the end."""
    while history.past:
        history = history.undo()
    if history.level != levels[0]:
        return "undoing everything does not give the start"
    for level in levels[1:]:
        history = history.redo()
        if history.level != level:
            return "redoing everything does not give what was"
    return "" if history.redo() is history else "there is more to redo than was done"


def run(options: Options) -> list[Outcome]:
    """Life after life until there were so many deeds."""
    most, until = options.count or COUNT, time.monotonic() + 60 * (options.minutes or 60_000)
    wrong: list[str] = []
    done = lives = 0
    while done < most and time.monotonic() < until:
        seed, count = f"{options.seed} {lives}", min(LIFE, most - done)
        if fault := life(seed, count):
            wrong.append(f"life {seed!r}: {fault}")
            options.say(wrong[-1])
        done, lives = done + count, lives + 1
        if lives % 1000 == 0:
            options.say(f"{done:,} deeds, {len(wrong)} faults")
    did = f"{done:,} edits, strokes, undos and redos in {lives:,} lives, each undone and redone altogether"
    return [Outcome(18, did, "" if wrong else "each level equals that of the model, the start and the end come again", wrong)]
