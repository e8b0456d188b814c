"""`check`: reads levels and says what is wrong with them and what to look at."""

import sys
from argparse import ArgumentParser, Namespace

from playground.cli import choices
from playground.cli.verb import UsageError, Verb
from playground.world.advice import advice
from playground.world.level import LevelError


def arguments(parser: ArgumentParser) -> None:
    """One level or many."""
    parser.add_argument("levels", nargs="+", metavar="LEVEL", help="a bundled level's name or a path to a .toml file")


def run(options: Namespace) -> int:
    """Prints a line or more for each level; exit status 1 where one has errors."""
    errors = 0
    for word in options.levels:
        try:
            level = choices.level(word)
            told = [str(sentence) for sentence in advice(level)]
        except (LevelError, UsageError) as error:
            errors += 1
            print(f"{word}: error: {' '.join(str(error).split())}", file=sys.stderr)
            continue
        print(
            f"{word}: {level.title or 'no title'}, {level.height} rows, {level.width} columns: "
            + ("look at this:" if told else "fine")
        )
        for sentence in told:
            print(f"  {sentence}")
    return 1 if errors else 0


VERB = Verb(
    id="check",
    about="Reads levels and says what is wrong with them (exit status 1) and what may be unintended.",
    examples=("check cliff-walking", "check levels/*.toml"),
    arguments=arguments,
    run=run,
    order=3,
)
