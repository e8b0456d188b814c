"""`record`: a stretch of a run as a film of its board."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from playground.cli import choices
from playground.cli.answers import ProgressBar
from playground.cli.file_access import output_file, writing
from playground.cli.run_files import branch_flag, branch_of, moment_of, run_argument, run_document, seen_at
from playground.cli.verb import UsageError, Verb
from playground.films import ENDINGS, FilmError, write_film
from playground.training.snapshot import Snapshot

FRAMES, MOST = 120, 5000
"""Pictures of a film for which no --every is given, and of any film at most."""
SECONDS = 12.0
"""How long a film takes for which no --fps is given."""
SHOWN = "values,arrows,thread"
"""What is drawn over the board where nothing else is asked for."""
FASTEST, SLOWEST = 25.0, 2.0
"""Pictures a second of a film for which no --fps is given."""


def arguments(parser: ArgumentParser) -> None:
    """Which stretch of which run, how it is shown, and where the film goes."""
    run_argument(parser)
    parser.add_argument("--from", dest="begin", metavar="A", help="the first moment; default: the beginning of the run")
    parser.add_argument("--to", dest="end", metavar="B", help="the last moment; default: the end of the run")
    branch_flag(parser)
    parser.add_argument(
        "--every", metavar="N", help=f"steps from one picture to the next; default: so many that there are about {FRAMES}"
    )
    parser.add_argument(
        "--fps", metavar="F", help=f"pictures a second; default: so many that the film takes about {SECONDS:.0f} s"
    )
    parser.add_argument("--overlays", default=SHOWN, metavar="A,B", help=f"what is drawn over the board (default {SHOWN})")
    choices.landscape_flag(parser)
    parser.add_argument("--cell", metavar="PIXELS", help="size of a cell, 4 to 128; default: as fits into 720 pixels")
    parser.add_argument(
        "--progress", action="store_true", help="a line on standard error for every picture: its number and how many there are"
    )
    parser.add_argument(
        "--out", required=True, metavar="FILM", help=f"{', '.join(ENDINGS)}; .mp4 needs PyAV, the others need Pillow"
    )


def run(options: Namespace) -> int:
    """Checks what is asked for, then films."""
    out = output_file(options.out, tuple(ENDINGS), "the film")
    from playground.ui.board.painter import overlays
    from playground.ui.stage.filming import board_frames

    names = [name.strip() for name in options.overlays.split(",") if name.strip()]
    shown = [choices.chosen("overlay", name, overlays()) for name in names]
    cell = None if options.cell is None else choices.count(options.cell)
    if cell is not None and not 4 <= cell <= 128:
        raise UsageError(f"a cell of {cell} pixels cannot be filmed, expected 4 to 128")
    slant = choices.landscape(options.landscape)
    document = run_document(options.run_file)
    branch = branch_of(options.branch, document)
    begin = document.ends(branch)[0] if options.begin is None else moment_of(options.begin, document, branch)
    end = moment_of(options.end, document, branch)
    moments = stretch(begin, end, None if options.every is None else choices.count(options.every))
    per_second = _per_second(options.fps, len(moments))
    bar = ProgressBar("filming")

    def snapshots() -> Iterator[Snapshot]:
        for number, moment in enumerate(moments):
            yield seen_at(document, moment, branch)
            bar.show((number + 1) / len(moments), f"step {moment:,}")
            if options.progress:
                print(f"{number + 1}/{len(moments)}", file=sys.stderr, flush=True)

    try:
        with writing(out):
            write_film(out, board_frames(snapshots(), shown, cell, slant), per_second)
    except FilmError as error:
        raise UsageError(str(error)) from error
    finally:
        bar.done()
    return 0


def stretch(begin: int, end: int, every: int | None) -> list[int]:
    """The moments that are filmed, the last one among them. UsageError where there are none, or too many."""
    if end < begin:
        raise UsageError(f"the film is to end at {end}, before it begins at {begin}: exchange --from and --to")
    step = max(1, -(-(end - begin) // (FRAMES - 1))) if every is None else every
    if step < 1:
        raise UsageError("--every is 0, expected at least 1 step from one picture to the next")
    moments = list(range(begin, end, step))
    if len(moments) >= MOST:
        raise UsageError(f"the film would have {len(moments) + 1:,} pictures, expected at most {MOST:,}: give a larger --every")
    return [*moments, end]


def _per_second(word: str | None, count: int) -> float:
    """Pictures a second. UsageError outside of 0.1 to 60."""
    if word is None:
        return max(SLOWEST, min(FASTEST, count / SECONDS))
    try:
        per_second = float(word)
    except ValueError:
        per_second = 0.0
    if not 0.1 <= per_second <= 60.0:
        raise UsageError(f"--fps is {word!r}, expected a number from 0.1 to 60")
    return per_second


VERB = Verb(
    id="record",
    about="Films the board over a stretch of a run: GIF, animated PNG, WebP, MP4. Interrupted, it leaves no file.",
    examples=(
        "record run.run --out film.gif",
        "record run.run --from 0 --to 2000 --every 20 --overlays values,arrows --out film.webp",
        "record run.run --to 500 --fps 20 --cell 48 --out film.mp4",
    ),
    arguments=arguments,
    run=run,
    order=6,
)
