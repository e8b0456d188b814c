"""`reproduce`: a published experiment is run again, its figure drawn, and its numbers held against the published range."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from playground.cli import choices
from playground.cli.answers import ProgressBar, print_table
from playground.cli.file_access import reason
from playground.cli.verb import UsageError, Verb
from playground.plurals import counted

ALL = "all"


def arguments(parser: ArgumentParser) -> None:
    """Which experiment, how thoroughly, and where the figure goes."""
    parser.add_argument("name", nargs="?", metavar="NAME", help="which experiment (see --list), or all")
    parser.add_argument("--list", action="store_true", help="list the experiments")
    parser.add_argument(
        "--quick", action="store_true", help="fewer runs, for a first look; the ranges widen with the larger error"
    )
    parser.add_argument("--out", metavar="FOLDER", help="where the figure goes, as NAME.png (default: nowhere)")
    parser.add_argument("--processes", metavar="N", help="how many processes work at once (default: one for each core)")
    parser.add_argument("--page", metavar="PAGE.md", help="with all: write this page, and its figures into pictures/ beside it")


def run(options: Namespace) -> int:
    """Runs what is asked for; exit status 1 where a number lies outside its range."""
    from playground.cli.reproduced import Result, page, print_result, reproduce
    from playground.training.experiments.processes import cores
    from playground.training.experiments.published import reproductions
    from playground.ui.drawing.chart import save_chart

    collection = reproductions()
    if options.list or options.name is None:
        print_table(
            ("name", "title", "source"),
            [[reproduction.id, reproduction.title, reproduction.source] for reproduction in collection.values()],
        )
        return 0
    if options.page is not None and options.name != ALL:
        raise UsageError("--page needs all experiments: reproduce all --page PAGE.md")
    chosen = (
        list(collection.values())
        if options.name == ALL
        else [choices.chosen("experiment", options.name, {**collection, ALL: None})]
    )
    processes = choices.count(options.processes) if options.processes is not None else cores()
    results: list[Result] = []
    bar = ProgressBar("")
    try:
        for reproduction in chosen:
            bar = ProgressBar(reproduction.title)
            runs = reproduction.quick if options.quick else reproduction.runs
            results.append(reproduce(reproduction, runs, partial(_watched, processes, bar)))
            bar.done()
            print_result(results[-1])
            if options.out is not None:
                save_chart(Path(options.out) / f"{reproduction.id}.png", results[-1].outcome.plots)
        if options.page is not None:
            page(Path(options.page), results)
    except OSError as error:
        raise UsageError(f"cannot write: {reason(error)}; choose another place for --out or --page") from error
    finally:
        bar.done()
    return 0 if all(reproduction.inside for reproduction in results) else 1


def _watched(processes: int, bar: ProgressBar, act: Callable[[Any], Any], tasks: Sequence[Any]) -> list[Any]:
    """The act for each task, with progress for a person."""
    from playground.training.experiments.processes import Processes
    from playground.training.experiments.workplace import spread

    def show(done: int, parts: int) -> None:
        bar.show(done / parts, f"{done:,} of {counted(parts, 'part')}")

    return spread(Processes(processes), act, tasks, show)


VERB = Verb(
    id="reproduce",
    about="Repeats a published experiment, draws its figure, and says whether its numbers lie in the published range.",
    examples=("reproduce --list", "reproduce cliff --out figures", "reproduce random-walk --quick", "reproduce all"),
    arguments=arguments,
    run=run,
    order=8,
)
