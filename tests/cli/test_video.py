"""A film is written by what is installed."""

import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from playground.cli.video import write_replay

FRAMES = [np.full((32, 48, 3), shade, np.uint8) for shade in (0, 120, 250)]


class Image:
    """A picture of Pillow's that notes how it is saved."""

    saved: Any = None

    def quantize(self, **how: Any) -> "Image":
        return self

    def save(self, path: Path, append_images: list["Image"], **how: Any) -> None:
        Image.saved = (path.name, 1 + len(append_images), how)


def test_by_pillow_where_there_is_no_pyav(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pillow = ModuleType("PIL.Image")
    pillow.fromarray = lambda pixels: Image()  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "av", None)
    monkeypatch.setitem(sys.modules, "PIL", ModuleType("PIL"))
    monkeypatch.setitem(sys.modules, "PIL.Image", pillow)
    assert write_replay(tmp_path, iter(FRAMES), 2) == "replay.gif"
    assert Image.saved == ("replay.gif", 3, {"save_all": True, "duration": 500, "loop": 0})


def test_by_neither_where_neither_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("av", "PIL", "PIL.Image"):
        monkeypatch.setitem(sys.modules, module, None)
    assert write_replay(tmp_path, FRAMES) == "" and not list(tmp_path.iterdir())


def test_a_film_of_pyav_has_every_picture(tmp_path: Path) -> None:
    av = pytest.importorskip("av", reason="PyAV is not installed; the other files of --hub need nothing")
    assert write_replay(tmp_path, FRAMES) == "replay.mp4"
    with av.open(str(tmp_path / "replay.mp4")) as container:
        shades = [float(frame.to_ndarray(format="rgb24").mean()) for frame in container.decode(video=0)]
    np.testing.assert_allclose(shades, [0, 120, 250], atol=6)
