"""`bests`: who earned most on which level, by name."""

from argparse import ArgumentParser, Namespace

from playground import paths
from playground.cli import choices
from playground.cli.answers import number, print_json, print_table
from playground.cli.verb import UsageError, Verb
from playground.training.bests import BestsError, LevelBests, read_bests
from playground.training.level_identity import level_identity


def arguments(parser: ArgumentParser) -> None:
    """Of which level, and how."""
    parser.add_argument("level", nargs="?", metavar="LEVEL", help=f"{choices.LEVEL}; without it, all levels that have bests")
    parser.add_argument("--json", action="store_true", help="print one JSON list: levels with their bests")


def run(options: Namespace) -> int:
    """Prints a table of names and scores, the best first, or JSON."""
    try:
        rows = read_bests(paths.user_bests_file()).levels
    except BestsError as error:
        raise UsageError(str(error)) from None
    if options.level is not None:
        level = choices.level(options.level)
        identity = level_identity(level)
        rows = tuple(row for row in rows if row.identity == identity) or (LevelBests(identity, level.title, ()),)
    if options.json:
        print_json([{"level": row.identity, "title": row.title, "bests": [best._asdict() for best in row.bests]} for row in rows])
        return 0
    if not rows:
        print("no bests yet: they are kept when you race in the window")
    for row in rows:
        print(row.title)
        lines = [
            [best.name, number(best.score), f"{best.steps:,}", "" if best.skill is None else f"{best.skill:.3f}"]
            for best in row.bests
        ]
        if lines:
            print_table(("name", "return", "steps", "skill"), lines)
        else:
            print("no bests yet: they are kept when you race in the window")
    return 0


VERB = Verb(
    id="bests",
    about="Lists the best scores on each level, by name.",
    examples=("bests", "bests cliff-walking", "bests --json"),
    arguments=arguments,
    run=run,
    order=9,
)
