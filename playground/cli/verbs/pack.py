"""`pack`: makes one file of a folder with a class's lessons and levels."""

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path

from playground import paths
from playground.cli.class_packs import check_names
from playground.cli.file_access import output_file, writing
from playground.cli.verb import UsageError, Verb
from playground.lessons.packs import SETTINGS, SUFFIX, PackError, pack_of
from playground.plurals import counted


def arguments(parser: ArgumentParser) -> None:
    """Which folder, and where the pack goes."""
    parser.add_argument(
        "folder", metavar="FOLDER", help=f"a folder with lessons and levels (.toml), and perhaps a {SETTINGS} that holds for all"
    )
    parser.add_argument("--out", required=True, metavar=f"CLASS{SUFFIX}", help="where the pack goes")


def run(options: Namespace) -> int:
    """Reads everything in the folder as it will be read from the pack, then writes the pack."""
    out = output_file(options.out, (SUFFIX,), "the class pack")
    folder = Path(options.folder)
    if not os.path.isdir(folder):
        raise UsageError(f"there is no folder {options.folder!r}: name the one that your lessons lie in")
    try:
        content, pack = pack_of(folder)
    except PackError as error:
        raise UsageError(f"{options.folder}: {error}") from error
    check_names(options.folder, pack.settings)
    with writing(out):
        paths.atomic_write(out, content)
    print(f"{out}: {counted(len(pack.lessons), 'lesson')}: {', '.join(pack.lessons)}")
    return 0


VERB = Verb(
    id="pack",
    about="Makes one file of a folder with a class's lessons and levels; `play --pack` opens it.",
    examples=("pack my-class --out class.pack",),
    arguments=arguments,
    run=run,
    order=10,
)
