"""Damaged files of the program: the course goes on without them, each is said once, and nothing shows a crash card."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from playground import asset_faults, paths
from playground.lessons.course import course
from playground.lessons.glossary import glossary
from playground.ui.course import map_stations
from playground.ui.course.map_stations import map_level, places
from playground.ui.guide.guide import minute_level
from playground.ui.race.presets import ONLY, presets
from playground.world import compile_mdp

KEPT = (course, glossary, presets, minute_level, map_level, map_stations._along, map_stations._scattered)
DAMAGES = (None, b"", b"\xff\xfe\x00", b"format = 1\nmap = '''\nS", b"[[race]]\nid = 3\n")


@pytest.fixture
def assets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the bundled files, which are read anew."""
    copy = tmp_path / "assets"
    shutil.copytree(paths.assets(), copy)
    monkeypatch.setattr(paths, "assets", lambda: copy)
    asset_faults.unsaid()
    for read in KEPT:
        read.cache_clear()
    yield copy
    for read in KEPT:
        read.cache_clear()


def damage(file: Path, content: bytes | None) -> None:
    file.unlink() if content is None else file.write_bytes(content)


@pytest.mark.parametrize("content", DAMAGES[1:])
def test_a_damaged_lesson_is_left_out_and_all_others_are_there(assets: Path, content: bytes) -> None:
    whole = set(course())
    course.cache_clear()
    damage(assets / "lessons" / "the-loop.toml", content)
    assert set(course()) == whole - {"the-loop"}
    (sentence,) = asset_faults.unsaid()
    assert sentence.startswith("the-loop.toml, a file of the program, cannot be used")


@pytest.mark.parametrize("content", DAMAGES)
def test_without_its_other_files_there_are_plain_ones(assets: Path, content: bytes | None) -> None:
    for name in ("glossary.toml", "races.toml", "first-minute.toml", "course-map.toml"):
        damage(assets / name, content)
    assert dict(glossary()) == {} and presets() == (ONLY,)
    assert compile_mdp(minute_level()).start.any()
    assert set(places(course())) == set(course()), "every lesson finds a station"
    assert len(asset_faults.unsaid()) == 4


def test_the_window_says_it_once_and_shows_no_card(assets: Path, driven: Callable[..., Any]) -> None:
    damage(assets / "lessons" / "the-loop.toml", b"")
    damage(assets / "course-map.toml", None)
    app = driven(mode="play")
    for mode in ("learn", "play", "learn"):
        app.app.workspace = app.space.enter(mode)
        app.frames(4)
    said = [node.label for node in app.nodes if node.kind == "toast"]
    assert sum("the-loop.toml" in words for words in said) <= 1
