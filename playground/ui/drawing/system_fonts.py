"""The fonts of the machine, for letters that our own fonts have not: looked for when such a letter comes, and not for long."""

import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pygame

from playground.systems import here
from playground.ui.drawing.cmap import covers

SECONDS = 0.6
"""The time that the search for fonts may take in all; after that only fonts that it has already met are tried."""
MOST_FILES = 5_000
ENDINGS = (".ttf", ".ttc", ".otf", ".otc")
ADORNED = ("bold", "italic", "oblique", "serif", "mono", "light", "thin", "black", "nastaliq")
"""Parts of the names of fonts that are only taken where no plain one has the letter."""
TRIED = 20
"""The size in pixels at which it is tried whether a font can be drawn with."""


def folders() -> tuple[Path, ...]:
    """Where this system keeps its fonts, and a person their own."""
    return here().font_folders(Path(os.path.expanduser("~")), os.environ)


class SystemFonts:
    """The fonts in some folders: the plain ones first, and of those the largest files, for they have the most letters."""

    def __init__(self, places: Sequence[Path], seconds: float = SECONDS) -> None:
        self.used: list[Path] = []
        self._places, self._left = tuple(places), seconds
        self._files: list[Path] | None = None

    def drawing(self, character: str) -> int:
        """The number in `used` of a font that draws a character, -1 where none has been found in time."""
        code = ord(character)
        number = next((number for number, path in enumerate(self.used) if covers(path, code)), -1)
        if number >= 0 or self._left <= 0:
            return number
        until = time.perf_counter() + self._left
        try:
            return self._search(code, until)
        finally:
            self._left = until - time.perf_counter()

    def _search(self, code: int, until: float) -> int:
        if self._files is None:
            self._files = _best_first(self._places, until)
        for path in self._files:
            if time.perf_counter() > until:
                break
            if covers(path, code) and path not in self.used and _can_draw(path, code):
                self.used.append(path)
                return len(self.used) - 1
        return -1


def _best_first(places: Sequence[Path], until: float) -> list[Path]:
    sizes: dict[str, int] = {}
    for entry in (entry for place in places for entry in _font_files(place)):
        sizes[entry.path] = entry.stat().st_size
        if len(sizes) >= MOST_FILES or time.perf_counter() > until:
            break
    adorned = {path: any(part in os.path.basename(path).lower() for part in ADORNED) for path in sizes}
    return [Path(path) for path in sorted(sizes, key=lambda path: (adorned[path], -sizes[path], path))]


def _font_files(place: Path) -> Iterator[os.DirEntry[str]]:
    """The files of fonts below a folder; what cannot be read is passed over."""
    waiting = [str(place)]
    while waiting:
        try:
            entries = sorted(os.scandir(waiting.pop()), key=lambda entry: entry.name)
            waiting += [entry.path for entry in entries if entry.is_dir(follow_symlinks=False)]
            yield from (entry for entry in entries if entry.name.lower().endswith(ENDINGS) and entry.is_file())
        except OSError:
            continue


def _can_draw(path: Path, code: int) -> bool:
    """Whether a font can be opened at any size and draws something (fonts of coloured pictures have one size only)."""
    try:
        drawn = pygame.font.Font(str(path), TRIED).render(chr(code), True, (0, 0, 0))
    except (OSError, pygame.error):
        return False
    return drawn.get_bounding_rect().width > 0 and drawn.get_height() <= 3 * TRIED


the_system = SystemFonts(folders())
"""The fonts of this machine."""
