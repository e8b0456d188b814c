"""A run with its past in a file: all of it comes back, bit for bit, and what makes no sense is refused in a sentence."""

import io
import json
import zipfile
from pathlib import Path

import numpy as np
import pytest

from playground.learning.collection import learners
from playground.learning.learner import Field
from playground.training.chronicle import chronicle, keyframes
from playground.training.chronicle.life_packing import Packer
from playground.training.commands import Beside, Branch, OpenRun, SaveRun, Seek, SetBookmark, Start, Step, SwitchBranch, Tune
from playground.training.past.document import DocumentError, load_document
from playground.training.past.revival import PastError
from playground.training.session import Session
from playground.world.library import find
from tests.past import catch_up, differences, obeyed, parts, told
from tests.training.sessions import Clock, done, settle

OLD_SUM = -2.352503859461878
"""Of the action values after 70 transitions, as the first version showed them."""
COVERS = (
    "playground/training/past/run_document.py",
    "playground/training/past/written_values.py",
    "playground/training/past/written_lives.py",
    "playground/training/looking_back.py",
)
START = Start(find("corridor"), "q-learning", seed=3)
OLD = {number: Path(__file__).parent / f"document-{number}.run" for number in (1, 2)}


@pytest.fixture
def many(monkeypatch):
    """Keyframes as often as it goes."""
    monkeypatch.setattr(chronicle, "STRIDE", 8)
    monkeypatch.setattr(keyframes, "SHARE", 1e9)


@pytest.fixture
def file(tmp_path, many):
    """A run with two branches, a bookmark and a companion that left, in a file; and the session that it is of."""
    session = done(Session(Clock()), START, Step(60), Beside("sarsa"))
    catch_up(session)
    done(session, Step(20), Beside(), Step(20), SetBookmark("half time", 50), Branch("bolder"), Tune({"alpha": 0.9}), Step(40))
    session.save_document(tmp_path / "a.run")
    return tmp_path / "a.run", session


@pytest.mark.parametrize(
    "learner", ["q-learning", "value-iteration", "dqn", "visitor", "td-lambda", "prioritized-sweeping", "ppo"]
)
def test_all_of_a_run_comes_back_and_goes_on(learner, tmp_path, many):
    run = told(learners()[learner], 2, 4)
    run.session.save_document(tmp_path / "a.run")
    other = Session(Clock())
    other.open_document(load_document(tmp_path / "a.run"))
    moment = run.dice.randrange(run.ticks)
    for session in (run.session, other):
        session.obey(Seek(moment))
    assert differences(run.session, dict(parts(other))) == []
    for session in (run.session, other):
        session.obey(Seek())
        obeyed(session, Step(17))
    assert differences(run.session, dict(parts(other))) == []


def test_what_is_in_a_document(file):
    path, _ = file
    document = load_document(path)
    assert (document.learner, document.seed, document.first, document.last, document.branch) == ("q-learning", 3, 0, 140, 1)
    assert document.settings.alpha == 0.9
    assert document.level.rows == START.level.rows
    assert [branch[1:5] for branch in map(list, ((b.id, b.name, b.parent, b.at, b.last) for b in document.branches()))] == [
        ["", None, 0, 100],
        ["bolder", 0, 100, 140],
    ]
    assert [(mark.at, mark.name) for mark in document.moments() if mark.name == "half time"] == [(50, "half time")]
    seen = document.at(70)
    assert (seen.lived, seen.timeline.at, seen.beside.learner, document.at(90).beside) == (70, 70, "sarsa", None)
    assert (document.at().lived, document.at(branch=0).lived, document.at(999).lived) == (140, 100, 140)
    assert seen.distance is not None and seen.optimum is not None
    assert [moment.lived for moment in document.lives(10, 16, 3)] == [10, 13, 16]


def test_the_session_saves_and_opens_by_commands(file, tmp_path):
    _, session = file
    place = str(tmp_path / "b.run")
    session.obey(SaveRun(place))
    other = done(Session(Clock()), Start(find("corridor"), "sarsa", seed=1), Step(5))
    other.obey(OpenRun(place, 7))
    seen = settle(other)
    assert (seen.run, seen.learner, seen.lived, seen.running, seen.timeline.branch) == (7, "q-learning", 140, False, 1)
    assert settle(done(other, SwitchBranch(0))).lived == 100
    other.obey(OpenRun(str(tmp_path / "nothing.run")))
    assert "nothing.run" in other.message and settle(other).lived == 100
    empty = Session(Clock())
    empty.obey(SaveRun(place))
    assert "no run to save" in empty.message


def members(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def written(path, parts):
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def npy(array):
    stream = io.BytesIO()
    np.save(stream, array, allow_pickle=True)
    return stream.getvalue()


def put(description, *path_and_value):
    *path, last, value = path_and_value
    for step in path:
        description = description[step]
    description[last] = value


CHANGES = [
    ("name", "another program"),
    ("format", 99),
    ("arrays", -1),
    ("arrays", 10**9),
    ("strand", 5),
    ("strands", 0, "chronicle", 17),
    ("strands", 0, "curve", {"mean": []}),
    ("chronicles", 0, "learner", "parrot"),
    ("chronicles", 0, "learner", ["dqn"]),
    ("chronicles", 0, "levels", ["no level"]),
    ("chronicles", 0, "since", [0]),
    ("chronicles", 0, "entries", 0, 0, -4),
    ("chronicles", 0, "entries", 0, 0, 10**6),
    ("chronicles", 0, "entries", 0, 2, "deed", "System"),
    ("chronicles", 0, "entries", 0, 2, {"deed": "Advanced", "count": 1e300, "driver": "learner", "learning": True, "idle": 0}),
    ("chronicles", 0, "facts", 0, "driver", "somebody"),
    ("chronicles", 0, "facts", 0, "moment", 3),
    ("chronicles", 0, "facts", 0, "settings", {"settings": {"alpha": 1e9}}),
    ("chronicles", 0, "facts", 0, "settings", {"secret": 1}),
    ("chronicles", 0, "frames", []),
    ("chronicles", 0, "frames", 1, 0, 3),
    ("chronicles", 0, "frames", 1, 4, {"q": [[2], "|O", "|O", False, [0]]}),
    ("chronicles", 0, "frames", 1, 4, {"q": [[2], "<f8", "<f8", False, [10**9]]}),
    ("chronicles", 0, "frames", 1, 4, 10**6),
    ("lives", "packed", 0, 0, 99),
    ("lives", "packed", 0, 1, 0),
    ("lives", "packed", 0, 2, 10**9),
    ("lives", "packed", 0, 3, 0, 10**8),
    ("lives", "packed", 0, 3, 1, 9),
    ("lives", "packed", 0, 3, [1, 0, 0]),
    ("lives", "layouts", 0, 0, 0),
    ("lives", "layouts", 0, 1, 0, 1, [10**9]),
    ("lives", "layouts", 0, 1, 0, 2, "|O"),
    ("lives", "layouts", 0, 1, 0, 3, "<U999999999"),
]


@pytest.mark.parametrize(
    "change", CHANGES, ids=[f"{number} {'.'.join(map(str, one[:-1]))}" for number, one in enumerate(CHANGES)]
)
def test_what_makes_no_sense_is_refused(file, tmp_path, change):
    parts = members(file[0])
    description = json.loads(parts["run.json"])
    put(description, *change)
    path = written(tmp_path / "b.run", {**parts, "run.json": json.dumps(description)})
    with pytest.raises(DocumentError, match=r"b\.run"):
        load_document(path)


def test_other_files_are_refused_before_they_are_unpacked(file, tmp_path):
    parts = members(file[0])
    for name, content in (
        ("run.json", b"[" * 100_000),
        ("run.json", b"\xff\xfe"),
        ("blocks.npy", npy(np.array([{}], object))),
        ("blocks.npy", npy(np.zeros(3))),
        ("lengths.npy", npy(np.array([-1, 5]))),
    ):
        with pytest.raises(DocumentError):
            load_document(written(tmp_path / "b.run", {**parts, name: content}))
    (tmp_path / "c.run").write_bytes(b"GIF89a")
    with pytest.raises(DocumentError):
        load_document(tmp_path / "c.run")
    with pytest.raises(OSError):
        load_document(tmp_path / "nothing.run")


def test_a_keyframe_that_would_lead_a_kernel_astray_is_refused_before_it_does(file, tmp_path):
    chronicle = file[1].past.tree.strands[0].chronicle
    frame = chronicle.keyframes.frames[1]
    arrays = frame.unpacked()
    arrays["learner:body/whole"] = np.array([99, 0, 0, frame.at, 0, 1, 0], np.int64)
    chronicle.keyframes.frames[1] = frame._replace(arrays=Packer().packed(arrays))
    file[1].save_document(tmp_path / "b.run")
    document = load_document(tmp_path / "b.run")
    with pytest.raises(PastError, match="a place that this level does not have"):
        document.at(frame.at + 1, branch=0)


@pytest.mark.parametrize("number", OLD)
def test_a_document_of_each_version_opens_for_ever(number):
    document = load_document(OLD[number])
    assert (document.learner, document.last, document.at(70).lived) == ("q-learning", 140, 70)
    assert document.at(70).fields[Field.Q].sum() == pytest.approx(OLD_SUM, abs=1e-9)


def test_blocks_of_the_first_version_hold_what_they_say(tmp_path):
    parts = members(OLD[1])
    description = json.loads(parts["run.json"])
    frames = description["chronicles"][0]["frames"]
    array = next(iter(frames[1][4].values()))
    for place, value in ((2, "<f4"), (0, [10**6]), (4, [0] * 1000), (3, True)):
        changed = json.loads(json.dumps(description))
        put(changed, "chronicles", 0, "frames", 1, 4, {"q": [*array[:place], value, *array[place + 1 :]]})
        with pytest.raises(DocumentError, match=r"b\.run"):
            load_document(written(tmp_path / "b.run", {**parts, "run.json": json.dumps(changed)}))
