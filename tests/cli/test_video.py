"""A replay is written by what is installed."""

import importlib.util
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground.cli import video
from playground.cli.video import write_replay

FRAMES = [np.full((32, 48, 3), shade, np.uint8) for shade in (0, 120, 250)]


def without(monkeypatch: pytest.MonkeyPatch, *packages: str) -> None:
    """As if these packages were not installed."""
    real = importlib.util.find_spec
    monkeypatch.setattr(video.importlib.util, "find_spec", lambda name: None if name in packages else real(name))
    for name in packages:
        monkeypatch.setitem(sys.modules, name, None)


def test_by_pillow_where_there_is_no_pyav(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    image = pytest.importorskip("PIL.Image")
    without(monkeypatch, "av")
    assert write_replay(tmp_path, iter(FRAMES), 2) == "replay.gif"
    with image.open(tmp_path / "replay.gif") as film:
        assert (film.n_frames, film.info["duration"]) == (3, 500)


def test_by_neither_where_neither_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, "av", "PIL")
    assert write_replay(tmp_path, FRAMES) == "" and not list(tmp_path.iterdir())


def test_what_the_package_refuses_is_an_error_of_writing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("PIL.Image")
    without(monkeypatch, "av")
    empty: list[Any] = []
    with pytest.raises(OSError, match="there is no picture"):
        write_replay(tmp_path, empty)


def test_a_film_of_pyav_has_every_picture(tmp_path: Path) -> None:
    av = pytest.importorskip("av", reason="PyAV is not installed; the other files of --hub need nothing")
    assert write_replay(tmp_path, FRAMES) == "replay.mp4"
    with av.open(str(tmp_path / "replay.mp4")) as container:
        shades = [float(frame.to_ndarray(format="rgb24").mean()) for frame in container.decode(video=0)]
    np.testing.assert_allclose(shades, [0, 120, 250], atol=6)
