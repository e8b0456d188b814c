"""`check`: reads levels and says how many states they have, what is wrong with them and what to look at."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from playground.cli import choices
from playground.cli.verb import UsageError, Verb
from playground.plurals import counted
from playground.world.advice.level_advice import Advice, advice
from playground.world.advice.mechanisms import factors
from playground.world.level import Level, LevelError
from playground.world.tabular.table import compile_mdp

MOST = 12
"""Places that one sentence lists at most."""


def arguments(parser: ArgumentParser) -> None:
    """One level or many."""
    parser.add_argument("levels", nargs="+", metavar="LEVEL", help=choices.LEVEL)


def run(options: Namespace) -> int:
    """Prints a line or more for each level; exit status 1 where one has errors."""
    errors = 0
    for word in options.levels:
        sentences: list[str] = []
        try:
            level = choices.level(word, sentences.append)
            table = compile_mdp(level)
            sentences += map(_sentence, advice(level, table))
        except (LevelError, UsageError) as error:
            errors += 1
            wrong = str(error).removeprefix(f"{Path(word).name}: ")
            print(f"{word}: error: {' '.join(wrong.split())}", file=sys.stderr)
            continue
        size = f"{counted(level.height, 'row')}, {counted(level.width, 'column')}, {counted(len(table.states), 'state')}"
        print(f"{word}: {level.title or 'no title'}, {size}{_grown(level)}: " + ("look at this:" if sentences else "fine"))
        for sentence in sentences:
            print(f"  {sentence}")
    return 1 if errors else 0


def _sentence(hint: Advice) -> str:
    """The advice with the places that it is about, as (row, col) counted from 0."""
    if not hint.cells:
        return hint.text
    places = ", ".join(f"({cell.row}, {cell.col})" for cell in hint.cells[:MOST])
    more = f" and {len(hint.cells) - MOST:,} more" if len(hint.cells) > MOST else ""
    return f"{hint.text} (row, col): {places}{more}"


def _grown(level: Level) -> str:
    """What made the states many, and by how much at most."""
    causes = factors(level)
    return f" (at most ×{', ×'.join(f'{cause.times:,} by {cause.words}' for cause in causes)})" if causes else ""


VERB = Verb(
    id="check",
    about="Reads levels and says what is wrong with them (exit status 1) and what may be unintended.",
    examples=("check cliff-walking", "check levels/*.toml"),
    arguments=arguments,
    run=run,
    order=3,
)
