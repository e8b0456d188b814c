"""`convert`: levels from the formats of other programs, and into them; what was converted or lost goes to standard error."""

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from pathlib import Path

from playground import paths
from playground.cli import choices
from playground.cli.answers import print_table
from playground.cli.file_access import check_folder, reading, writing
from playground.cli.verb import UsageError, Verb
from playground.world.exchange import ExportError, formats, imported_from, read_bytes, with_choice_note, write_text
from playground.world.exchange.format import Exported, Format, Imported, TileSheet
from playground.world.exchange.parts import MARK
from playground.world.text.scan import LARGEST_FILE

PIPE = "-"
NATIVE = "native"


def arguments(parser: ArgumentParser) -> None:
    """From where, to where, and in which formats."""
    parser.add_argument(
        "source",
        metavar="IN",
        nargs="?",
        help="a file (FILE#2 is its second map), - for standard input, a bundled level, or minigrid:ID",
    )
    parser.add_argument("target", metavar="OUT", nargs="?", help="a file, or - for standard output")
    parser.add_argument("--from", dest="given", metavar="FORMAT", help="the format of IN, if it is not recognised")
    parser.add_argument("--to", dest="wanted", metavar="FORMAT", help="the format of OUT, if its ending does not decide it")
    parser.add_argument("--force", action="store_true", help="write over a file that is there already")
    parser.add_argument("--list", action="store_true", help="list the formats")


def run(options: Namespace) -> int:
    """Reads, writes, and says what was lost; nothing is written where one of the two fails."""
    if options.list:
        _print_formats()
        return 0
    if options.source is None or options.target is None:
        raise UsageError("convert needs IN and OUT, like `convert lake.txt lake.toml`; --list shows the formats")
    given = _named(options.given)
    wanted = _wanted(options.target, _named(options.wanted))
    imported = _read(options.source, given)
    try:
        exported = write_text(imported.level, wanted.id, "" if options.target == PIPE else Path(options.target).name)
    except ExportError as error:
        raise UsageError(f"{options.source} cannot be written as {wanted.title}: {error}") from None
    files = _files(options.target, exported, options.force)
    for note in (*imported.notes, *exported.notes):
        print(note, file=sys.stderr)
    _write(exported, files)
    return 0


def _named(word: str | None) -> Format | None:
    return None if word is None else choices.chosen("format", word, formats())


def _wanted(target: str, named: Format | None) -> Format:
    """The format of what is written: the one that is named, or the only one that has the ending of the file."""
    if named is not None:
        return named
    if target == PIPE:
        return formats()[NATIVE]
    ending = Path(target).suffix.lower()
    fitting = [format for format in formats().values() if format.write is not None and ending in format.suffixes]
    if len(fitting) == 1:
        return fitting[0]
    offered = ", ".join(format.id for format in fitting or formats().values() if format.write is not None)
    reason = f"files of several formats end in {ending}" if fitting else f"no format has the ending {ending!r}"
    raise UsageError(f"{reason}; say which with --to: {offered}")


def _read(source: str, given: Format | None) -> Imported:
    """The level of a word: a file, standard input, parts of both, a grid of an installed program, or a bundled level."""
    format = given.id if given else None
    piped, _, part = source.partition(MARK)
    if piped == PIPE:
        return with_choice_note(read_bytes(sys.stdin.buffer.read(LARGEST_FILE + 1), "", format, part))
    with reading(source):
        return imported_from(source, format) or Imported(choices.level(source))


def _files(target: str, exported: Exported, force: bool) -> dict[Path, bytes]:
    """What is to be written where, pictures first: a text counts on them. Nothing for standard output.

    A picture that is there already just as it would be drawn stays.
    """
    if target == PIPE:
        return {}
    folder = Path(target).parent
    check_folder(Path(target), "the level")
    pictures = {folder / sheet.name: _drawn(sheet) for sheet in exported.pictures}
    missing = {path: content for path, content in pictures.items() if not _holds(path, content)}
    taken = next((path for path in (*missing, Path(target)) if os.path.exists(path)), None)
    if taken and not force:
        raise UsageError(f"{taken} is there already; --force writes over it")
    return {**missing, Path(target): exported.text.encode("utf-8")}


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def _write(exported: Exported, files: Mapping[Path, bytes]) -> None:
    if not files:
        for sheet in exported.pictures:
            print(f"The pictures of the tiles belong in a file {sheet.name} beside the map: give OUT a name.", file=sys.stderr)
        sys.stdout.buffer.write(exported.text.encode("utf-8"))
        return
    with writing(" and ".join(map(str, files))):
        paths.atomic_writes(files)


def _drawn(sheet: TileSheet) -> bytes:
    from playground.ui.board.tile_sheet import png

    return png(sheet)


def _print_formats() -> None:
    ways = {(True, True): "reads, writes", (True, False): "reads", (False, True): "writes"}
    listed = [(format, ways[format.read is not None, format.write is not None]) for format in formats().values()]
    lines = [[format.id, way, " ".join(format.suffixes), format.about] for format, way in listed]
    print_table(["format", "", "endings", "about"], lines)


VERB = Verb(
    id="convert",
    about="Converts levels from and to the formats of other programs, and says what is lost on the way.",
    examples=(
        "convert lake.txt lake.toml",
        "convert cliff-walking cliff.tmx",
        "convert world-4x3 - --to cs188-grid",
        "convert minigrid:MiniGrid-DoorKey-6x6-v0 door-key.toml",
        "convert --list",
    ),
    arguments=arguments,
    run=run,
    order=7,
)
