"""`replay`: recorded transitions fed to a learner, in order, and what it believes after them."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from playground.cli import choices
from playground.cli.answers import ProgressBar, print_json
from playground.cli.file_access import reading
from playground.cli.values import print_values, state_values
from playground.cli.verb import UsageError, Verb
from playground.learning.learner import Field, finite
from playground.plurals import counted
from playground.world import LevelError, compile_mdp


def arguments(parser: ArgumentParser) -> None:
    """What is fed to whom, and on which level."""
    parser.add_argument(
        "recording",
        metavar="RECORDING",
        help="a .csv or .npz file of transitions, as `train --record` writes it, or the folder of a Minari data set",
    )
    parser.add_argument("--learner", required=True, metavar="ID", help="who learns from it (see `list learners`)")
    parser.add_argument(
        "--level",
        metavar="LEVEL",
        help="the level it was recorded on, which gives states, actions and γ; a Minari data set may name it itself",
    )
    choices.discount_flag(parser)
    parser.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", help="a setting of the learner; may be repeated"
    )
    parser.add_argument(
        "--seed", default="0", metavar="S", help="the seed of what the learner draws at random; same seed, same bits"
    )
    parser.add_argument(
        "--json",
        action="store_true",
        help='print {"transitions", "episodes", "states": [{"row", "col", "v", "q", "optimal"}, …]}',
    )


def run(options: Namespace) -> int:
    """Feeds, prints what the learner believes of every state that is not terminal."""
    from playground.learning.files.recordings import RecordingError, read_recording
    from playground.learning.life.recorded_life import replayed
    from playground.training.meter import greedy_of

    level = choices.level(options.level or _its_level(options.recording), discount=options.discount)
    spec = choices.learner(options.learner)
    settings, seed = choices.settings(spec, options.set), choices.count(options.seed)
    mdp = compile_mdp(level)
    bar = ProgressBar("replaying")
    try:
        with reading(options.recording):
            recording, notes = read_recording(Path(options.recording), mdp)
        for note in notes:
            print(f"{options.recording}: {note}", file=sys.stderr)
        count = len(recording.state)
        learner, body = replayed(spec, settings, mdp, recording, seed, lambda done: bar.show(done / count, f"{done:,}"))
    except RecordingError as error:
        raise UsageError(f"{options.recording}: {error}") from error
    except ValueError as error:
        raise UsageError(str(error)) from error
    bar.done()
    estimates = learner.estimates()
    if not finite(estimates):
        raise UsageError(f"the estimates of {spec.id} grew beyond all numbers; try a smaller step size, like --set alpha=0.01")
    states = state_values(mdp, estimates.get(Field.V), estimates.get(Field.Q), greedy_of(estimates, mdp.legal))
    if options.json:
        print_json({"transitions": body.steps, "episodes": body.episodes, "states": states})
        return 0
    print(f"{counted(body.steps, 'transition')}, {counted(body.episodes, 'episode')} that came to an end")
    print_values(mdp, states)
    return 0


def _its_level(word: str) -> str:
    """The level that a recording names itself. UsageError where it names none."""
    from playground.learning.files.recordings import RecordingError, minari
    from playground.world.environments.specs import level_of

    path = Path(word)
    if minari.data_folder(path) is None:
        raise UsageError(
            "replay needs --level LEVEL, the level of the recording: only the folder of a data set of Minari names its own"
        )
    try:
        with reading(word):
            return level_of(str(minari.about(path).get("env_spec", "")))
    except (RecordingError, LevelError) as error:
        raise UsageError(f"{word}: {error}; name the level with --level LEVEL") from error


VERB = Verb(
    id="replay",
    about="Feeds recorded transitions to a learner, in order, and prints what it believes afterwards.",
    examples=(
        "replay life.csv --learner q-learning --level cliff-walking",
        "replay cliff/sarsa-v0 --learner q-learning",
        "replay life.npz --learner monte-carlo --level gym:FrozenLake-v1 --set alpha=0.05 --json",
    ),
    arguments=arguments,
    run=run,
    order=6,
)
