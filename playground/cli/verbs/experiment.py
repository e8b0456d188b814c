"""`experiment`: learners side by side on a level, from many seeds, on all cores; a table, a picture, and a file for each run."""

import math
from argparse import ArgumentParser, Namespace
from pathlib import Path

from playground.cli import choices
from playground.cli.answers import ProgressBar, number, print_table
from playground.cli.file_access import reason
from playground.cli.verb import UsageError, Verb
from playground.plurals import counted


def arguments(parser: ArgumentParser) -> None:
    """Who learns what from how many seeds, and where it goes."""
    parser.add_argument("level", metavar="LEVEL", help=choices.LEVEL)
    choices.discount_flag(parser)
    parser.add_argument("--learners", required=True, metavar="A,B", help="who learns (see `list learners`)")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="NAME=V,W",
        help="a setting of every learner that has it, or of one as LEARNER:NAME=V; every listed value is tried; may be repeated",
    )
    length = parser.add_mutually_exclusive_group(required=True)
    length.add_argument("--episodes", metavar="N", help="the length of each run in episodes")
    length.add_argument("--steps", metavar="N", help="the length of each run in transitions")
    parser.add_argument(
        "--seeds", default="10", metavar="N", help="how many runs of each learner, from the seeds 0 to N − 1 (default 10)"
    )
    parser.add_argument(
        "--out", required=True, metavar="FOLDER", help="where the files go; repeating the command goes on with what is missing"
    )
    parser.add_argument("--processes", metavar="N", help="how many processes work at once (default: one for each core)")
    parser.add_argument(
        "--on",
        default="processes",
        metavar="PLACE",
        help="where the runs are lived: processes, dask (a cluster on this machine), or tcp://HOST:PORT, the scheduler of a Dask "
        "cluster that you trust: whoever runs it can run programs as you",
    )


def run(options: Namespace) -> int:
    """Checks what is asked for, runs it, writes and prints the means."""
    level = choices.level(options.level, discount=options.discount)
    steps = None if options.steps is None else choices.count(options.steps)
    episodes = None if options.episodes is None else choices.count(options.episodes)
    processes = None if options.processes is None else choices.count(options.processes)
    seeds = range(choices.count(options.seeds))
    from playground.cli.arms import arms
    from playground.cli.statistics_answers import print_statistics
    from playground.training.experiments.conduct import conduct, plotted
    from playground.training.experiments.experiment import Experiment, ExperimentError
    from playground.training.experiments.statistics.profile_plot import profile_plot
    from playground.training.experiments.trial import TrialError
    from playground.training.experiments.workplace import WorkplaceError
    from playground.training.experiments.workplaces import workplace
    from playground.ui.drawing.chart import save_chart

    folder, bar = Path(options.out), ProgressBar(f"experiment on {level.title}")
    try:
        name = options.level if level.table is not None else Path(options.level).stem
        experiment = Experiment(level, name, arms(options.learners, options.set), tuple(seeds), steps, episodes)
        means, statistics = conduct(
            experiment,
            folder,
            workplace(options.on, processes),
            lambda done, runs: bar.show(done / runs, f"{done:,} of {counted(runs, 'run')}"),
        )
        save_chart(folder / "figure.png", (plotted(experiment, means),))
        if statistics is not None:
            save_chart(folder / "profiles.png", (profile_plot(statistics.compared, statistics.scoring, level.title),))
    except (ExperimentError, TrialError, WorkplaceError) as error:
        raise UsageError(str(error)) from error
    except OSError as error:
        raise UsageError(f"cannot write to {folder}: {reason(error)}; choose another folder with --out") from error
    finally:
        bar.done()
    lines = []
    for arm_means in means:
        last = slice(-max(1, math.ceil(len(arm_means.at) / 10)), None)
        shown = (arm_means.returns.mean[last].mean(), arm_means.lengths.mean[last].mean())
        lines.append([arm_means.arm.label, str(len(experiment.seeds)), *(number(float(value)) for value in shown)])
    print_table(("learner", "runs", "mean return, last tenth", "steps an episode"), lines)
    if statistics is not None:
        print_statistics(statistics)
    print(f"{folder}: summary.csv, figure.png, statistics.csv, statistics.tex and a file for each run")
    return 0


VERB = Verb(
    id="experiment",
    about="Compares learners on a level over many seeds: a file for each run, means with their bands, and a picture.",
    examples=(
        "experiment cliff-walking --learners q-learning,sarsa --set alpha=0.5 --episodes 500 --seeds 20 --out cliff",
        "experiment dyna-maze --learners dyna-q --set planning=0,5,50 --episodes 50 --seeds 30 --out maze",
        "experiment windy-gridworld --learners sarsa,n-step-sarsa --set alpha=0.5 --set n-step-sarsa:n=2,4 --steps 2e4 --out w",
    ),
    arguments=arguments,
    run=run,
    order=7,
)
