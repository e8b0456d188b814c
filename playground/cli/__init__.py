"""The command line: `main(argv)` finds the verb, runs it, and turns what goes wrong into one sentence and an exit status."""

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from playground.cli import verbs
from playground.cli.encoding import open_up
from playground.cli.verb import UsageError, Verb
from playground.registry import collect, suggestion
from playground.settings import SettingError
from playground.version import VERSION
from playground.world.level import LevelError

PROGRAM = "bellman-playground"
DEFAULT = "play"


class Parser(argparse.ArgumentParser):
    """An argument parser that raises its complaint as one sentence instead of printing the usage and leaving."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}; see `{self.prog} --help`")


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command line; exit status 0 for done, 1 for a level with errors, 2 for a wrong request, 130 for interrupted."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    open_up(sys.stdout)
    open_up(sys.stderr)
    try:
        status = _run(sys.argv[1:] if argv is None else argv)
        sys.stdout.flush()
        return status
    except (UsageError, LevelError, SettingError) as error:
        print(f"{PROGRAM}: {' '.join(str(error).split())}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader has gone (`| head`); what is left in the buffer must not complain at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141


def _run(argv: Sequence[str]) -> int:
    """The verb's own exit status."""
    by_id: Mapping[str, Verb] = collect(verbs, "VERB")
    try:
        options = _parser(by_id).parse_args(_with_verb(argv, by_id))
    except SystemExit as leaving:  # --help and --version
        return int(leaving.code or 0)
    verb: Verb = options.verb
    return verb.run(options)


def _with_verb(argv: Sequence[str], by_id: Mapping[str, Verb]) -> list[str]:
    """The arguments with the default verb where none is given: nothing at all, a level, or a flag of that verb."""
    first = argv[0] if argv else ""
    if first in by_id or first in ("-h", "--help", "--version"):
        return list(argv)
    if first and not first.startswith("-") and not _is_level(first):
        raise UsageError(f"there is no verb or level {first!r}{suggestion(first, by_id)}")
    return [DEFAULT, *argv]


def _is_level(text: str) -> bool:
    """Whether a word names a level: a bundled one, or a file."""
    from playground.world import library
    from playground.world.exchange.sharing.text_code import holds_code

    if holds_code(text):
        return True
    return text in library.bundled() or text.startswith(library.GYM) or Path(text).suffix == library.OWN or library.foreign(text)


def _parser(by_id: Mapping[str, Verb]) -> Parser:
    """The parser of all verbs."""
    parser = Parser(
        prog=PROGRAM,
        description="Drive a mouse through levels, edit them, hand the mouse to a learner and watch what it believes.",
        epilog=f"Without a verb the window opens: `{PROGRAM} cliff-walking`. `{PROGRAM} VERB --help` explains a verb.",
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {VERSION}")
    rooms = parser.add_subparsers(metavar="VERB", required=True, parser_class=Parser)
    for verb in by_id.values():
        examples = "\n".join(f"  {PROGRAM} {line}" for line in verb.examples)
        room = rooms.add_parser(
            verb.id,
            help=verb.about,
            description=verb.about,
            epilog=f"examples:\n{examples}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        verb.arguments(room)
        room.set_defaults(verb=verb)
    return parser
