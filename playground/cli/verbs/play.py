"""`play`: opens the window."""

import os
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from playground import paths
from playground.cli import agents, choices
from playground.cli.class_packs import opened_pack, pack_lesson
from playground.cli.played import Played
from playground.cli.record import KINDS, recording_file, write_record
from playground.cli.run_files import is_run, run_document
from playground.cli.verb import UsageError, Verb
from playground.world.exchange.sharing.shared import read, written
from playground.world.exchange.sharing.shared_files import shared_in
from playground.world.exchange.sharing.text_code import holds_code
from playground.world.level import Level

if TYPE_CHECKING:
    from playground.ui.wishes import Wish


def arguments(parser: ArgumentParser) -> None:
    """Which level, and in which mode to begin."""
    parser.add_argument(
        "level",
        nargs="?",
        metavar="LEVEL",
        help=f"{choices.LEVEL}; a saved run; a code, or a file that holds one; without one, the level where you left off, "
        "or the one that the file of --agent was trained on",
    )
    parser.add_argument("--mode", metavar="MODE", help="learn, play, train, race, why or edit")
    parser.add_argument("--lesson", metavar="WORD", help="opens a lesson at once: its number, its id, or a file of your own")
    parser.add_argument(
        "--pack", metavar="CLASS.pack", help="a class's own lessons on the map, and what holds for them (see `pack`)"
    )
    parser.add_argument("--present", action="store_true", help="board and words large, for a projector (F5 in the window)")
    parser.add_argument(
        "--demo", action="store_true", help="for an exhibition: the course plays itself, any key takes over, nothing is kept"
    )
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="a setting of the window, kept from now on: volume (0 to 1), muted, hears_values, hears_learning, text_scale, "
        "reduced_motion, reading, colours (light, dark, high-contrast), value_colours (blue-orange, purple-green, grey), "
        "patterns; may be repeated",
    )
    parser.add_argument(
        "--portable",
        action="store_true",
        help="keeps everything beside main.py from now on: settings, levels, runs, unsaved work; for a stick",
    )
    agents.arguments(parser, "; it drives")
    parser.add_argument(
        "--record",
        metavar="LIFE",
        help=f"where your own moves on this level are written when the window closes, for `replay`: {KINDS}",
    )


def run(options: Namespace) -> int:
    """Opens the window and stays until it is closed; a place without a screen is a UsageError."""
    if options.demo:
        for flag, given in (("--mode", options.mode), ("--lesson", options.lesson), ("--record", options.record)):
            if given is not None:
                raise UsageError(f"--demo goes through the whole course by itself: leave {flag} out")
    if options.portable:
        _make_portable()
    opening = None if options.level is None else _opening(options.level)
    if opening is not None:
        for flag, given in (("--agent", options.agent), ("--lesson", options.lesson), ("--record", options.record)):
            if given is not None:
                raise UsageError(f"{flag} does not go with {options.level[:80]}, which says by itself what is seen: leave it out")
        options.level, options.mode = None, options.mode or "train"
    word = options.level if options.agent is None else agents.level_word(options.level, options.agent)
    level = choices.level(word) if word else None
    from playground.ui import modes
    from playground.ui.aspects import Guest, Occasion
    from playground.ui.preferences import Preferences
    from playground.ui.window import launch

    pack = None if options.pack is None else opened_pack(options.pack)
    lesson = None
    if options.lesson is not None:
        lesson = choices.lesson(options.lesson) if pack is None else pack_lesson(options.pack, pack, options.lesson)
    if options.mode is not None:
        choices.chosen("mode", options.mode, modes.modes())
    guest = None
    if options.agent is not None and level is not None:
        spec, agent = agents.guest_of(options.agent, level, None, options.agent_as)
        guest = spec.id, Guest(Path(options.agent).name, agent, level, agent.notes)
    path = None if options.record is None else _recording(options.record, level)
    played = None if path is None or level is None or word is None else Played(path, level, word)
    occasion = Occasion(presenting=options.present, keeps=not options.demo)
    settings = choices.changes(Preferences, "the window", options.set, "volume=0.2")
    watch = played.note if played else lambda snapshot: None
    try:
        launch.run(word, options.mode, guest, watch, occasion, lesson, pack, opening, settings)
    except launch.NoDisplayError as error:
        raise UsageError(str(error)) from error
    if played is not None and path is not None:
        print(write_record(played, path), file=sys.stderr)
    return 0


def _opening(word: str) -> "Wish | None":
    """What the window begins with where a word names a saved run, or what was shared by a code; None for a level."""
    from playground.ui.wishes import OpenSaved, Receive, TakeShared

    try:
        shared = read(word) if holds_code(word) else shared_in(word) if os.path.isfile(word) else None
    except OSError as error:
        raise UsageError(f"cannot read {word}: {error.strerror}") from error
    if shared is not None and shared.source:
        return Receive(text=word) if holds_code(word) else Receive(Path(word))  # it asks before another program runs
    if shared is not None:
        return TakeShared(shared, written(shared))
    if is_run(word):
        run_document(word)
        return OpenSaved(Path(word))
    return None


def _make_portable() -> None:
    """--portable. UsageError where the program has no folder of its own, or another one is named by the environment."""
    if os.environ.get(paths.HOME):
        raise UsageError(f"--portable does not go with {paths.HOME}, which names another folder for everything: unset it first")
    try:
        folder = paths.make_portable()
    except NotADirectoryError as error:
        raise UsageError(
            f"--portable keeps everything beside main.py, but {error.strerror}: start the main.py of a copy of the project, "
            f"or set {paths.HOME} to a folder of your own"
        ) from error
    refuses = paths.refusing_home() is not None
    print(f"{'Nothing can be' if refuses else 'Everything is'} kept in {folder}.", file=sys.stderr)


def _recording(word: str, level: Level | None) -> Path | None:
    """Where --record writes. UsageError where nothing can be recorded there."""
    if level is None:
        raise UsageError("--record needs a LEVEL, because a recording is of one level: name it")
    return recording_file(word, level)


VERB = Verb(
    id="play",
    about="Opens the window. This also happens without a verb.",
    examples=(
        "play",
        "play cliff-walking",
        "play run.run",
        "play card.png",
        "play gym:Taxi-v4",
        "play my-level.toml --mode edit",
        "play --lesson 5",
        "play --pack class.pack",
        "play --lesson 5 --present",
        "play --demo",
        "play --set volume=0.2 --set hears_values=on",
        "play --portable",
        "play corridor --agent model.zip",
        "play corridor --record mine.csv",
    ),
    arguments=arguments,
    run=run,
    order=1,
)
