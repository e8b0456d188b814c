"""What survives a restart: written and read again; whatever does not fit is left out."""

import json
from dataclasses import replace
from types import MappingProxyType

import numpy as np
import pytest

from playground.learning.files.numpy_files import npz_bytes
from playground.training.commands import Start, Tune
from playground.training.episode_curve import Curve
from playground.ui import remembered
from playground.ui.keeping import Kept
from playground.ui.remembered import Recollection, begun_with, read, taken_up, write

POINTS = Curve(*(np.array(row) for row in ([1.0, 2.0, 5.0], [0.1, 0.2, 0.3], [0.0, 0.0, 0.0], [1.0, 1.0, 1.0], [4.0, 8.0, 30.0])))


@pytest.fixture
def empty(space_of, snapshot_of, level_of):
    """A window as it opens, with nothing done in it."""
    snapshot = snapshot_of(level_of("S..G"))
    return space_of(replace(snapshot, fields=MappingProxyType({})))


@pytest.fixture
def full(empty):
    """Sarsa with another step size and seed, and a kept curve."""
    sarsa, q = (empty.learners[id].settings for id in ("sarsa", "q-learning"))
    settings = MappingProxyType({"sarsa": sarsa(alpha=0.25), "q-learning": q(epsilon=0.5)})
    kept = (Kept(3, empty.level, "Sarsa", sarsa(alpha=0.75), 8, POINTS),)
    return replace(empty, brain=replace(empty.brain, learner="sarsa", settings=settings, seed=77), kept=kept)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "window.npz"


def test_learner_dials_seed_and_curves_come_back(full, empty, path):
    write(full, path)
    memory, note = read(path)
    assert note == ""
    after = taken_up(begun_with(empty, memory), memory)
    assert (after.brain.learner, after.brain.seed) == ("sarsa", 77)
    assert after.brain.settings == full.brain.settings
    (kept,) = after.kept
    assert kept[:5] == full.kept[0][:5]
    assert all((one == other).all() for one, other in zip(vars(kept.curve).values(), vars(POINTS).values(), strict=True))
    start = next(command for command in after.outbox if isinstance(command, Start))
    assert (start.learner, start.settings.alpha, start.resumes) == ("sarsa", 0.25, True)


def test_where_the_person_drives_already_the_dials_are_turned_and_nothing_begins_anew(full, empty, path):
    write(full, path)
    memory, _ = read(path)
    driven = replace(begun_with(empty, memory), snapshot=replace(empty.snapshot, lived=3))
    after = taken_up(driven, memory)
    assert [type(command) for command in after.outbox] == [Tune]
    assert after.settings.alpha == 0.25


def test_what_a_run_brought_back_is_not_overridden(full, empty, path):
    write(full, path)
    own = empty.learners["sarsa"].settings(alpha=0.9)
    here = replace(empty, brain=replace(empty.brain, learner="sarsa", settings=MappingProxyType({"sarsa": own})))
    assert taken_up(here, read(path)[0]).settings == own


def test_no_file_remembers_nothing_and_a_damaged_one_says_so(empty, full, path):
    assert read(path)[1] == ""
    write(full, path)
    content = path.read_bytes()
    others = (
        b"",
        b"PK",
        content[: len(content) // 2],
        npz_bytes({"weights": np.zeros(3)}),
        npz_bytes({"window": np.array("{]")}),
    )
    for other in others:
        path.write_bytes(other)
        memory, note = read(path)
        assert note == remembered.UNREADABLE
        assert taken_up(begun_with(empty, memory), memory) == empty


@pytest.mark.parametrize(
    "change",
    [
        {"learner": "../../evil"},
        {"learner": "nobody"},
        {"seed": -5},
        {"settings": {"sarsa": {"alpha": 9.0}}},
        {"settings": {"sarsa": {"speed": 9.0}}},
        {"settings": {"nobody": {}}},
        {"curves": []},
        {"format": 2},
    ],
)
def test_what_does_not_fit_is_left_out_without_a_word(full, empty, path, change):
    write(full, path)
    with np.load(path) as arrays:
        held = dict(arrays.items())
    text = {**json.loads(str(held["window"])), **change}
    path.write_bytes(npz_bytes({**held, "window": np.array(json.dumps(text))}))
    memory, note = read(path)
    assert note == ""
    after = taken_up(begun_with(empty, memory), memory)
    assert after.brain.learner in after.learners
    assert 0 <= after.brain.seed <= remembered.SEEDS
    assert all(isinstance(settings, after.learners[id].settings) for id, settings in after.brain.settings.items())


@pytest.mark.parametrize("points", [np.zeros((4, 2)), np.zeros((3, 2)), np.array([[1.0], [np.nan], [0.0], [0.0]]), np.zeros(4)])
def test_points_that_are_no_curve_are_refused(full, path, points):
    write(full, path)
    with np.load(path) as arrays:
        held = {**arrays, "curve-0": points}
    path.write_bytes(npz_bytes(held))
    assert read(path)[1] == remembered.UNREADABLE


@pytest.mark.parametrize("change", [{"place": 9}, {"title": "Nobody"}, {"level": "?"}, {"settings": {"alpha": -1.0}}])
def test_a_curve_that_does_not_fit_is_left_out(full, empty, path, change):
    write(full, path)
    with np.load(path) as arrays:
        held = dict(arrays.items())
    text = json.loads(str(held["window"]))
    text["curves"][0].update(change)
    path.write_bytes(npz_bytes({**held, "window": np.array(json.dumps(text))}))
    assert taken_up(empty, read(path)[0]).kept == ()


def test_nothing_remembered_changes_nothing(empty):
    assert taken_up(begun_with(empty, Recollection()), Recollection()) == empty
