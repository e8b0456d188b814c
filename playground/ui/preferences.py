"""What a person prefers on every level: text size, calm, for whom words are. Kept as TOML in the user's folder."""

import dataclasses
import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playground import paths
from playground.file_reading import read_file
from playground.lessons.wording import ReadingLevel
from playground.settings import checked, dial, dials
from playground.ui.palettes import COLOURS, VALUE_COLOURS, Attire
from playground.ui.theme import SCALES

LARGEST = 1 << 16
"""Bytes of a settings file at most: it holds a few short lines."""
FLATTEST, USUAL_TILT, STEEPEST = 28.0, 48.0, 80.0
"""Degrees above the ground from which a landscape is seen; 90 would look straight down."""
READINGS = tuple(map(str, ReadingLevel))
"""For whom words are, in files and flags."""


@dataclass(frozen=True)
class Preferences:
    """One person's settings; each has its bounds, so that a damaged file cannot make a window that nobody can read.

    reading: for whom words, switches and explanations are; whatever depends on it asks here (`symbols`, `simple`).
    level: what was open last (a bundled name or a path), "" at the first start. pupil: whose progress in the course is kept.
    player: by whose name bests are kept, "" where that was not asked yet.
    own_reading: the person's own `reading` while a class has another one for them, else "". It is what is kept.
    """

    text_scale: float = dial(1.0, 1.0, 2.0, plain="text size", help="How large words and controls are.")
    reduced_motion: bool = dial(False, plain="reduced motion", help="Things appear at once instead of moving.")
    width: int = dial(1280, 640, 7680, plain="window width", help="Width of the window in pixels.")
    height: int = dial(800, 480, 4320, plain="window height", help="Height of the window in pixels.")
    landscape: bool = dial(False, plain="landscape", help="Values as hills and valleys, seen at a slant.")
    quarter: int = dial(0, 0, 3, plain="landscape's quarter", help="From which of its four sides the landscape is seen.")
    tilt: float = dial(
        USUAL_TILT, FLATTEST, STEEPEST, plain="landscape's tilt", help="From how high the landscape is seen, in degrees."
    )
    reading: str = dial(
        "school",
        choices=READINGS,
        plain="words for",
        help="Plain words, words for school, or the book's terms.",
    )
    colours: str = dial("light", choices=COLOURS, plain="colours", help="Light, dark, or high contrast.")
    value_colours: str = dial(
        "blue-orange", choices=VALUE_COLOURS, plain="value colours", help="What is bad and what is good, as colours or as greys."
    )
    patterns: bool = dial(False, plain="patterns", help="What is bad is hatched, too, so that nothing hangs on its colour.")

    volume: float = dial(0.5, 0.0, 1.0, plain="volume", help="How loud sounds are; 0 is silent.")
    muted: bool = dial(False, plain="muted", help="No sound at all; M switches it.")
    hears_values: bool = dial(False, plain="hear values", help="The value of a cell that is stepped on or pointed at is a tone.")
    hears_learning: bool = dial(False, plain="hear learning", help="The size of the last corrections is a chord.")

    level: str = ""
    pupil: str = ""
    player: str = ""
    own_reading: str = ""

    @property
    def symbols(self) -> bool:
        """Whether the book's symbols (α, γ, ε, Q) stand beside the words."""
        return self.reading == ReadingLevel.STUDENT

    @property
    def simple(self) -> bool:
        """Whether little is shown at once, and that in the plainest words."""
        return self.reading == ReadingLevel.CHILD

    @property
    def audible(self) -> bool:
        """Whether anything is to be heard."""
        return self.volume > 0 and not self.muted

    @property
    def attire(self) -> Attire:
        """The colours that the window wears."""
        return Attire(self.colours, self.value_colours, self.patterns)

    def in_class(self, reading: str) -> "Preferences":
        """With the words of a class for as long as it lasts."""
        return dataclasses.replace(self, reading=reading, own_reading=self.own_reading or self.reading)

    @property
    def own(self) -> "Preferences":
        """Those of the person, without what a class has lent them."""
        return dataclasses.replace(self, reading=self.own_reading or self.reading, own_reading="")

    def larger(self, steps: int) -> "Preferences":
        """The text size some steps larger (or smaller), as far as the steps go."""
        nearest = min(range(len(SCALES)), key=lambda place: abs(SCALES[place] - self.text_scale))
        return dataclasses.replace(self, text_scale=SCALES[max(0, min(len(SCALES) - 1, nearest + steps))])


def read(path: Path) -> tuple[Preferences, str]:
    """The preferences of a file and a sentence for the person, "" where all is well.

    No file gives the defaults. A damaged file gives the defaults too, and is kept aside under another name.
    """
    try:
        return Preferences(**_known(tomllib.loads(read_file(path, LARGEST).decode("utf-8")))), ""
    except FileNotFoundError:
        return Preferences(), ""
    except (OSError, ValueError, RecursionError) as error:
        return Preferences(), _set_aside(path, error)


def _known(values: dict[str, Any]) -> dict[str, Any]:
    """The values of the dials that this version knows, each checked; what a newer version wrote is passed over."""
    fitting = {dial.name: checked(dial, values[dial.name]) for dial in dials(Preferences) if dial.name in values}
    if values.get("symbols") is True:  # earlier versions asked for symbols, and for nothing else
        fitting["reading"] = str(ReadingLevel.STUDENT)
    texts = {name: values.get(name, "") for name in ("level", "pupil", "player")}
    words = {name: text if isinstance(text, str) else "" for name, text in texts.items()}
    return {**fitting, **words, "level": paths.named_path(words["level"])}


def _set_aside(path: Path, error: Exception) -> str:
    """Keeps a damaged file beside the place where the next one will be written; the sentence that says so."""
    aside = path.with_name(f"{path.name}.damaged")
    try:
        path.replace(aside)
    except OSError:
        return f"The settings could not be read ({error}); these are the usual ones."
    return f"The settings were damaged; these are the usual ones. The old file is kept as {aside.name}."


def write(preferences: Preferences, path: Path) -> None:
    """Saves the person's own preferences as a whole or not at all; OSError where the disk refuses."""
    own = dataclasses.replace(preferences.own, level=paths.lasting_name(preferences.level))
    kept = {name: value for name, value in dataclasses.asdict(own).items() if name != "own_reading"}
    lines = [f"{name} = {json.dumps(value)}\n" for name, value in kept.items()]
    paths.atomic_write(path, "".join(lines).encode("utf-8"))
