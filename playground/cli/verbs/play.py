"""`play`: opens the window."""

from argparse import ArgumentParser, Namespace

from playground.cli import choices
from playground.cli.verb import UsageError, Verb


def arguments(parser: ArgumentParser) -> None:
    """Which level, and in which mode to begin."""
    parser.add_argument(
        "level",
        nargs="?",
        metavar="LEVEL",
        help="a bundled level's name, a path to a .toml file, or gym:ID; without one, where you left off",
    )
    parser.add_argument("--mode", metavar="MODE", help="play, train or edit")


def run(options: Namespace) -> int:
    """Opens the window and stays until it is closed; a place without a screen is a UsageError."""
    if options.level:
        choices.level(options.level)
    from playground.ui import launch, modes

    if options.mode is not None:
        choices.chosen("mode", options.mode, modes.modes())
    try:
        launch.run(options.level, options.mode)
    except launch.NoDisplayError as error:
        raise UsageError(str(error)) from error
    return 0


VERB = Verb(
    id="play",
    about="Opens the playground (what happens without a verb, too).",
    examples=("play", "play cliff-walking", "play gym:Taxi-v4", "play my-level.toml --mode edit"),
    arguments=arguments,
    run=run,
    order=1,
)
