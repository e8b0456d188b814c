"""Draws the pictures of the docs again: `python -m docs.pictures`, or those named; --check says which are out of date."""

import argparse
import contextlib
import io
import os
import shlex
import sys
import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from unittest.mock import patch

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

from docs.pictures.compare import MOST, different
from docs.pictures.contact import draw_contact
from docs.pictures.sheets import draw_sheets
from playground.cli import main as playground

FOLDER = Path(__file__).resolve().parent
REMAKE = "python -m docs.pictures"
SHEET, CARD = "sheet", "card"
"""The first words of a picture of a sheet of paper, and of a picture card; the next one is a level."""


CONTACT = "contact"
"""The first word of a contact sheet: the rest are the words of `shot`, which is drawn in four sizes."""


def declared() -> Mapping[str, Sequence[str]]:
    """The words of `shot` by the name of each picture, in the order of names; `sheet` and `card` are no windows."""
    table = tomllib.loads((FOLDER / "pictures.toml").read_text(encoding="utf-8"))
    return {name: shlex.split(words) for name, words in sorted(table.items())}


def draw(name: str, folder: Path) -> Path:
    """Draws a declared picture into a folder; ValueError where `shot` refuses its words."""
    path = folder / f"{name}.png"
    words = declared()[name]
    if words[0] == SHEET:
        draw_sheets(words[1], path)
        return path
    if words[0] == CARD:
        with patch.dict(sys.modules, {"segno": None}):  # the square in its corner needs a package that not everyone has
            playground(["share", *words[1:], "--card", str(path)])
        return path
    status = draw_contact(words[1:], path, _shot) if words[0] == CONTACT else _shot([*words, "--out", str(path)])
    if status != 0:
        raise ValueError(f"the picture {name} of pictures.toml cannot be drawn with these words")
    return path


def _shot(words: Sequence[str]) -> int:
    """Draws one picture of the window; the exit status."""
    return playground(["shot", *words])


def films() -> Mapping[str, Sequence[Sequence[str]]]:
    """The words of `train` and of `record` by the name of each film."""
    table = tomllib.loads((FOLDER / "films.toml").read_text(encoding="utf-8"))
    return {name: [shlex.split(words) for words in both] for name, both in sorted(table.items())}


def make_film(name: str, folder: Path, every: int | None = None) -> Path:
    """Makes a declared film in a folder, with a picture `every` so many steps where that is given; ValueError as in `draw`."""
    path, (train, record) = folder / f"{name}.gif", films()[name]
    more = [] if every is None else ["--every", f"{every}"]
    with tempfile.TemporaryDirectory() as place:
        run = str(Path(place) / "film.run")
        with contextlib.redirect_stdout(io.StringIO()):
            status = playground(["train", *train, "--out", run])
        if status != 0 or playground(["record", run, *record, *more, "--out", str(path)]) != 0:
            raise ValueError(f"the film {name} of films.toml cannot be made with these words")
    return path


def out_of_date(names: Sequence[str]) -> list[str]:
    """Those of these pictures that are missing or show something else than what is drawn now."""
    with tempfile.TemporaryDirectory() as folder:
        return [
            name
            for name in names
            if not (FOLDER / f"{name}.png").exists() or different(draw(name, Path(folder)), FOLDER / f"{name}.png") > MOST
        ]


def main(words: Sequence[str] | None = None) -> int:
    """Draws, or checks."""
    parser = argparse.ArgumentParser(
        prog=REMAKE, description="Draws the pictures of README.md and docs/ again, without a screen."
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="which of pictures.toml; without it all of them")
    parser.add_argument("--check", action="store_true", help="draw nothing, say which are out of date")
    parser.add_argument(
        "--published", action="store_true", help="repeat the published experiments too, for their page and figures"
    )
    options = parser.parse_args(words)
    for name in options.names:
        if name not in {**declared(), **films()}:
            parser.error(f"there is no picture {name!r}, expected one of: {', '.join((*declared(), *films()))}")
    names = [name for name in options.names or declared() if name in declared()]
    if options.check:
        stale = out_of_date(names)
        print(f"out of date, {REMAKE} {' '.join(stale)} draws again" if stale else "all pictures show what is drawn now")
        return 1 if stale else 0
    for name in names:
        print(draw(name, FOLDER).relative_to(FOLDER.parent.parent), flush=True)
    for name in options.names or films():
        if name in films():
            print(make_film(name, FOLDER).relative_to(FOLDER.parent.parent), flush=True)
    if options.published:
        return playground(["reproduce", "all", "--page", str(FOLDER.parent / "reproduce.md")])
    return 0


if __name__ == "__main__":
    sys.exit(main())
