"""Recorded transitions as a data set of Minari: a folder with episodes in HDF5, and the environment that they were lived in.

Minari 0.5.4, its HDF5 storage: `data/metadata.json`, and in `data/main_data.hdf5` a group for each episode: T + 1 observations
for T actions, and the seed of its reset as an attribute. Written and read with h5py alone (`pip install h5py`).
"""

import itertools
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from playground.file_reading import open_file
from playground.learning.files.recordings.columns import Columns
from playground.learning.life.recording import Recording, RecordingError
from playground.plurals import counted
from playground.world.mdp import TabularMDP

NAME = re.compile(r"[-_\w]+-v\d+")
"""What the folder of a data set is called: a name, and its version."""
VERSION = "0.5.4"
"""The version of Minari whose files these are."""
MAIN, ABOUT = "main_data.hdf5", "metadata.json"
LARGEST, LONGEST_ABOUT, MOST_EPISODES = 1 << 30, 1 << 22, 1_000_000
"""Bytes of numbers that are read, letters of the metadata, and episodes, at most."""


class StoredEpisode(NamedTuple):
    """One episode of T steps: observations [T + 1] or [T + 1, …]; actions, rewards, terminations, truncations [T]."""

    observations: np.ndarray
    actions: np.ndarray
    rewards: np.ndarray
    terminations: np.ndarray
    truncations: np.ndarray


def is_name(path: Path) -> bool:
    """Whether this may be the name of a data set."""
    return NAME.fullmatch(path.name) is not None


def data_folder(path: Path) -> Path | None:
    """The folder of a data set's files, given that folder, the one above it or the file itself; None where there is none."""
    places = (path / "data", path, path.parent if path.name == MAIN else path)
    return next((place for place in places if (place / ABOUT).is_file()), None)


def about(path: Path) -> dict[str, Any]:
    """The metadata of a data set. OSError, and RecordingError where they are none, or are those of another kind of storage."""
    folder = data_folder(path)
    if folder is None:
        raise RecordingError(f"there is no data set of Minari in this folder, expected data/{ABOUT} and data/{MAIN}")
    with open_file(folder / ABOUT) as file:
        content = file.read(LONGEST_ABOUT + 1)
    try:
        metadata = json.loads(content) if len(content) <= LONGEST_ABOUT else None
    except (ValueError, RecursionError):
        metadata = None
    if not isinstance(metadata, dict):
        raise RecordingError(f"{ABOUT} is no JSON object")
    storage = metadata.get("data_format", "hdf5")
    if storage != "hdf5":
        raise RecordingError(f"its episodes are stored as {storage!r}, expected 'hdf5': write it anew with data_format='hdf5'")
    return metadata


def columns_of(path: Path) -> Columns:
    """The columns of a data set.

    OSError, and RecordingError where it is none, h5py is not installed, or observations are no numbers of states.
    """
    about(path)
    names = ("state", "action", "reward", "next_state", "terminated", "truncated", "episode")
    columns: dict[str, list[Any]] = {name: [] for name in names}
    for number, episode in enumerate(_episodes(path)):
        steps, states = len(episode.actions), episode.observations.tolist()
        lengths = {len(part) for part in (episode.actions, episode.rewards, episode.terminations, episode.truncations)}
        if lengths != {steps} or len(states) != steps + 1:
            sizes = f"{counted(len(states), 'observation')} and {sorted(lengths)} steps"
            raise RecordingError(f"episode {number} has {sizes}, expected one observation more than steps")
        columns["state"] += states[:-1]
        columns["next_state"] += states[1:]
        columns["action"] += episode.actions.tolist()
        columns["reward"] += episode.rewards.tolist()
        columns["terminated"] += episode.terminations.tolist()
        columns["truncated"] += episode.truncations.tolist()
        columns["episode"] += [number] * steps
    return columns


def write(path: Path, recording: Recording, seeds: Sequence[int], mdp: TabularMDP, environment: str) -> int:
    """Writes a data set with the episodes that came to an end, and returns how many transitions were left out.

    Where none came to an end, what there is of the first one is written, as one that was cut off.

    Args:
      path: the folder, which is not there yet and is called NAME-vN; it is written whole or not at all.
      seeds: for each episode the seed with which the environment was reset, so that it can be lived again; or none at all.
      environment: the JSON text of the specification of the environment where it was lived.

    Raises OSError, and RecordingError where h5py is not installed.
    """
    h5py = _h5py()
    cuts = [*np.flatnonzero(recording.begins).tolist(), len(recording.state)]
    spans = list(itertools.pairwise(cuts))
    whole = [number for number, (_, end) in enumerate(spans) if recording.terminated[end - 1] or recording.truncated[end - 1]]
    kept = whole or [0]
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(prefix=f".{path.name[:50]}.", dir=path.parent))
    try:
        (scratch / "data").mkdir()
        with h5py.File(scratch / "data" / MAIN, "w", track_order=True) as file:
            for place, number in enumerate(kept):
                _write_episode(file.create_group(f"episode_{place}"), recording, spans[number], place)
                if seeds:
                    file[f"episode_{place}"].attrs["seed"] = seeds[number]
        steps = sum(spans[number][1] - spans[number][0] for number in kept)
        metadata = {
            "dataset_id": path.name,
            "data_format": "hdf5",
            "minari_version": VERSION,
            "total_episodes": len(kept),
            "total_steps": int(steps),
            "dataset_size": round((scratch / "data" / MAIN).stat().st_size / 1e6, 1),
            "observation_space": _discrete(len(mdp.states)),
            "action_space": _discrete(len(mdp.actions)),
            "env_spec": environment,
        }
        (scratch / "data" / ABOUT).write_text(json.dumps(metadata), encoding="utf-8")
        os.chmod(scratch, 0o755)
        os.rename(scratch, path)
    except BaseException:
        shutil.rmtree(scratch, ignore_errors=True)
        raise
    return len(recording.state) - int(steps)


def _write_episode(group: Any, recording: Recording, span: tuple[int, int], number: int) -> None:
    part = slice(*span)
    truncated = recording.truncated[part].copy()
    truncated[-1] |= not recording.terminated[part][-1]
    group.attrs["id"] = number
    group.attrs["total_steps"] = span[1] - span[0]
    arrays = {
        "observations": np.append(recording.state[part], recording.successor[span[1] - 1]),
        "actions": recording.action[part],
        "rewards": recording.reward[part],
        "terminations": recording.terminated[part],
        "truncations": truncated,
    }
    for name, array in arrays.items():
        group.create_dataset(name, data=array)


def _discrete(size: int) -> str:
    return json.dumps({"type": "Discrete", "dtype": "int64", "start": 0, "n": size})


def _episodes(path: Path) -> Iterator[StoredEpisode]:
    """The episodes of a data set in their order; sizes are looked at before anything is read."""
    h5py, folder = _h5py(), data_folder(path)
    if folder is None or not (folder / MAIN).is_file():
        raise RecordingError(f"there is no {MAIN} beside {ABOUT}")
    try:
        with h5py.File(folder / MAIN, "r") as file:
            names = [name for name in file if re.fullmatch(r"episode_\d{1,9}", name)]
            if len(names) > MOST_EPISODES:
                raise RecordingError(f"it has {counted(len(names), 'episode')}, at most {MOST_EPISODES:,} are read")
            left = LARGEST
            for name in sorted(names, key=lambda name: int(name[8:])):
                parts = [_dataset(h5py, file, name, part) for part in StoredEpisode._fields]
                left -= sum(part.nbytes for part in parts)
                if left < 0:
                    raise RecordingError(f"it has more than {LARGEST:,} bytes of numbers, the most that is read")
                yield StoredEpisode(*(part[()] for part in parts))
    except RecordingError:
        raise
    except (OSError, KeyError, ValueError, TypeError, RuntimeError, AttributeError) as error:
        raise RecordingError(f"{MAIN} cannot be read: {' '.join(str(error).split())[:200]}") from error


def _dataset(h5py: Any, file: Any, episode: str, part: str) -> Any:
    """The numbers of one part of an episode, which stand in this file itself. RecordingError where they are something else."""
    where = f"{episode}/{part}"
    if not (isinstance(file.get(episode, getlink=True), h5py.HardLink) and part in file[episode]):
        raise RecordingError(f"{episode} has no {part}")
    node = file.get(where)
    if isinstance(node, h5py.Group):
        raise RecordingError(f"{where} is made of several parts, expected one number of a state for each step")
    plain = isinstance(file.get(where, getlink=True), h5py.HardLink) and isinstance(node, h5py.Dataset)
    if not plain or node.is_virtual or node.external or node.dtype.kind not in "iufb":
        raise RecordingError(f"{where} holds something else than numbers in this file")
    return node


def check_installed() -> None:
    """RecordingError where h5py is not installed."""
    _h5py()


def _h5py() -> Any:
    try:
        import h5py
    except ImportError as error:
        raise RecordingError("data sets of Minari need h5py: pip install h5py") from error
    return h5py
