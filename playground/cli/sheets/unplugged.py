"""Q-learning without a computer: board, table, cards and rules for a class, and the numbers that should come out in the mean."""

from collections.abc import Iterator, Sequence

import numpy as np

from playground.cli.sheets.board_marks import board, board_places, legend, rules
from playground.cli.sheets.level_sheet import BOARD_HEIGHT, BOARD_TOP, INNER, head
from playground.cli.sheets.marks import MARGIN, WIDTH, Box, Mark, Rect, Sheet, Stroke, Words, arrow, column, number
from playground.cli.sheets.measured import EPISODES, RUNS, by_hand, expected, fewest_steps, slip_cards
from playground.cli.verb import UsageError
from playground.lessons.solved_level import SolvedLevel, solved
from playground.world.grid import MOVES, Cell
from playground.world.level import Level

MOST_CELLS = 40
"""Cells that a class can keep a table of."""
ROW = 5.2
"""Millimetres of a row of the table at least."""
CARD = 40.0
"""Millimetres of a card's side."""


def unplugged_sheets(level: Level) -> tuple[Sheet, ...]:
    """Everything for one group: the rules, the board, the table, the cards; and the numbers for the teacher.

    UsageError where the level has more than cells and slips that can be kept in one's head and on one table.
    """
    answers = solved(by_hand(level))
    places = _places(level, answers)
    return (
        _rule_card(level),
        _board(level, places),
        _table(level, answers, places),
        *_cards(level, answers),
        _for_the_teacher(level, answers, places),
    )


def place_name(cell: Cell) -> str:
    """What a cell is called on paper, as on a chessboard but from the top: B3 is the second column, the third row."""
    return f"{chr(ord('A') + cell.col)}{cell.row + 1}"


def _places(level: Level, answers: SolvedLevel) -> dict[Cell, int]:
    """The states that need a row of the table, by their cells; UsageError where a cell has several, or there are too many."""
    inside = [state for state in range(len(answers.mdp.states)) if not answers.mdp.terminal[state]]
    places = {answers.mdp.states[state].cell: state for state in inside}
    if len(level.moments) > 1 or len(places) != len(inside):
        raise UsageError(
            f"{level.title!r} remembers keys, switches, coins or time, too much to play by hand: choose a level where only the"
            " cell counts, like corridor or cliff5"
        )
    if len(places) > MOST_CELLS or level.width > 26:
        raise UsageError(
            f"{level.title!r} has {len(places)} cells to keep numbers of, expected at most {MOST_CELLS}: choose a smaller level"
        )
    own = [level.rows[row][col] for row, col in places if level[Cell(row, col)].slip is not None]
    if level.rules.wind or own:
        raise UsageError(
            f"{level.title!r} has wind or tiles with a slip of their own, for which there are no cards: choose another"
        )
    return dict(sorted(places.items()))


def _rule_card(level: Level) -> Sheet:
    _, cards = slip_cards(level)
    steps = [
        "Put a token on the start. In the table all numbers are 0 at first.",
        "Throw a die. On 1 to 5 make the move with the largest number in the row of your cell; if several are largest, mix "
        "the arrow cards of these moves and draw one. On a 6 draw one of all the arrow cards: you explore.",
    ]
    if cards:
        steps.append(f"Draw one of the {cards} slip cards, and put it back. It says where the move really goes.")
    steps += [
        f"Move the token. A wall or the edge stops it where it is. Note the reward R: {_pay(level)}",
        "Look at the row of the new cell: its largest number is what you may still hope for, B; at the end B is 0.",
        f"Work out the target: T = R + {number(level.rules.discount)} · B.",
        "The new number of the move that you chose is halfway between its old number and the target: add both and halve. "
        "Cross out the old one, and write the new one.",
        f"Go on from the new cell. At the end, or after {by_hand(level).rules.time_limit} moves, the episode is over: count "
        "the moves, add up the rewards, and begin again at the start.",
    ]
    lines: list[tuple[str, float, bool]] = [(f"{place}.  {text}", 15.0, False) for place, text in enumerate(steps, 1)]
    roles = "Four of you: one moves the token, one throws the die and draws the cards, one calculates, one writes the table."
    words, _ = column(
        [("You are the learner", 22, True), (f"{level.title} · Q-learning by hand", 13, False), (roles, 15.0, False), *lines],
        Rect(MARGIN, 20, INNER, 250),
    )
    return Sheet("rule card", words)


def _pay(level: Level) -> str:
    """What is paid for, in words."""
    step = number(level.rules.step_reward)
    base = f"{step} for every step" if level.rules.step_reward else "nothing for a step"
    return f"{base}, and what is written on the cell that you come to."


def _board(level: Level, named: dict[Cell, int]) -> Sheet:
    places = board_places(level, Rect(MARGIN, BOARD_TOP, INNER, BOARD_HEIGHT))
    labels = [
        Words(
            place_name(cell), places.cell(cell).right - 1.2, places.cell(cell).y + places.side * 0.2, places.side * 0.42, "right"
        )
        for cell in named
    ]
    lines, _ = column([(sentence, 10.0, False) for sentence in legend(level)], Rect(MARGIN, places.place.bottom + 5, INNER, 40))
    top = head(level.title, "The board. Put a token on the start.", level)
    return Sheet("board", (*top, *board(level, places), *labels, *lines))


def _table(level: Level, answers: SolvedLevel, places: dict[Cell, int]) -> Sheet:
    """A row for each cell, a column for each move, and all room for crossing out."""
    text = "Write small: every number is crossed out and written anew. All are 0 at first."
    names = answers.mdp.actions
    top = head("Q-table", text, level, named=True)
    y, first = 66.0, 18.0
    wide, high = (INNER - first) / len(names), max(ROW, min(18.0, 205.0 / (len(places) + 1)))
    marks: list[Mark] = [
        Words(name, MARGIN + first + wide * (n + 0.5), y + 5, 12, "centre", True) for n, name in enumerate(names)
    ]
    y += 8
    for row, (cell, state) in enumerate(places.items()):
        line = y + row * high
        marks += [
            Box(Rect(MARGIN, line, first, high)),
            Words(place_name(cell), MARGIN + 3, line + high * 0.5 + 1.6, 12, bold=True),
        ]
        for action in range(len(names)):
            grey = None if answers.mdp.legal[state, action] else 0.8
            marks.append(Box(Rect(MARGIN + first + action * wide, line, wide, high), 0.3, grey))
    return Sheet("Q-table", (*top, *marks))


def _cards(level: Level, answers: SolvedLevel) -> Iterator[Sheet]:
    """Cards to cut out: an arrow for every move, and what slipping says."""
    arrows: list[tuple[str, tuple[int, int] | None]] = [(name, MOVES.get(name)) for name in answers.mdp.actions]
    yield _sheet_of_cards("arrow cards", "Arrow cards: for exploring, and where several moves have the largest number.", arrows)
    slips, cards = slip_cards(level)
    if not cards:
        return
    plain: list[tuple[str, tuple[int, int] | None]] = [("as asked", None)] * (cards - slips)
    if level.rules.slip_kind == "sideways":
        sides = [("left of the way asked", None)] * (slips // 2) + [("right of the way asked", None)] * (slips // 2)
    else:
        sides = [("another way: draw an arrow card until it is not the one asked", None)] * slips
    yield _sheet_of_cards("slip cards", f"Slip cards: {slips} of {cards} slip.", [*plain, *sides])


def _sheet_of_cards(title: str, text: str, cards: Sequence[tuple[str, tuple[int, int] | None]]) -> Sheet:
    """Cards side by side, with dashed lines to cut along."""
    words, y = column([(title.capitalize(), 20, True), (text, 11.5, False)], Rect(MARGIN, 20, INNER, 40))
    marks: list[Mark] = [*words]
    across = int(INNER // CARD)
    for place, (label, move) in enumerate(cards):
        card = Rect(MARGIN + place % across * CARD, y + 6 + place // across * CARD, CARD, CARD)
        marks.append(Box(card, 0.3, None, True))
        middle = card.x + CARD / 2
        if move is not None:
            row, col = move
            marks.append(arrow(middle - 8 * np.sign(col), card.y + 16 - 8 * np.sign(row), row, col, 16))
            marks.append(Words(label, middle, card.bottom - 4, 12, "centre"))
        else:
            lines, _ = column([(label, 12, False)], card.inset(5))
            marks += lines
    return Sheet(title, tuple(marks))


def _for_the_teacher(level: Level, answers: SolvedLevel, places: dict[Cell, int]) -> Sheet:
    """What comes out in the mean, so that a class can see whether it played as the learner does."""
    slips, cards = slip_cards(level)
    measured = (
        f"Measured with the program's own Q-learning by exactly these rules: {RUNS} runs, seeds 0 to {RUNS - 1}, "
        "α = 1/2, ε = 1/6, "
        f"γ = {number(level.rules.discount)}"
        + (f", slip {slips} in {cards}" if cards else "")
        + f", at most {by_hand(level).rules.time_limit} moves. In brackets: where eight of ten groups lie. One group "
        "alone may be far from the mean; collect the numbers of all groups on the board and take theirs."
    )
    words, y = column([("For the teacher", 20, True), (measured, 11.5, False)], Rect(MARGIN, 20, INNER, 60))
    marks: list[Mark] = [*words]
    columns = (MARGIN + 22, MARGIN + 95, WIDTH - MARGIN - 2)
    y += 10
    for x, text in zip(columns, ("episode", "moves", "sum of the rewards"), strict=True):
        marks.append(Words(text, x, y, 12, "right", True))
    marks.append(Stroke((MARGIN, y + 2.5), (WIDTH - MARGIN, y + 2.5), 0.5))
    for entry in expected(level):
        y += 8.5
        row = (str(entry.episode), _ranged(entry.steps), _ranged(entry.rewards))
        marks += [Words(text, x, y, 12, "right") for x, text in zip(columns, row, strict=True)]
    start = answers.mdp.states[answers.start].cell
    best = f"From the start ({place_name(start)}) the best way is worth V* = {number(answers.optimum.start)}"
    steps = fewest_steps(level)
    best += f" and takes {steps} moves where all goes as asked." if steps else "."
    best += f" After {EPISODES} episodes the table is still on its way there."
    more, _ = column(
        [
            (best, 11.5, False),
            (rules(level), 11.5, False),
            (f"One die and a token for each group, {len(places)} rows in its table.", 11.5, False),
        ],
        Rect(MARGIN, y + 8, INNER, 60),
    )
    return Sheet("for the teacher", (*marks, *more))


def _ranged(numbers: tuple[float, float, float]) -> str:
    mean, low, high = numbers
    return f"{number(round(mean, 2))}  ({number(round(low, 1))} to {number(round(high, 1))})"
