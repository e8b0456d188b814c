"""`moments`: the bookmarks and branches of a run in a file."""

from argparse import ArgumentParser, Namespace

from playground.cli.answers import print_json, print_table
from playground.cli.run_files import run_argument, run_document
from playground.cli.verb import Verb


def arguments(parser: ArgumentParser) -> None:
    """Which run, and how it is told."""
    run_argument(parser)
    parser.add_argument(
        "--json",
        action="store_true",
        help='print {"level", "learner", "seed", "first", "last", "branch", "moments": [{"at", "kind", "name"}, …], "branches"}',
    )


def run(options: Namespace) -> int:
    """Prints them, by moment."""
    document = run_document(options.run_file)
    marks = sorted(document.moments(), key=lambda mark: mark.at)
    branches = document.branches()
    if options.json:
        print_json(
            {
                "level": document.level.title,
                "learner": document.learner,
                "seed": document.seed,
                "first": document.first,
                "last": document.last,
                "branch": document.branch,
                "moments": [{"at": mark.at, "kind": str(mark.kind), "name": mark.name} for mark in marks],
                "branches": [
                    {"id": one.id, "name": one.name, "parent": one.parent, "at": one.at, "last": one.last, "why": one.why}
                    for one in branches
                ],
            }
        )
        return 0
    print(
        f"{document.learner} on {document.level.title!r}, seed {document.seed}, moments {document.first:,} to {document.last:,}"
    )
    if marks:
        print()
        print_table(["at", "kind", "name"], [[f"{mark.at:,}", str(mark.kind), mark.name] for mark in marks])
    if len(branches) > 1:
        print()
        lines = [
            [
                f"{one.id}{' *' if one.id == document.branch else ''}",
                one.name,
                "" if one.parent is None else f"{one.parent}",
                f"{one.at:,}",
                f"{one.last:,}",
                one.why,
            ]
            for one in branches
        ]
        print_table(["branch", "name", "of", "from", "to", "what was changed"], lines)
    return 0


VERB = Verb(
    id="moments",
    about="Lists the bookmarks of a run in a file (when it first came to the goal, when a dial was moved …) and its branches.",
    examples=("moments run.run", "moments run.run --json"),
    arguments=arguments,
    run=run,
    order=6,
)
