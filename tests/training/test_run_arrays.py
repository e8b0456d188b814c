"""A run as arrays and back; what is no run is refused in words."""

import json

import numpy as np
import pytest

from playground.training.commands import Start, Step
from playground.training.run_arrays import META, RunError, arrays_of, saved_run
from playground.training.session import Session
from playground.world.level import Level

ROOM = Level("", ("S..G",))


@pytest.fixture
def arrays():
    session = Session()
    session.obey(Start(ROOM, "sarsa", None, 3))
    session.obey(Step(20))
    while session.work(0.1):
        pass
    return arrays_of(session.run, session.switches)


def test_what_began_it_comes_back_with_the_settings_of_now(arrays):
    saved = saved_run(arrays)
    assert (saved.start.learner, saved.start.seed, saved.start.level.rows, saved.lived) == ("sarsa", 3, ROOM.rows, 20)
    assert saved.start.settings.alpha == 0.1
    assert saved.arrays == arrays and saved.past == b""


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"format": 2}, "format 2, expected 1"),
        ({"learner": "nobody"}, "'nobody' that is not here"),
        ({"driver": "ghost"}, "driver 'ghost'"),
        ({"settings": {"alpha": 7.0}}, "no whole run"),
        ({"settings": None}, "no whole run"),
        ({"level": "S.G"}, "no whole run"),
        ({"seed": "x"}, "no whole run"),
    ],
)
def test_what_is_no_run_is_refused(arrays, change, words):
    changed = {**json.loads(str(arrays[META])), **change}
    with pytest.raises(RunError, match=words):
        saved_run({**arrays, META: np.array(json.dumps(changed))})


def test_arrays_of_something_else_are_refused():
    with pytest.raises(RunError):
        saved_run({"weights": np.zeros(3)})
    with pytest.raises(RunError):
        saved_run({META: np.array("[" * 5000)})
