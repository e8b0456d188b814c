"""Films hold every picture, each for as long as it should be seen, and are written whole or not at all."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground.films import ENDINGS, FilmError, Frame, write_film

SHADES = (0, 120, 250)
FRAMES = [np.full((32, 48, 3), shade, np.uint8) for shade in SHADES]


@pytest.fixture
def image() -> Any:
    return pytest.importorskip("PIL.Image", reason="Pillow is not installed")


@pytest.mark.parametrize("ending", [ending for ending in ENDINGS if ending != ".mp4"])
def test_every_picture_is_there_for_its_time(image: Any, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"film{ending}"
    write_film(path, iter(FRAMES), 4)
    shades, times = [], []
    with image.open(path) as film:
        for number in range(film.n_frames):
            film.seek(number)
            shades.append(int(np.asarray(film.convert("RGB")).mean()))
            times.append(film.info["duration"])
    assert shades == list(SHADES) and times == [250, 250, 250]
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


def test_colours_that_come_late_are_kept(image: Any, tmp_path: Path) -> None:
    orange = np.full((16, 16, 3), (255, 128, 0), np.uint8)
    write_film(tmp_path / "film.gif", [FRAMES[0][:16, :16], orange], 4)
    with image.open(tmp_path / "film.gif") as film:
        film.seek(1)
        assert np.asarray(film.convert("RGB"))[8, 8].tolist() == [255, 128, 0]


def test_a_film_of_pyav_has_every_picture(tmp_path: Path) -> None:
    av = pytest.importorskip("av", reason="PyAV is not installed")
    write_film(tmp_path / "film.mp4", FRAMES, 2.5)
    with av.open(str(tmp_path / "film.mp4")) as container:
        shades = [float(frame.to_ndarray(format="rgb24").mean()) for frame in container.decode(video=0)]
    np.testing.assert_allclose(shades, SHADES, atol=6)


def test_an_odd_row_and_column_are_left_out(image: Any, tmp_path: Path) -> None:
    write_film(tmp_path / "film.webp", [np.zeros((33, 49, 3), np.uint8)] * 2, 4)
    with image.open(tmp_path / "film.webp") as film:
        assert film.size == (48, 32)


class Cancelled(Exception):
    """Somebody wanted no film any more."""


def test_what_the_pictures_raise_leaves_no_file_and_an_old_one_whole(image: Any, tmp_path: Path) -> None:
    def broken() -> Iterator[Frame]:
        yield FRAMES[0]
        raise Cancelled

    (tmp_path / "old.gif").write_bytes(b"old")
    for name in ("old.gif", "new.gif"):
        with pytest.raises(Cancelled):
            write_film(tmp_path / name, broken(), 4)
    assert [(entry.name, entry.read_bytes()) for entry in tmp_path.iterdir()] == [("old.gif", b"old")]


@pytest.mark.parametrize(
    ("name", "frames", "per_second", "problem"),
    [
        ("film.avi", FRAMES, 4, "names no film, expected one that ends in .gif, .png, .apng, .webp, .mp4"),
        ("film", FRAMES, 4, "names no film"),
        ("film.gif", [], 4, "there is no picture to put into the film"),
        ("film.gif", FRAMES, 0, "stands still"),
        ("film.gif", FRAMES, float("nan"), "stands still"),
    ],
)
def test_what_makes_no_film_is_refused(tmp_path: Path, name: str, frames: list[Frame], per_second: float, problem: str) -> None:
    with pytest.raises(FilmError, match=problem):
        write_film(tmp_path / name, frames, per_second)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("per_second", [0.0001, 0.01, 119 / 12, 9.87654, 60.0])
def test_a_film_lasts_as_long_as_it_is_to_however_slow(tmp_path: Path, per_second: float) -> None:
    av = pytest.importorskip("av", reason="PyAV is not installed")
    write_film(tmp_path / "film.mp4", FRAMES, per_second)
    with av.open(str(tmp_path / "film.mp4")) as container:
        assert container.duration / 1e6 == pytest.approx(len(FRAMES) / per_second, rel=1e-3)


@pytest.mark.parametrize(("name", "package"), [("film.gif", "PIL"), ("film.mp4", "av")])
def test_a_missing_package_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, package: str) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(FilmError, match="is not installed: pip install"):
        write_film(tmp_path / name, FRAMES, 4)
