"""`share`: a level, or a run, with how it is looked at, as a code for a message, a picture card, a QR code, or a text file."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playground import paths
from playground.cli import choices
from playground.cli.file_access import output_file, writing
from playground.cli.run_files import is_run, moment_of, run_document, seen_at
from playground.cli.verb import UsageError, Verb
from playground.settings import unusual
from playground.world import LevelError, library
from playground.world.exchange.sharing.shared import Shared, written
from playground.world.exchange.sharing.text_code import lines_of

if TYPE_CHECKING:
    from playground.training.snapshot import Snapshot
    from playground.ui.shared_view import SharedView

PATIENCE = 30.0
"""Seconds that living a run again may take here: a slower machine has twice as long."""


def arguments(parser: ArgumentParser) -> None:
    """What is shared, how it is looked at, and where it goes."""
    parser.add_argument("level", metavar="LEVEL|RUN", help=f"{choices.LEVEL}; or a saved run, whose seed and dials go with it")
    parser.add_argument("--mode", metavar="MODE", help="the mode in which it opens: learn, play, train, race, why or edit")
    parser.add_argument("--overlays", metavar="A,B", help="what is drawn over the board (see `list overlays`)")
    parser.add_argument("--at", metavar="N", help="of a run: the moment that is shown; default: the end")
    parser.add_argument("--floor", metavar="N", help="which floor of a level that remembers is shown")
    parser.add_argument("--learner", metavar="ID", help="of a level: who learns (see `list learners`)")
    parser.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", help="a setting of the learner; may be repeated"
    )
    parser.add_argument("--seed", metavar="S", help="the seed of its run")
    parser.add_argument("--qr", metavar="FILE.png", help="writes it as a QR code, where it is short enough; needs segno")
    parser.add_argument("--card", metavar="FILE.png", help="writes a picture of the board that carries the code")
    parser.add_argument("--out", metavar="FILE", help="writes the code to a .txt, or a picture card to a .png")


def run(options: Namespace) -> int:
    """Makes the code, and writes or prints it; what it leaves out goes to standard error."""
    card, qr, text = _places(options)
    runs = is_run(options.level)
    shared, view, snapshot = _of_run(options) if runs else _of_level(options)
    try:
        code = written(shared)
    except LevelError as error:
        raise UsageError(f"{options.level} cannot be shared as a code: {error}") from error
    if card is not None and snapshot is None:
        raise UsageError("a level of another program is shared by its name alone: leave --card out")
    if card is not None and snapshot is not None:
        _write(card, lambda: _card(snapshot, view, code, runs))
    if qr is not None:
        _write(qr, lambda: _square(code))
    if text is not None:
        _write(text, lambda: f"{lines_of(code)}\n".encode("ascii"))
    if (card, qr, text) == (None, None, None):
        print(lines_of(code))
    print(f"A code of {len(code):,} letters.", file=sys.stderr)
    return 0


def _places(options: Namespace) -> tuple[Path | None, Path | None, Path | None]:
    """Where the card, the QR code and the text go."""
    out = None if options.out is None else output_file(options.out, (".txt", ".png"), "the code")
    card = None if options.card is None else output_file(options.card, (".png",), "the card")
    qr = None if options.qr is None else output_file(options.qr, (".png",), "the QR code")
    if out is not None and out.suffix.lower() == ".png":
        card, out = out, None
    return card, qr, out


def _write(path: Path, content: Callable[[], bytes]) -> None:
    with writing(path):
        paths.atomic_write(path, content())


def _names(options: Namespace) -> tuple[str, ...] | None:
    """The ids of --overlays, None where it is not given."""
    from playground.ui.board.painter import overlays

    if options.overlays is None:
        return None
    names = tuple(name.strip() for name in options.overlays.split(",") if name.strip())
    for name in names:
        choices.chosen("overlay", name, overlays())
    return names


def _looked_at(options: Namespace) -> dict[str, Any]:
    """What the flags say of the view of levels and runs alike."""
    from playground.ui import modes

    if options.mode is not None:
        choices.chosen("mode", options.mode, modes.modes())
    floor = None if options.floor is None else choices.count(options.floor)
    return {"mode": options.mode or "", "overlays": _names(options), "floor": floor}


def _of_run(options: Namespace) -> "tuple[Shared, SharedView, Snapshot]":
    """A run, its view, and its moment."""
    from playground.training.past.relived import left_out, relived, words_of
    from playground.training.past.revival import PastError
    from playground.training.past.written_values import DocumentError
    from playground.ui.shared_view import SharedView

    if options.learner is not None or options.set or options.seed is not None:
        raise UsageError("--learner, --set and --seed do not go with a saved run, which has its own: leave them out")
    document = run_document(options.level)
    at = None if options.at is None else moment_of(options.at, document)
    view = SharedView(at=at, **{**_looked_at(options), "mode": options.mode or "train"})
    try:
        words = words_of(document)
        relived(words, longest=PATIENCE)
    except (DocumentError, PastError) as error:
        raise UsageError(f"{options.level} cannot be shared as a code: {error}") from error
    for note in left_out(document):
        print(note, file=sys.stderr)
    return Shared(document.level, view=view.values, run=words), view, seen_at(document, document.last if at is None else at)


def _of_level(options: Namespace) -> "tuple[Shared, SharedView, Snapshot | None]":
    """A level, its view, and what it looks like before anything is learned."""
    from playground.training.first_sight import still
    from playground.ui.shared_view import SharedView

    if options.at is not None:
        raise UsageError(f"--at is of a saved RUN, and {options.level!r} is none: leave it out")
    spec = None if options.learner is None else choices.learner(options.learner)
    settings = {} if spec is None else unusual(choices.settings(spec, options.set))
    if spec is None and (options.set or options.seed is not None):
        raise UsageError("--set and --seed are of a learner: name it with --learner")
    seed = -1 if spec is None else choices.count(options.seed or "0")
    view = SharedView(**_looked_at(options), learner=spec.id if spec else "", seed=seed, dials=settings)
    if library.runs_program(options.level):
        return Shared(None, options.level, view.values), view, None
    level = choices.level(options.level)
    return Shared(level, view=view.values), view, still(level)


def _card(snapshot: "Snapshot", view: "SharedView", code: str, runs: bool) -> bytes:
    from playground.learning.collection import learners
    from playground.ui.board.painter import overlays
    from playground.ui.shared_view import lines_about
    from playground.ui.stage.share_card import card

    learner = snapshot.learner if runs else view.learner
    title = learners()[learner].title if learner in learners() else ""
    shown = [overlays()[name] for name in view.overlays or ("values", "arrows")] if runs else []
    return card(snapshot, shown, lines_about(snapshot, title, view, runs), code)


def _square(code: str) -> bytes:
    from playground.ui.drawing.png import png_bytes
    from playground.ui.drawing.qr_codes import QrError, qr_picture

    try:
        return png_bytes(qr_picture(code, 1000))
    except QrError as error:
        raise UsageError(f"{error} Share it as text or as a picture card.") from error


VERB = Verb(
    id="share",
    about="Makes a code for a message out of a level or a run: as text, as a picture card, as a QR code.",
    examples=(
        "share corridor",
        "share run.run --at 5000 --overlays values,arrows --card card.png",
        "share my-level.toml --mode play --qr square.png",
        "share cliff-walking --learner sarsa --set alpha=0.5 --seed 3 --mode train --out cliff.txt",
    ),
    arguments=arguments,
    run=run,
    order=8,
)
