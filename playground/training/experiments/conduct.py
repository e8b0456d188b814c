"""An experiment in a folder: a file for each run; what is missing is lived, what is there is read; means and statistics of it."""

import dataclasses
import json
from pathlib import Path
from typing import NamedTuple

import numpy as np

from playground.file_reading import read_file
from playground.learning.life.abreast import LIVES
from playground.learning.life.experience import Ended
from playground.paths import atomic_write, atomic_writes
from playground.plurals import counted
from playground.training.experiments.bands import Band, Floats, band, binned, coarser
from playground.training.experiments.experiment import Arm, Experiment, ExperimentError
from playground.training.experiments.monitor import LARGEST, SUFFIX, monitor_text, read_monitor
from playground.training.experiments.plot import Plot, PlotLine, banded
from playground.training.experiments.statistics.run_statistics import RunStatistics, run_statistics
from playground.training.experiments.statistics.statistics_files import quoted
from playground.training.experiments.together import LONG_STEPS, lived_together, together
from playground.training.experiments.trial import Trial
from playground.training.experiments.workplace import Here, Report, Workplace, WorkStopped, silent, stopped

DEFINITION, SUMMARY = "experiment.json", "summary.csv"
EARLY = 0.04
"""The share of the points of a curve that may lie below what the picture shows."""
COLUMNS = ("arm", "at", "runs", "return", "return_low", "return_high", "length", "length_low", "length_high")
HERE = Here()
BINS = 100
"""Into how many parts an experiment is cut that lasts so many steps; and points of a curve in the picture."""


class MissingRun(NamedTuple):
    """One run that is missing: what is lived, and where it is written."""

    trial: Trial
    path: Path
    env_id: str
    arm: str


class Means(NamedTuple):
    """What the runs of an arm have in common. at: [N] the episodes, or the last steps of the parts; the rest is over the runs."""

    arm: Arm
    at: Floats
    returns: Band
    lengths: Band
    curve: PlotLine


class Conducted(NamedTuple):
    """What came of an experiment. means: of each arm. statistics: of their runs, None where no episode ended in any."""

    means: tuple[Means, ...]
    statistics: RunStatistics | None

    def files(self) -> dict[str, str]:
        """The text of each file by its name: the summary and the statistics."""
        return {SUMMARY: _table(self.means), **(self.statistics.files() if self.statistics is not None else {})}


def conduct(experiment: Experiment, folder: Path, place: Workplace = HERE, report: Report = silent) -> Conducted:
    """Lives what is missing in the folder, then writes the summary and the statistics.

    The files are the same wherever the runs are lived; they are written here, each as soon as its run is done.

    Raises ExperimentError where the folder holds another experiment, TrialError where a run cannot be lived,
    WorkplaceError where the place fails, OSError where nothing can be written.
    """
    _claim(experiment, folder)
    runs = [(arm, folder / f"{name}{SUFFIX}", trial) for arm, name, trial in experiment.trials()]
    missing = [MissingRun(trial, path, experiment.name, arm.label) for arm, path, trial in runs if not path.exists()]
    there, batches = len(runs) - len(missing), _batches(missing, place.hands)
    if place.warms and len(missing) > 1:
        for batch in {(batch[0].trial.learner, len(batch)): batch for batch in batches}.values():
            _compile(batch)  # here, once, and the other processes load the kernels
    report(there, len(runs))
    for number, contents in place.outcomes(_lived_as_texts, batches):
        for task, content in zip(batches[number], contents, strict=True):
            atomic_write(task.path, content)
        there += len(contents)
        report(there, len(runs))
    episodes = {arm.label: [read_monitor(path) for other, path, _ in runs if other is arm] for arm in experiment.arms}
    means = tuple(_means(experiment, arm, episodes[arm.label]) for arm in experiment.arms)
    statistics = run_statistics(experiment.level, episodes, experiment.steps)
    conducted = Conducted(means, statistics)
    atomic_writes({folder / name: text.encode() for name, text in conducted.files().items()})
    return conducted


def plotted(experiment: Experiment, means: tuple[Means, ...]) -> Plot:
    """The curves of all arms."""
    words = "episode" if experiment.episodes is not None else "steps"
    title = f"{experiment.level.title}: mean of {counted(len(experiment.seeds), 'run')} and its 95 % band"
    lines = tuple(mean.curve for mean in means)
    return Plot(title, words, "return of an episode", lines, y_ends=_seen(lines))


def _seen(lines: tuple[PlotLine, ...]) -> tuple[float, float]:
    """What the upright axis spans: a few early disasters do not flatten all the rest."""
    low = min(float(np.quantile(line.y, EARLY)) for line in lines if len(line.y)) if any(len(line.y) for line in lines) else 0.0
    high = max([low, *(float(np.max(line.y)) for line in lines if len(line.y))])
    room = max(0.08 * (high - low), 0.05 * max(abs(low), abs(high)), 1e-3)
    return low - room, high + room


def _claim(experiment: Experiment, folder: Path) -> None:
    """Makes the folder that of this experiment; ExperimentError where it is another's."""
    place, text = folder / DEFINITION, experiment.definition()
    if not place.exists():
        atomic_write(place, text.encode())
    elif (present := read_file(place, LARGEST).decode("utf-8", "replace")) != text:
        try:
            old, new = json.loads(present), json.loads(text)
            parts = ", ".join(name for name in new if old.get(name) != new[name])
        except (ValueError, AttributeError):
            parts = "file"
        raise ExperimentError(f"{folder} holds another experiment (its {parts} differ); choose another folder or empty this one")


def _batches(missing: list[MissingRun], hands: int) -> list[list[MissingRun]]:
    """What is lived in one go: runs of one arm together where that is quicker, and leaves enough to do for all hands."""
    batches: list[list[MissingRun]] = []
    for task in missing:
        most = together(task.trial) if hands and len(missing) >= LIVES * hands else 1
        if batches and batches[-1][0].arm == task.arm and len(batches[-1]) < most:
            batches[-1].append(task)
        else:
            batches.append([task])
    return batches


def _compile(batch: list[MissingRun]) -> None:
    """Lives as little as it takes to have the kernels of a batch compiled."""
    steps = LONG_STEPS if len(batch) > 1 else 1
    lived_together([task.trial._replace(steps=steps, episodes=None) for task in batch])


def _lived_as_texts(tasks: list[MissingRun]) -> list[bytes]:
    """Lives the runs of a batch: the contents of their files. WorkStopped where nobody waits for them any more."""
    runs = lived_together([task.trial for task in tasks], stopped)
    if stopped():
        raise WorkStopped
    return [_as_text(task, episodes) for task, episodes in zip(tasks, runs, strict=True)]


def _as_text(task: MissingRun, episodes: Ended) -> bytes:
    """The content of the file of a run."""
    trial = task.trial
    settings = dataclasses.asdict(trial.settings)
    header = {"env_id": task.env_id, "arm": task.arm, "learner": trial.learner, "settings": settings, "seed": trial.seed}
    return monitor_text(episodes, header).encode()


def _means(experiment: Experiment, arm: Arm, runs: list[Ended]) -> Means:
    """The means of an arm: episode by episode, or part by part of the steps."""
    if experiment.steps is None:
        returns, lengths = np.array([run.returns for run in runs]), np.array([run.lengths for run in runs], np.float64)
        at, rough = coarser(returns, BINS)
        episodes = np.arange(1.0, returns.shape[1] + 1)
        return Means(arm, episodes, band(returns), band(lengths), banded(arm.label, at, band(rough)))
    bins = min(BINS, experiment.steps)
    width = -(-experiment.steps // bins)
    bins = -(-experiment.steps // width)
    paid = np.array([binned(run.returns, run.at, width, bins) for run in runs])
    long = np.array([binned(run.lengths.astype(np.float64), run.at, width, bins) for run in runs])
    at = np.minimum(np.arange(1.0, bins + 1) * width, experiment.steps)
    return Means(arm, at, band(paid), band(long), banded(arm.label, at, band(paid)))


def _table(means: tuple[Means, ...]) -> str:
    """The summary as CSV; an empty field where no run has a number."""
    lines = [",".join(COLUMNS)]
    for arm_means in means:
        name = quoted(arm_means.arm.label)
        bands = (
            arm_means.returns.mean,
            arm_means.returns.low,
            arm_means.returns.high,
            arm_means.lengths.mean,
            arm_means.lengths.low,
            arm_means.lengths.high,
        )
        for number, at in enumerate(arm_means.at.tolist()):
            cells = ["" if np.isnan(part[number]) else repr(float(part[number])) for part in bands]
            lines.append(",".join([name, f"{at:.0f}", str(int(arm_means.returns.runs[number])), *cells]))
    return "\n".join([*lines, ""])
