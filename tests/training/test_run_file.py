"""Runs in files."""

import io
import json
import zipfile

import numpy as np
import pytest

from playground.training import run_file
from playground.training.commands import Act, Drive, EditLevel, Learn, Start, Step
from playground.training.run_file import RunError, load_run, save_run
from playground.training.session import Session
from playground.world.level import Level, Rules

SIZE = 24  # so large that a driver does not look at the estimates anew for every step
ROOM = Level(
    title="Room", rows=tuple("S".ljust(SIZE, ".") if row else "G".rjust(SIZE, ".") for row in range(SIZE)), rules=Rules(slip=0.2)
)


def done(session, *commands):
    for command in commands:
        session.obey(command)
        while session.switches.owed:
            session.work(0.01)
    return session


def bits(session):
    return {name: array.tobytes() for name, array in run_file.save(session).items() if name != run_file.META}


@pytest.mark.parametrize("learner", ["q-learning", "value-iteration"])
@pytest.mark.parametrize("driver", ["learner", "greedy", "random"])
@pytest.mark.parametrize("learning", [True, False])
def test_a_resumed_run_is_the_same_to_the_bit(tmp_path, learner, driver, learning):
    whole = done(Session(), Start(ROOM, learner, None, 7), Step(100), Drive(driver), Learn(learning), Step(137))
    save_run(tmp_path / "run.npz", whole)
    resumed = Session()
    load_run(tmp_path / "run.npz", resumed)
    assert bits(resumed) == bits(whole)
    assert bits(done(resumed, Step(200), Act("up"))) == bits(done(whole, Step(200), Act("up")))
    before, after = whole.snapshot(), resumed.snapshot()
    assert (before.level, before.settings, before.driver, before.learning) == (
        after.level,
        after.settings,
        after.driver,
        after.learning,
    )
    assert before.last == after.last


def test_a_run_on_an_edited_level_is_saved_with_that_level(tmp_path):
    edited = Level(title="Room", rows=("S..", "..G"), rules=ROOM.rules)
    session = done(Session(), Start(ROOM, "q-learning"), Step(50), EditLevel(edited), Step(50))
    save_run(tmp_path / "run.npz", session)
    other = Session()
    load_run(tmp_path / "run.npz", other)
    assert other.level == edited
    assert other.units == 100


def test_nothing_to_save_before_a_start():
    with pytest.raises(ValueError, match="no run"):
        run_file.save(Session())


def written(tmp_path, arrays):
    path = tmp_path / "bad.npz"
    np.savez(path, **arrays)
    return path


@pytest.fixture
def arrays():
    return run_file.save(done(Session(), Start(ROOM, "q-learning"), Step(20)))


@pytest.mark.parametrize(
    "change",
    [
        {"format": 99},
        {"learner": "parrot"},
        {"driver": "cat"},
        {"level": "nonsense"},
        {"settings": {"alpha": "much"}},
        {"settings": {"charm": 1}},
        {"seed": "x"},
        {"per_second": -3},
    ],
)
def test_a_run_of_something_that_is_not_here_is_refused(tmp_path, arrays, change):
    description = {**json.loads(str(arrays[run_file.META])), **change}
    with pytest.raises(RunError):
        load_run(written(tmp_path, {**arrays, run_file.META: np.array(json.dumps(description))}), Session())


def test_a_mouse_that_is_nowhere_is_refused(tmp_path, arrays):
    whole = arrays["learner:body/whole"].copy()
    whole[0] = 10**9
    with pytest.raises(RunError, match="a place"):
        load_run(written(tmp_path, {**arrays, "learner:body/whole": whole}), Session())


def test_missing_and_misshapen_arrays_are_refused(tmp_path, arrays):
    for name in ("run", "pupil", "learner:state-action/q"):
        with pytest.raises(RunError):
            load_run(written(tmp_path, {key: value for key, value in arrays.items() if key != name}), Session())
    with pytest.raises(RunError):
        load_run(written(tmp_path, {**arrays, "learner:state-action/q": np.zeros((2, 2))}), Session())


def test_a_file_cut_at_any_place_is_a_sentence(tmp_path):
    save_run(tmp_path / "run.npz", done(Session(), Start(ROOM, "q-learning"), Step(20)))
    whole = (tmp_path / "run.npz").read_bytes()
    for end in range(0, len(whole) - 1, 97):
        (tmp_path / "cut.npz").write_bytes(whole[:end])
        with pytest.raises(RunError, match=r"cut\.npz is no saved run: .*download or save it again"):
            load_run(tmp_path / "cut.npz", Session())
    damaged = bytearray(whole)
    damaged[whole.index(b"run.npy") + 60] ^= 0xFF
    (tmp_path / "cut.npz").write_bytes(damaged)
    with pytest.raises(RunError, match=r"its run\.npy is damaged: download or save it again"):
        load_run(tmp_path / "cut.npz", Session())


def test_objects_and_bombs_are_refused_before_they_are_read(tmp_path):
    with pytest.raises(RunError):
        load_run(written(tmp_path, {"run": np.array([{"a": 1}], dtype=object)}), Session())
    header = io.BytesIO()
    np.lib.format.write_array_header_1_0(header, {"descr": "<f8", "fortran_order": False, "shape": (10**11,)})
    with zipfile.ZipFile(tmp_path / "bomb.npz", "w") as archive:
        archive.writestr("run.npy", header.getvalue())
    with pytest.raises(RunError, match="claims numbers of 800,000,000,000 bytes where 0 are stored"):
        load_run(tmp_path / "bomb.npz", Session())


def test_a_missing_file_is_an_oserror(tmp_path):
    with pytest.raises(OSError, match="No such file"):
        load_run(tmp_path / "none.npz", Session())
