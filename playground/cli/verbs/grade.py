"""`grade`: a table of who did what in how many tries, from the progress files of a class."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from playground import paths
from playground.cli.answers import print_table
from playground.cli.class_packs import pack_lessons
from playground.cli.file_access import output_file, reading, writing
from playground.cli.verb import UsageError, Verb
from playground.lessons.course import course
from playground.lessons.grades import HOW_TO_READ, as_csv, grades, overview, pupils_in, strange_lessons


def arguments(parser: ArgumentParser) -> None:
    """Whose progress, in which lessons, and where the table goes."""
    parser.add_argument(
        "folder", nargs="?", metavar="FOLDER", help="the folder with the pupils' progress files; without it, this machine's own"
    )
    parser.add_argument("--pack", metavar="CLASS.pack", help="the class pack whose lessons they took, beside those of the course")
    parser.add_argument("--out", metavar="TABLE.csv", help="where the table is written for a spreadsheet")


def run(options: Namespace) -> int:
    """Prints the table; exit status 1 where a file was damaged and passed over."""
    out = None if options.out is None else output_file(options.out, (".csv",), "the table")
    lessons = {**course(), **({} if options.pack is None else pack_lessons(options.pack))}
    folder = paths.user_progress() if options.folder is None else Path(options.folder)
    damaged: list[str] = []
    with reading(folder):
        pupils = pupils_in(folder, damaged.append)
    for sentence in damaged:
        print(f"passed over: {sentence}", file=sys.stderr)
    if not pupils and not damaged:
        raise UsageError(f"{folder} has no progress files, expected one .json for each pupil: collect them in one folder first")
    table = grades(pupils, lessons)
    strange = strange_lessons(pupils, lessons)
    if strange:
        print(f"left out, because no such lesson is there: {', '.join(strange)}; --pack names the pack it is in", file=sys.stderr)
    print_table(*overview(table, pupils, lessons))
    print(HOW_TO_READ)
    if out is not None:
        with writing(out):
            paths.atomic_write(out, as_csv(table).encode("utf-8-sig"))
    return 1 if damaged else 0


VERB = Verb(
    id="grade",
    about="Makes a table of a class: stars, tries and what had to be shown, for every pupil and lesson.",
    examples=("grade progress", "grade progress --out class.csv", "grade progress --pack class.pack"),
    arguments=arguments,
    run=run,
    order=11,
)
