"""From words on the command line to levels, learners and settings; a word that names nothing gets the nearest that does."""

import os
import re
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playground import paths, ratio
from playground.cli.verb import UsageError
from playground.learning.learner import LearnerSpec
from playground.registry import suggestion
from playground.settings import dials, parsed
from playground.world import library
from playground.world.exchange import read_text
from playground.world.exchange.sharing.text_code import holds_code
from playground.world.level import Level
from playground.world.tabular.finite import discounted

if TYPE_CHECKING:
    from playground.lessons.lesson import Lesson

LEVEL = "a bundled level's name, a path (our .toml, or any file that `convert` reads; FILE#2 is its second map), or gym:ID"
"""What verbs say about their argument LEVEL."""


def chosen(kind: str, word: str, collection: Mapping[str, Any]) -> Any:
    """The entry of a collection by its id."""
    if word not in collection:
        raise UsageError(f"there is no {kind} {word!r}{suggestion(word, collection)}")
    return collection[word]


def lesson(word: str) -> "Lesson":
    """The lesson of a number in the course, an id, or a file. UsageError where there is none, or it cannot be used."""
    from playground.lessons.course import find_lesson
    from playground.lessons.lesson_file import LessonError

    try:
        return find_lesson(word)
    except LessonError as error:
        raise UsageError(str(error)) from None


def level(word: str, warn: Callable[[str], None] | None = None, discount: str | None = None) -> Level:
    """The level of a bundled name, a path, gym:ID or another program's file; LevelError or UsageError says what is wrong with it.

    `warn` is called with a sentence for each thing in the file that is left out; without it they go to standard error, and so
    do the notes on another program's file in any case, because they say what was converted, not what is wrong.
    `discount` is what --discount says: γ in place of the level's own.
    """
    if word.startswith(library.GYM):
        return library.find(asked(word, discount), warn or (lambda note: print(note, file=sys.stderr)))
    if holds_code(word):
        return read_text(word, format="code").level
    _refuse_agent(word)
    if library.foreign(word):
        brought = library.find(word, lambda note: print(f"{word}: {note}", file=sys.stderr))
        return brought if discount is None else discounted(brought, _gamma(discount))
    if not Path(word).suffix and Path(word).parts == (word,) and not os.path.exists(word):
        names = {*library.bundled(), *library.names_in(paths.user_levels())}
        chosen("level", word, dict.fromkeys(sorted(names)))
    opened = library.find(word, warn or (lambda warning: print(f"{word}: warning: {warning}", file=sys.stderr)))
    return opened if discount is None else discounted(opened, _gamma(discount))


def _refuse_agent(word: str) -> None:
    """UsageError where a file is given as a level whose name is that of an agent or of a table of action values."""
    from playground.learning.files.agent_file import endings

    if Path(word).suffix.lower() in endings() and os.path.isfile(word):
        raise UsageError(
            f"{word} is no level but an agent or a table of action values: give it to play, train or shot as --agent {word}"
        )


def asked(word: str, discount: str | None) -> str:
    """A level's name with what --discount says of an environment of Gymnasium; others keep their name."""
    if discount is None or not word.startswith(library.GYM):
        return word
    return library.with_discount(word, _gamma(discount))


def discount_flag(parser: ArgumentParser) -> None:
    """The flag of verbs that may take another γ than the level's."""
    parser.add_argument(
        "--discount", metavar="γ", help="the discount, 0 to 1, in place of the level's own; a decimal, or a fraction like 2/3"
    )


def _gamma(word: str) -> float:
    try:
        gamma = ratio.number(word)
    except ValueError:
        gamma = -1.0
    if not 0.0 <= gamma <= 1.0:
        raise UsageError(f"the discount is {word!r}, expected a number from 0 to 1, like 0.9 or 2/3")
    return gamma


def learner(word: str) -> LearnerSpec:
    """The declaration of a learner by its id."""
    from playground.learning.collection import learners

    spec: LearnerSpec = chosen("learner", word, learners())
    return spec


def looks(pairs: Sequence[str]) -> tuple[dict[str, Any], list[str]]:
    """Those of `--set NAME=VALUE` that say how the window looks (its text size, its colours), each checked, and the others."""
    from playground.ui.preferences import Preferences

    names = {dial.name for dial in dials(Preferences)}
    of_window = [pair for pair in pairs if pair.partition("=")[0].strip().replace("-", "_") in names]
    others = [pair for pair in pairs if pair not in of_window]
    return changes(Preferences, "the window", of_window, "colours=dark"), others


def settings(spec: LearnerSpec, pairs: Sequence[str]) -> Any:
    """A learner's settings with the changes of `--set NAME=VALUE`, each checked by its dial."""
    return spec.settings(**changes(spec.settings, spec.id, pairs, "alpha=0.1"))


def changes(settings: Any, owner: str, pairs: Sequence[str], example: str) -> dict[str, Any]:
    """The values of `--set NAME=VALUE` by name, each checked by its dial of the settings; owner: whose they are, for errors."""
    by_name = {dial.name: dial for dial in dials(settings)}
    values = {}
    for pair in pairs:
        name, equals, text = pair.partition("=")
        if not equals:
            raise UsageError(f"--set {pair!r} has no value; expected NAME=VALUE, like --set {example}")
        name = name.strip().replace("-", "_")
        if name not in by_name:
            raise UsageError(f"{owner} has no setting {name!r}{suggestion(name, by_name)}")
        values[name] = parsed(by_name[name], text)
    return values


def size(word: str) -> tuple[int, int]:
    """Width and height in pixels of a word like 1280x800."""
    match = re.fullmatch(r"(\d{1,5})[xX×](\d{1,5})", word.strip())
    width, height = (int(match[1]), int(match[2])) if match else (0, 0)
    if not (320 <= width <= 8000 and 240 <= height <= 8000):
        raise UsageError(f"the size is {word!r}, expected WIDTHxHEIGHT in pixels from 320x240 to 8000x8000, like 1280x800")
    return width, height


def landscape_flag(parser: ArgumentParser) -> None:
    """The flag that shows the board as a landscape."""
    parser.add_argument(
        "--landscape",
        nargs="?",
        const="0",
        metavar="QUARTER[,TILT]",
        help="the board as a landscape of its values; from which of its four sides (0 to 3), and from how many degrees above it",
    )


def landscape(word: str | None) -> tuple[int, float] | None:
    """The quarter and the tilt that are meant, None for the flat board. UsageError where there is no such quarter or tilt."""
    if word is None:
        return None
    from playground.ui.preferences import FLATTEST, STEEPEST, USUAL_TILT

    quarter, _, tilt = word.partition(",")
    try:
        place, degrees = int(quarter), float(tilt) if tilt else USUAL_TILT
    except ValueError:
        place, degrees = -1, USUAL_TILT
    if not (0 <= place <= 3 and FLATTEST <= degrees <= STEEPEST):
        tilts = f"{FLATTEST:g} to {STEEPEST:g} degrees"
        raise UsageError(f"--landscape is {word!r}, expected a quarter from 0 to 3, perhaps with a tilt from {tilts}: 1,60")
    return place, degrees


def count(word: str) -> int:
    """A whole number of at least 0, as 200000 or 200_000 or 2e5."""
    text = word.strip().replace("_", "").replace(",", "")
    match = re.fullmatch(r"(\d{1,15})(?:[eE]\+?(\d{1,2}))?", text)
    number: int = int(match[1]) * 10 ** int(match[2] or 0) if match else 10**15
    if number >= 10**15:
        raise UsageError(f"{word!r} is no count; expected a whole number from 0 to below 10^15, like 200000")
    return number
