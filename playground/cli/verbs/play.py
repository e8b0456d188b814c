"""`play`: opens the window."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from playground.cli import agents, choices
from playground.cli.verb import UsageError, Verb


def arguments(parser: ArgumentParser) -> None:
    """Which level, and in which mode to begin."""
    parser.add_argument(
        "level",
        nargs="?",
        metavar="LEVEL",
        help=f"{choices.LEVEL}; without one, where you left off, or what the file of --agent was trained on",
    )
    parser.add_argument("--mode", metavar="MODE", help="play, train or edit")
    agents.arguments(parser, "; it takes the wheel")


def run(options: Namespace) -> int:
    """Opens the window and stays until it is closed; a place without a screen is a UsageError."""
    word = options.level if options.agent is None else agents.level_word(options.level, options.agent)
    level = choices.level(word) if word else None
    from playground.ui import modes
    from playground.ui.aspects import Guest
    from playground.ui.window import launch

    if options.mode is not None:
        choices.chosen("mode", options.mode, modes.modes())
    guest = None
    if options.agent is not None and level is not None:
        spec, agent = agents.arrived(options.agent, level, None, options.agent_as)
        guest = spec.id, Guest(Path(options.agent).name, agent, level, agent.notes)
    try:
        launch.run(word, options.mode, guest)
    except launch.NoDisplayError as error:
        raise UsageError(str(error)) from error
    return 0


VERB = Verb(
    id="play",
    about="Opens the playground (what happens without a verb, too).",
    examples=(
        "play",
        "play cliff-walking",
        "play gym:Taxi-v4",
        "play my-level.toml --mode edit",
        "play corridor --agent model.zip",
    ),
    arguments=arguments,
    run=run,
    order=1,
)
