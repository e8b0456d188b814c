"""`shot`."""

from playground.cli import main
from playground.learning.collection import learners
from playground.ui.shot import trained
from playground.world import library


def test_a_picture_of_the_asked_size(tmp_path):
    out = tmp_path / "shot.png"
    argv = ["shot", "corridor", "--learner", "value-iteration", "--steps", "40", "--overlays", "values,arrows"]
    assert main([*argv, "--size", "640x480", "--out", str(out)]) == 0
    head = out.read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")) == (640, 480)


def test_the_picture_waits_until_the_optimum_is_known():
    learner = learners()["q-learning"]
    snapshot = trained(library.find("castle"), "q-learning", learner.settings(), 50, 1, "learner")
    assert snapshot.optimum is not None
    assert snapshot.distance is not None
