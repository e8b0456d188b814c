"""The long runs behind docs/reliability.md, which a person starts before a release.

python -m tests.long                         # what there is
python -m tests.long monkey --seed 1         # one of them, with the number that its promise asks for
python -m tests.long kills --count 2000      # with another number
python -m tests.long soak --minutes 120
python -m tests.long page                    # writes docs/reliability.md out of what the runs have noted

Each run notes what came of it in tests/long/results.toml (not with --dry) and ends with 1 where a promise did not hold.
"""

import argparse
import importlib
import sys
import time

from tests.long import surroundings
from tests.long.results import PAGE, Options, keep

PROGRAMS = {
    "monkey": "a million random events over ten seeds on the real window",
    "kills": "kill -9 at every kind of save, and of windows with unsaved edits",
    "io_failures": "the n-th call to the system fails, for every n, in every kind of save",
    "full_disk": "a disk that is full (needs root, to mount a small one)",
    "mutations": "altered files of every kind that is read",
    "bombs": "files that would take all memory or time, of every kind that is read",
    "edits": "the level is edited while every learner trains on it",
    "texts": "text of every kind is drawn, and is the title of a level",
    "undo": "edits, strokes, undo and redo against a simple model",
    "starts": "starts with damaged files of the user and of the program",
    "soak": "hours of training: memory, threads, files, frames",
}


def main() -> int:
    """Runs what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", nargs="?", choices=(*PROGRAMS, "page"))
    parser.add_argument("only", nargs="*", help="of what the program has several of, only these")
    parser.add_argument("--minutes", type=float, default=0.0, help="end after so long")
    parser.add_argument("--count", type=int, default=0, help="how many; without it as many as the promise asks for")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seeds", type=int, default=0, help="of the monkey: how many")
    parser.add_argument("--folder", default="", help="where the run keeps its journals")
    parser.add_argument("--dry", action="store_true", help="note nothing")
    chosen = parser.parse_intermixed_args()
    if chosen.name is None:
        parser.print_help()
        print("\n" + "\n".join(f"  {name:12} {about}" for name, about in PROGRAMS.items()))
        return 0
    if chosen.name == "page":
        from tests.long.page import page

        PAGE.write_text(page(), "utf-8")
        print(PAGE)
        return 0
    program = importlib.import_module(f"tests.long.{chosen.name}")
    began = time.monotonic()
    options = Options(chosen.seed, chosen.count, chosen.minutes, tuple(chosen.only), chosen.folder, chosen.seeds, _say)
    outcomes = program.run(options)
    seconds = time.monotonic() - began
    for outcome in outcomes:
        print(f"promise {outcome.promise}: {outcome.did}: {outcome.came or 'NOT: ' + '; '.join(outcome.wrong)}")
    print(f"{seconds / 60:.1f} minutes, {surroundings.load()}")
    if not chosen.dry:
        keep(chosen.name, outcomes, chosen.seed, seconds)
    return int(any(outcome.wrong for outcome in outcomes))


def _say(words: str) -> None:
    print(words, flush=True)


if __name__ == "__main__":
    sys.exit(main())
