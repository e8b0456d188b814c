"""Every kind of file that the product reads: real ones, and how they are read and used, for `tests.long.mutations`.

A `Reading` has real files and reads any file as the product does; what it raises for a file that cannot be used is said.
"""

import json
import shutil
import struct
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from playground import paths
from playground.learning.collection import learners
from playground.learning.files.agent_file import read_agent
from playground.learning.files.parcel import AgentError
from playground.learning.files.pickles.pickle_writer import pickle_bytes
from playground.learning.files.recordings import read_recording
from playground.learning.files.tables.policy_file import PolicyError, read_policy, write_policy
from playground.learning.files.tables.q_table_file import write_q_table
from playground.learning.life.recording import RecordingError
from playground.lessons.lesson_file import LessonError, read_lesson
from playground.lessons.packs import PackError, pack_of, read_pack
from playground.lessons.progress import ProgressError, Pupil, read_progress, write_progress
from playground.training import bests, kept_runs
from playground.training.commands import Seek, Start, Step
from playground.training.experiments.monitor import read_monitor
from playground.training.past.document import DocumentError, load_document
from playground.training.past.revival import PastError
from playground.training.run_arrays import RunError
from playground.training.run_file import load_run, save_run
from playground.training.session import Session
from playground.ui import documents, preferences, remembered, unsaved_work
from playground.ui.arrivals import of_file
from playground.ui.workspace import Workspace
from playground.world import LevelError, compile_mdp, format_level, read_level
from playground.world.exchange import formats, write_text
from playground.world.library import bundled, find
from tests import runs
from tests.long.writings import LEVEL, TABLE, WRITINGS
from tests.training.sessions import Clock, done

SMALL = 400
"""Cells of a level up to which a table is made of it, too."""


class Reading(NamedTuple):
    """make(folder): real files. read(path): reads one and uses it a little. errors: how it says that it cannot be used."""

    make: Callable[[Path], Sequence[Path]]
    read: Callable[[Path], object]
    errors: tuple[type[Exception], ...]


def _levels(folder: Path) -> Sequence[Path]:
    return [Path(shutil.copy(paths.levels() / f"{name}.toml", folder)) for name in bundled()]


def _read_level(path: Path) -> object:
    level = read_level(path)
    format_level(level)
    if level.height * level.width <= SMALL:
        compile_mdp(level)
    return level


def _own(name: str) -> Callable[[Path], Sequence[Path]]:
    def made(folder: Path) -> Sequence[Path]:
        writing = WRITINGS[name](folder)
        writing.save(3)
        return [writing.place]

    return made


def _read_settings(path: Path) -> object:
    kept, note = preferences.read(path)
    assert 1.0 <= kept.text_scale <= 2.0 and kept.width >= 640
    return note


def _read_memory(path: Path) -> object:
    from playground.edit.history import History
    from playground.training.first_sight import still

    kept, note = remembered.read(path)
    blank = Workspace(documents.Document(LEVEL), History(LEVEL), still(LEVEL), learners=learners())
    remembered.taken_up(remembered.begun_with(blank, kept), kept)
    return note


def _progress(folder: Path) -> Sequence[Path]:
    pupil = Pupil("Ada").noting("the-loop", 0, wrong=2, done=True).in_moves("mission-near", 7)
    write_progress(pupil, folder / "ada.json")
    return [folder / "ada.json"]


def _lessons(folder: Path) -> Sequence[Path]:
    return [Path(shutil.copy(path, folder)) for path in sorted((paths.assets() / "lessons").glob("*.toml"))]


def _pack(folder: Path) -> Sequence[Path]:
    room = folder / "class"
    room.mkdir()
    for path in sorted((paths.assets() / "lessons").glob("the-*.toml")):
        shutil.copy(path, room)
    (room / "class.toml").write_text('format = 1\ntitle = "Class"\nmodes = ["learn", "play"]\nreading = "child"\n', "utf-8")
    (folder / "class.pack").write_bytes(pack_of(room)[0])
    return [folder / "class.pack"]


def _run_files(folder: Path) -> Sequence[Path]:
    made = []
    for learner in ("q-learning", "dyna-q", "n-step-sarsa", "value-iteration", "prioritized-sweeping", "reinforce"):
        path = folder / f"{learner}.npz"
        save_run(path, done(Session(Clock()), Start(LEVEL, learner, seed=3), Step(40)))
        made.append(path)
    return made


def _read_run(path: Path) -> object:
    session = Session(Clock())
    load_run(path, session)
    done(session, Step(60))
    return session.snapshot().lived


def _documents(folder: Path) -> Sequence[Path]:
    runs.branched_run(folder / "branched.run")
    runs.small_run(folder / "planned.run", "value-iteration")
    return [folder / "branched.run", folder / "planned.run"]


def _read_document(path: Path) -> object:
    session = Session(Clock())
    session.open_document(load_document(path))
    last = session.snapshot().timeline.last
    for moment in (0, last // 2, last):
        session.obey(Seek(moment))
        while session.past.going:
            session.work(1.0)
    done(session, Step(20))
    return last


def _read_kept(path: Path) -> object:
    keeper = kept_runs.KeptRuns(path.parent)
    place = keeper.place(LEVEL)
    assert place is not None
    path.replace(place)
    session = Session(Clock(), runs=path.parent)
    done(session, Start(LEVEL, "q-learning", resumes=True), Step(30))
    session.run = None  # so that it is not kept again
    return place.unlink(missing_ok=True)


def _policy(folder: Path) -> Sequence[Path]:
    made = []
    for name in ("corridor", "keys-and-doors"):
        table = compile_mdp(find(name))
        write_policy(folder / f"{name}.csv", table.legal / table.legal.sum(axis=1, keepdims=True).clip(1), table)
        made.append(folder / f"{name}.csv")
    return made


def _q_tables(folder: Path) -> Sequence[Path]:
    places = [folder / f"values{ending}" for ending in (".npy", ".npz", ".csv", ".json")]
    for place in places:
        write_q_table(place, np.arange(TABLE.legal.size, dtype=float).reshape(TABLE.legal.shape), TABLE)
    (folder / "values.pkl").write_bytes(pickle_bytes({"qtable": np.zeros(TABLE.legal.shape), "env_id": "corridor"}))
    safetensors = folder / "net.safetensors"
    arrays = {
        "q_net.q_net.0.weight": np.ones((4, TABLE.legal.shape[0]), np.float32),
        "q_net.q_net.0.bias": np.zeros(4, np.float32),
    }
    head, body = {}, b""
    for name, array in arrays.items():
        head[name] = {"dtype": "F32", "shape": list(array.shape), "data_offsets": [len(body), len(body) + array.nbytes]}
        body += array.tobytes()
    text = json.dumps(head).encode()
    safetensors.write_bytes(struct.pack("<Q", len(text)) + text + body)
    return [*places, folder / "values.pkl", safetensors]


def _foreign(folder: Path) -> Sequence[Path]:
    made = []
    for id, format in formats().items():
        for name in ("first-steps", "frozenlake-4x4", "keys-and-doors", "cliff-walking", "corridor"):
            try:
                text = write_text(find(name), id).text
            except ValueError:
                continue
            made.append(folder / f"{name}-{id}{format.suffixes[0] if format.suffixes else '.txt'}")
            made[-1].write_text(text, "utf-8")
    made.append(folder / "map.tmx")
    made[-1].write_text(TMX, "utf-8")
    return made


TMX = """<?xml version="1.0" encoding="UTF-8"?>
<map version="1.10" orientation="orthogonal" width="4" height="2" tilewidth="32" tileheight="32" infinite="0">
 <properties><property name="discount" type="float" value="0.9"/></properties>
 <tileset firstgid="1" name="tiles" tilewidth="32" tileheight="32" tilecount="4" columns="4">
  <tile id="0" type="floor"/><tile id="1" type="wall"/><tile id="2" type="goal"/><tile id="3" type="start"/>
 </tileset>
 <layer id="1" name="ground" width="4" height="2"><data encoding="csv">4,1,2,3,
1,1,1,1</data></layer>
 <objectgroup id="2" name="things"><object id="1" type="start" x="0" y="0" width="32" height="32"/></objectgroup>
</map>
"""


def _monitor(folder: Path) -> Sequence[Path]:
    (folder / "run.monitor.csv").write_text('#{"learner": "q-learning"}\nr,l,t\n1.0,5,5\n-2.5,10,15\n', "utf-8")
    return [folder / "run.monitor.csv"]


def _recovered(folder: Path) -> Sequence[Path]:
    home = documents.Document(LEVEL, folder / "corridor.toml", "0" * 64)
    (folder / "corridor.toml").write_text(format_level(LEVEL), "utf-8")
    unsaved_work.autosave(LEVEL, home)
    return [Path(shutil.copy(unsaved_work.autosave_path(), folder / "unsaved.toml"))]


TEXTS, ARRAYS = (LevelError, OSError, UnicodeError), (RunError, OSError)
READINGS: Mapping[str, Reading] = MappingProxyType(
    {
        "levels": Reading(_levels, _read_level, TEXTS),
        "unsaved work": Reading(_recovered, unsaved_work.recovered, TEXTS),
        "settings": Reading(_own("settings"), _read_settings, ()),
        "window.npz": Reading(_own("window.npz"), _read_memory, ()),
        "progress": Reading(_progress, read_progress, (ProgressError, OSError)),
        "bests": Reading(_own("bests"), bests.read_bests, (bests.BestsError, OSError)),
        "lessons": Reading(_lessons, read_lesson, (LessonError, OSError)),
        "class packs": Reading(_pack, read_pack, (PackError, OSError)),
        "run files": Reading(_run_files, _read_run, ARRAYS),
        "run documents": Reading(_documents, _read_document, (DocumentError, PastError, LevelError, OSError)),
        "kept runs": Reading(_own("kept run"), _read_kept, (OSError,)),
        "policies": Reading(_policy, lambda path: read_policy(path, TABLE), (PolicyError, OSError)),
        "recordings .csv": Reading(_own("recording .csv"), lambda path: read_recording(path, TABLE), (RecordingError, OSError)),
        "recordings .npz": Reading(_own("recording .npz"), lambda path: read_recording(path, TABLE), (RecordingError, OSError)),
        "agents": Reading(_q_tables, lambda path: read_agent(path, TABLE), (AgentError, OSError)),
        "other programs' levels": Reading(_foreign, of_file, TEXTS),
        "results of experiments": Reading(_monitor, read_monitor, (ValueError, OSError)),
    }
)
"""By their names."""
