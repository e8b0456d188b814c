"""The level is edited while every learner trains on it: used within 50 ms, never an index error, learning goes on.

All kernels are loaded first, as the program does before anything is trained. What an edit takes after that is the making of the
new table, which grows with its states, and these multiply: a key, a gate, a coin and a cat can make 180,000 of 35 cells. So the
50 ms hold for tables of up to SMALL states; for larger ones the time of each state is noted (the window says what is being
worked out and lets a person stop it).

Random edits (painted cells, fillings, rows and columns that come and go, rules, moves, winds, targets, starts) go to a session
that works in between. A level that cannot be played is refused in a sentence and taken back, as the window does it.
"""

import random
import time
from collections.abc import Callable
from typing import NamedTuple

from playground.edit import board_edits, level_edits
from playground.edit.edit import Edit
from playground.learning.collection import learners
from playground.training.commands import Drive, EditLevel, Resume, SetPace, Start
from playground.training.drivers import Driver
from playground.training.life import NOT_FINITE
from playground.training.session import Session
from playground.training.snapshot import Status
from playground.world import Level, LevelError
from playground.world.grid import MOVES, Cell
from playground.world.library import find
from playground.world.tiles import TILES
from tests.long.results import Options, Outcome

PROMISES = (13,)
COUNT = 1_000_000
LEVELS = ("corridor", "cliff5", "short-corridor", "path7", "first-steps", "cliff5", "keys-and-doors")
LARGEST = 9
"""Rows and columns of a level at most."""
SOON = 0.05
"""Seconds of computing after which an edit is in use."""
SMALL = 500
"""States of a table up to which that holds."""
LATE, MEASURED = 0.001, 10_000
"""The share of edits that may take longer on a busy machine, looked at from so many edits on."""
SLICE = 0.0004
"""Seconds of work between two edits."""
WARM, LIFE = 30, 250
"""Edits of a run that makes ready, and of one that counts."""
RULES = {"discount": (0.0, 0.5, 0.9, 1.0), "slip": (0.0, 0.2, 1.0), "step_reward": (-1.0, 0.0, 0.5), "time_limit": (1, 20, 500)}


def random_edit(level: Level, dice: random.Random) -> Edit:
    """Something that a person may do to a level."""
    cell, other = (Cell(dice.randrange(level.height), dice.randrange(level.width)) for _ in range(2))
    tile = dice.choice(list(TILES.values()))
    smaller = level.height > 2, level.width > 2
    larger = level.height < LARGEST, level.width < LARGEST
    edits: list[Callable[[], Edit]] = [
        lambda: board_edits.PaintTile((cell, other), tile),
        lambda: board_edits.PaintTile((cell,), tile),
        lambda: board_edits.PaintTile((cell,), tile),
        lambda: board_edits.Erase((cell, other)),
        lambda: board_edits.MoveStart(cell),
        lambda: board_edits.MoveTile(cell, other),
        lambda: board_edits.SetTile(cell, {dice.choice(("enter", "leave")): dice.choice((-5.0, 0.0, 2.0))}),
        lambda: board_edits.SetTarget(cell, other),
        lambda: level_edits.SetRules({(name := dice.choice(list(RULES))): dice.choice(RULES[name])}),
        lambda: level_edits.SetMoves(tuple(dice.sample(list(MOVES), dice.randrange(1, len(MOVES) + 1)))),
        lambda: level_edits.SetWind(cell.col, dice.randrange(-2, 3)),
    ]
    edits += [lambda: level_edits.RemoveRow(dice.random() < 0.5)] * smaller[0]
    edits += [lambda: level_edits.RemoveColumn(dice.random() < 0.5)] * smaller[1]
    edits += [lambda: level_edits.AddRow(dice.random() < 0.5)] * larger[0]
    edits += [lambda: level_edits.AddColumn(dice.random() < 0.5)] * larger[1]
    if dice.random() < 0.02:
        edits = [lambda: board_edits.Fill(cell, tile)]
    return dice.choice(edits)()


class EditedLife(NamedTuple):
    """Edits that were made while a learner trained. used: playable ones. late: those on small tables that took over SOON.

    longest: seconds on a small table. large: edits on larger ones; most: states of the largest; slowest: seconds a state there.
    """

    made: int
    used: int = 0
    late: int = 0
    longest: float = 0.0
    large: int = 0
    most: int = 0
    slowest: float = 0.0
    fault: str = ""


def edited_life(learner: str, seed: str, count: int) -> EditedLife:
    """Edits while a learner trains."""
    dice = random.Random(seed)
    level, session = find(dice.choice(LEVELS)), Session()
    for command in (Start(level, learner, seed=1), SetPace(None), Drive(dice.choice(list(Driver))), Resume()):
        session.obey(command)
    lived, last = EditedLife(count), ""
    for number in range(count):
        session.work(SLICE)
        try:
            edit = random_edit(level, dice)
            after = edit.apply(level)
        except LevelError:
            continue
        last = repr(edit)[:300]
        began = time.thread_time()
        session.obey(EditLevel(after))
        session.work(0.0)
        snapshot = session.snapshot()
        spent = time.thread_time() - began
        if snapshot.refused is not None:
            if not snapshot.message:
                return lived._replace(made=number, fault=f"edit {number} ({last}) was refused without a sentence")
            continue
        level = after
        if snapshot.status == Status.FAILED and NOT_FINITE in snapshot.message:
            session.obey(Start(level, learner, seed=1))
            session.obey(Resume())
            continue
        if snapshot.status == Status.FAILED:
            return lived._replace(made=number, fault=f"edit {number} ({last}): {snapshot.message}")
        if snapshot.level != level:
            return lived._replace(made=number, fault=f"edit {number} ({last}) is not in use")
        lived = _with(lived, len(snapshot.mdp.states), spent)
    return lived


def _with(lived: EditedLife, states: int, spent: float) -> EditedLife:
    """With one more edit, that took so many seconds on a table of so many states."""
    if states <= SMALL:
        late, longest = lived.late + (spent > SOON), max(lived.longest, spent)
        return lived._replace(used=lived.used + 1, late=late, longest=longest, most=max(lived.most, states))
    slowest = max(lived.slowest, spent / states)
    return lived._replace(used=lived.used + 1, large=lived.large + 1, most=max(lived.most, states), slowest=slowest)


def run(options: Options) -> list[Outcome]:
    """Life after life of every learner in turn, until so many edits were made."""
    most, until = options.count or COUNT, time.monotonic() + 60 * (options.minutes or 60_000)
    from playground.learning.warming import warm_up

    names = options.names or tuple(learners())
    for part in ("model", "experience"):
        for _ in warm_up(part):
            pass
    for learner in names:
        edited_life(learner, "its kernels are ready before anything is measured", WARM)
    made, life, lives = 0, 0, []
    wrong: list[str] = []
    while made < most and time.monotonic() < until:
        learner = names[life % len(names)]
        seed = f"{learner} {options.seed} {life}"
        try:
            lived = edited_life(learner, seed, min(LIFE, most - made))
        except Exception as error:  # noqa: BLE001 (whatever is raised is what is looked for)
            from tests.long.monkey_life import kind_of

            lived = EditedLife(LIFE, fault=kind_of(error))
        made, life = made + lived.made, life + 1
        lives.append(lived)
        if lived.fault:
            wrong.append(f"{seed}: {lived.fault}")
            options.say(wrong[-1])
        if life % (4 * len(names)) == 0:
            options.say(f"{made:,} edits, {len(wrong)} faults")
    used, late, large = (sum(getattr(lived, name) for lived in lives) for name in ("used", "late", "large"))
    longest, largest, slowest = (max(getattr(lived, name) for lived in lives) for name in ("longest", "most", "slowest"))
    did = f"{made:,} edits in {life:,} runs of {len(names)} learners, {used:,} of them playable"
    small = f"{late:,} of {used - large:,} on tables of up to {SMALL} states took more than 50 ms of computing"
    larger = f"{large:,} were on larger ones, of up to {largest:,} states, at most {1e6 * slowest:.0f} µs a state"
    came = f"no error, learning went on; {small}, at most {1000 * longest:.0f} ms; {larger}"
    if late > LATE * made and made >= MEASURED:
        wrong.append(f"{small}, at most {1000 * longest:.0f} ms")
    return [Outcome(13, did, "" if wrong else came, wrong)]
