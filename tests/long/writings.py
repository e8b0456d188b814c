"""Every kind of file that the product writes for a person, each with versions that are told apart by a number.

A `Writing` saves version after version in one place and reads back which one is there. `tests.long.kills` kills it meanwhile,
`tests.long.io_failures` lets its calls fail, `tests.long.full_disk` fills its disk.
"""

import csv
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from playground import films, paths
from playground.edit.history import History
from playground.learning.files.recordings import Recording, read_recording, write_recording
from playground.learning.files.tables.policy_file import read_policy, write_policy
from playground.learning.files.tables.q_table_file import table_in, write_q_table
from playground.lessons.progress import Pupil, read_progress, write_progress
from playground.training import bests, kept_runs, table_files
from playground.training.commands import SetBookmark, Start, Step
from playground.training.first_sight import still
from playground.training.past.document import load_document
from playground.training.run_file import load_run, save_run
from playground.training.run_tables import RunTable
from playground.training.session import Session
from playground.ui import documents, preferences, remembered, unsaved_work
from playground.ui.aspects import RunRequest
from playground.ui.preferences import Preferences
from playground.ui.workspace import Workspace
from playground.world import Level, compile_mdp, read_level
from playground.world.exchange import read_file, write_text
from playground.world.library import find
from playground.world.text import files
from tests.training.sessions import Clock, done

LEVEL = find("corridor")
TABLE = compile_mdp(LEVEL)
LONG = "x" * 400
"""So much is written beside the number that a torn file would be seen."""


class Writing(NamedTuple):
    """save(number): writes that version. read(): the number of the version that is there. place: its file.

    more: other folders in which it writes.
    """

    save: Callable[[int], None]
    read: Callable[[], int]
    place: Path
    more: tuple[Path, ...] = ()


def _numbered(number: int) -> Level:
    return replace(LEVEL, title=f"Version {number}", about=LONG)


def _number_of(level: Level) -> int:
    assert level.about == LONG
    return int(level.title.removeprefix("Version "))


def level(folder: Path) -> Writing:
    """A level in the person's folder, with its older versions."""
    place = folder / "levels" / "mine.toml"

    def save(number: int) -> None:
        here = documents.digest_of(place)
        documents.saved(documents.Document(LEVEL, place, here), _numbered(number), place)

    return Writing(save, lambda: _number_of(read_level(place)), place, (documents.kept() / "versions",))


def level_file(folder: Path) -> Writing:
    """A level by the command line and from scripts."""
    place = folder / "level.toml"
    return Writing(lambda number: files.write(_numbered(number), place), lambda: _number_of(read_level(place)), place)


def autosave(folder: Path) -> Writing:
    """Unsaved work."""
    place = unsaved_work.autosave_path()
    return Writing(lambda number: unsaved_work.autosave(_numbered(number)), lambda: _number_of(read_level(place)), place)


def settings(folder: Path) -> Writing:
    """The person's settings."""
    place = folder / "settings.toml"

    def read() -> int:
        kept, note = preferences.read(place)
        assert not note, note
        return kept.width - 640

    return Writing(lambda number: preferences.write(Preferences(width=640 + number, level=LONG), place), read, place)


def memory(folder: Path) -> Writing:
    """What the window remembers of its work."""
    place = folder / "window.npz"
    blank = Workspace(documents.blank(2, 2), History(LEVEL), still(LEVEL))

    def save(number: int) -> None:
        remembered.write(replace(blank, brain=RunRequest(seed=number)), place)

    def read() -> int:
        kept, note = remembered.read(place)
        assert not note, note
        return kept.seed

    return Writing(save, read, place)


def progress(folder: Path) -> Writing:
    """What a pupil has done."""
    place = folder / "progress" / "ada.json"

    def save(number: int) -> None:
        write_progress(Pupil(LONG[:40]).noting("the-loop", 0, wrong=number, done=True), place)

    return Writing(save, lambda: read_progress(place).task("the-loop", 0).wrong, place)


def best_scores(folder: Path) -> Writing:
    """The table of bests."""
    place = folder / "bests.json"

    def save(number: int) -> None:
        bests.record_best(place, LEVEL, bests.Best("Ada", float(number), 5))

    return Writing(save, lambda: int(bests.read_bests(place).of(LEVEL)[0].score), place)


def _session(folder: Path | None = None) -> Session:
    return done(Session(Clock(), runs=folder), Start(LEVEL, "q-learning", seed=3), Step(20))


def kept_run(folder: Path) -> Writing:
    """The last run of a level."""
    runs = folder / "runs"
    session, keeper = _session(), kept_runs.KeptRuns(runs)
    place = keeper.place(LEVEL)
    assert place is not None

    def save(number: int) -> None:
        assert session.run is not None
        session.run.start = replace(session.run.start, seed=number)
        session.run.life.seed = number
        keeper.keep(session.run, session.switches, session.past.tree)
        if keeper.note:
            raise OSError(keeper.note)

    def read() -> int:
        returned = kept_runs.KeptRuns(runs).find(Start(LEVEL, "q-learning", resumes=True))
        assert isinstance(returned, kept_runs.SavedRun), returned
        return int(returned.start.seed)

    return Writing(save, read, place)


def run_file(folder: Path) -> Writing:
    """The end of a run, by the command line."""
    place, session = folder / "run.npz", _session()

    def save(number: int) -> None:
        assert session.run is not None
        session.run.life.seed = number
        session.run.start = replace(session.run.start, seed=number)
        save_run(place, session)

    def read() -> int:
        again = Session(Clock())
        load_run(place, again)
        return int(again.seed)

    return Writing(save, read, place)


def run_document(folder: Path) -> Writing:
    """A run with its past."""
    place, session = folder / "mine.run", _session()

    def save(number: int) -> None:
        done(session, SetBookmark(f"Version {number}", 10))
        session.save_document(place)

    def read() -> int:
        names = (mark.name for mark in load_document(place).tree.bookmarks)
        return max(int(name.removeprefix("Version ")) for name in names if name.startswith("Version "))

    return Writing(save, read, place)


def policy(folder: Path) -> Writing:
    """A policy of `--policy-out`."""
    place = folder / "policy.csv"

    def save(number: int) -> None:
        chances = TABLE.legal / TABLE.legal.sum(axis=1, keepdims=True).clip(1)
        chances[0, TABLE.legal[0]] = 0.0
        one, two = np.flatnonzero(TABLE.legal[0])[:2]
        chances[0, one], chances[0, two] = number / (1 << 20), 1.0 - number / (1 << 20)
        write_policy(place, chances, TABLE)

    def read() -> int:
        return round(read_policy(place, TABLE)[0, np.flatnonzero(TABLE.legal[0])[0]] * (1 << 20))

    return Writing(save, read, place)


def q_table(folder: Path) -> Writing:
    """A table of action values of `--q-out`."""
    place = folder / "values.npy"
    values = np.zeros(TABLE.legal.shape)
    return Writing(
        lambda number: write_q_table(place, values + number, TABLE),
        lambda: int(np.nanmax(table_in(place.read_bytes(), ".npy", TABLE).q)),
        place,
    )


def _recording(number: int) -> Recording:
    count = 200
    state, action = np.zeros(count, np.int64), np.full(count, np.flatnonzero(TABLE.legal[0])[0], np.int64)
    flags = np.zeros(count, np.bool_)
    return Recording(state, action, np.full(count, float(number)), state.copy(), flags, flags.copy(), np.ones(count, np.bool_))


def _recorded(ending: str) -> Callable[[Path], Writing]:
    def recording(folder: Path) -> Writing:
        place = folder / f"life{ending}"

        def read() -> int:
            rewards = read_recording(place, TABLE).recording.reward
            assert len(rewards) == 200 and (rewards == rewards[0]).all()
            return int(rewards[0])

        return Writing(lambda number: write_recording(place, _recording(number), TABLE), read, place)

    return recording


def table(folder: Path) -> Writing:
    """Numbers of a run by `export`."""
    place = folder / "curve.csv"

    def save(number: int) -> None:
        column = np.full(300, number)
        table_files.write_tables(place, {"curve": RunTable({"return": column}, {"curve": column})}, {})

    def read() -> int:
        with open(place, encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert len(rows) == 300 and len({row["return"] for row in rows}) == 1
        return int(rows[0]["return"])

    return Writing(save, read, place)


def foreign_copy(folder: Path) -> Writing:
    """A level in another program's format, from the window."""
    place = folder / "level.json"

    def save(number: int) -> None:
        paths.atomic_writes({place: write_text(_numbered(number), "tiled").text.encode(), folder / "tiles.png": LONG.encode()})

    def read() -> int:
        assert (folder / "tiles.png").read_text() == LONG
        return _number_of(replace(read_file(place).level, about=LONG))

    return Writing(save, read, place)


def film(folder: Path) -> Writing:
    """A film of `record`."""
    place = folder / "film.gif"

    def save(number: int) -> None:
        films.write_film(place, [np.full((16, 16, 3), shade, np.uint8) for shade in (number % 200, 255)], 5.0)

    def read() -> int:
        from PIL import Image

        with Image.open(place) as picture:
            picture.load()
            return -1

    return Writing(save, read, place)


WRITINGS: Mapping[str, Callable[[Path], Writing]] = MappingProxyType(
    {
        "level": level,
        "level file": level_file,
        "autosave": autosave,
        "settings": settings,
        "window.npz": memory,
        "progress": progress,
        "bests": best_scores,
        "kept run": kept_run,
        "run file": run_file,
        "run document": run_document,
        "policy": policy,
        "action values": q_table,
        "recording .csv": _recorded(".csv"),
        "recording .npz": _recorded(".npz"),
        "table of a run": table,
        "level for another program": foreign_copy,
        "film": film,
    }
)
"""By their names."""
