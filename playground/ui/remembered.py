"""What of the window's work survives a restart: the learner, its dials, the seed, and the curves that were kept.

It is a .npz file of numbers and text, written whole. Everything in it is checked; what does not fit is left out.
"""

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np

from playground.archives import ArchiveBudget
from playground.learning.collection import is_learner
from playground.learning.files.numpy_files import KINDS, NumpyFileError, npz, npz_bytes
from playground.learning.learner import Array, LearnerSpec
from playground.paths import atomic_write
from playground.settings import SettingError, check
from playground.training.episode_curve import Curve
from playground.ui.keeping import MOST, Kept
from playground.ui.workspace import Workspace
from playground.world import LevelError, format_level, parse_level

FORMAT, TEXT = 1, "window"
"""The number of the format, and the array that holds the text."""
BUDGET = ArchiveBudget(unpacked=4 * 1024 * 1024)
LONGEST = 4096
"""Points of a curve at most."""
SEEDS = 999_999
"""The largest seed that can be typed in the window."""
UNREADABLE = "What the window remembered cannot be read; it begins with the usual learner and no kept curves."

Settings = Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class KeptCurve:
    """A kept curve as it was read: whose it is is only checked when the learners are there."""

    place: int
    level: str
    title: str
    settings: Settings
    seed: int
    curve: Curve


@dataclass(frozen=True, eq=False)
class Recollection:
    """What was read of the file. learner: "" where none was remembered. settings: by learner, unchecked until they are there."""

    learner: str = ""
    seed: int = -1
    settings: Mapping[str, Settings] = field(default_factory=lambda: MappingProxyType({}))
    curves: tuple[KeptCurve, ...] = ()


def read(path: Path) -> tuple[Recollection, str]:
    """What a file remembers, and a sentence for the person, "" where all is well. No file remembers nothing."""
    try:
        arrays = npz(path, KINDS + "U", BUDGET)
        text = json.loads(str(arrays[TEXT]))
        if text["format"] != FORMAT:
            return Recollection(), ""  # a newer program wrote it
        learner, seed = str(text["learner"]), int(text["seed"])
        settings = {str(id): dict(values) for id, values in text["settings"].items()}
        curves = tuple(_curve(entry, arrays[f"curve-{number}"]) for number, entry in enumerate(text["curves"][:MOST]))
        learner = learner if is_learner(learner) else ""
        return Recollection(learner, seed if 0 <= seed <= SEEDS else -1, MappingProxyType(settings), curves), ""
    except FileNotFoundError:
        return Recollection(), ""
    except (OSError, NumpyFileError, KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError):
        return Recollection(), UNREADABLE


def _curve(entry: Mapping[str, Any], points: Array) -> KeptCurve:
    """A curve with its words; ValueError where its points make none."""
    shape_fits = points.ndim == 2 and len(points) in (4, 5) and 1 <= points.shape[1] <= LONGEST
    if not shape_fits or not np.isfinite(points[:4]).all() or (np.diff(points[0]) <= 0).any():
        raise ValueError("these points are no curve")
    curve = Curve(*points.astype(np.float64))  # of an older program it has no transitions
    place, seed = int(entry["place"]), int(entry["seed"])
    return KeptCurve(place, str(entry["level"]), str(entry["title"]), dict(entry["settings"]), seed, curve)


def begun_with(workspace: Workspace, remembered: Recollection) -> Workspace:
    """The workspace with the learner and the seed that were remembered, before any learner is loaded."""
    brain = workspace.brain
    learner = remembered.learner or brain.learner
    return replace(workspace, brain=replace(brain, learner=learner, seed=brain.seed if remembered.seed < 0 else remembered.seed))


def taken_up(workspace: Workspace, remembered: Recollection) -> Workspace:
    """The workspace, whose learners are there now, with the dials and curves that were remembered.

    The run begins with its dials, where nothing was done in it yet; else they are turned while it runs.
    """
    specs, own = workspace.learners, workspace.brain.settings
    dials = {id: _settings(specs.get(id), values) for id, values in remembered.settings.items() if id not in own}
    fitting = {id: settings for id, settings in dials.items() if settings is not None}
    curves = {kept.place: kept for kept in (_kept(entry, specs) for entry in remembered.curves) if kept is not None}
    brain = replace(workspace.brain, settings=MappingProxyType({**fitting, **own}))
    after = replace(workspace, brain=brain, kept=(*workspace.kept, *curves.values())[:MOST])
    mine = fitting.get(brain.learner)
    if mine is None:
        return after
    snapshot = workspace.snapshot
    return after.tune(dataclasses.asdict(mine)) if snapshot.lived or snapshot.units else after.begun(resumes=True)


def _settings(spec: LearnerSpec | None, values: Settings) -> Any:
    """A learner's settings from their values; None where there is no such learner, or they do not fit it."""
    try:
        settings = None if spec is None else spec.settings(**values)
        if settings is not None:
            check(settings)
        return settings
    except (TypeError, ValueError, SettingError):
        return None


def _kept(entry: KeptCurve, specs: Mapping[str, LearnerSpec]) -> Kept | None:
    """A kept curve as the window shows it; None where its learner, dials, place or level do not fit this program."""
    spec = next((spec for spec in specs.values() if spec.title == entry.title), None)
    settings = _settings(spec, entry.settings)
    if settings is None or not 0 <= entry.place < MOST:
        return None
    try:
        return Kept(entry.place, parse_level(entry.level), entry.title, settings, entry.seed, entry.curve)
    except LevelError:
        return None


def write(workspace: Workspace, path: Path) -> None:
    """Writes what is to be remembered, whole or not at all. OSError where the disk refuses."""
    brain, curves = workspace.brain, {}
    entries: list[dict[str, Any]] = []
    for kept in workspace.kept:
        if kept.level.table is not None or kept.settings is None:
            continue  # a level that is a table from elsewhere cannot be written
        curves[f"curve-{len(entries)}"] = np.stack([getattr(kept.curve, row.name) for row in fields(kept.curve)])
        settings = dataclasses.asdict(kept.settings)
        words = {"level": format_level(kept.level), "title": kept.title, "settings": settings}
        entries.append({"place": kept.place, "seed": kept.seed, **words})
    own = {id: dataclasses.asdict(settings) for id, settings in brain.settings.items() if settings is not None}
    text = {"format": FORMAT, "learner": brain.learner, "seed": brain.seed, "settings": own, "curves": entries}
    atomic_write(path, npz_bytes({TEXT: np.array(json.dumps(text)), **curves}))
