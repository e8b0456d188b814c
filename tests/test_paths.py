"""Folders, and files that are whole at any moment."""

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from playground import paths
from playground.paths import atomic_write, atomic_writes
from playground.systems.file_locks import locked

ROOT = Path(paths.__file__).parent.parent


def test_what_ships_is_there() -> None:
    assert (paths.levels() / "cliff-walking.toml").is_file()
    assert paths.assets().is_dir()


def test_what_is_installed_comes_before_the_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "levels").mkdir()
    monkeypatch.setattr(paths, "_INSTALLED", tmp_path)
    assert paths.levels() == tmp_path / "levels"
    assert paths.assets() == ROOT / "assets"


def test_one_folder_can_hold_all_that_is_the_users(home: Path) -> None:
    assert paths.user_levels() == home / "levels"
    assert paths.user_settings_file() == home / "settings.toml"
    assert paths.cache_folder() == home / "cache"
    assert paths.user_bests_file() == home / "bests.json"


def test_otherwise_the_platform_says_where(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(paths.HOME)
    assert paths.user_levels().name == "Bellman Playground"
    assert "bellman-playground" in paths.user_settings_file().parts
    assert "bellman-playground" in paths.cache_folder().parts


def test_a_file_is_written_and_written_again(tmp_path: Path) -> None:
    file = tmp_path / "new" / "folder" / "a.toml"
    for content in (b"one", b"", b"three" * 100_000):
        atomic_write(file, content)
        assert file.read_bytes() == content
    assert [path.name for path in file.parent.iterdir()] == ["a.toml"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_the_mode_of_a_file_is_kept_and_a_new_one_is_like_any(tmp_path: Path) -> None:
    (tmp_path / "any").write_bytes(b"")
    atomic_write(tmp_path / "new", b"")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "any").stat().st_mode
    (tmp_path / "new").chmod(0o640)
    atomic_write(tmp_path / "new", b"more")
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640


def test_a_name_of_many_bytes_can_be_written(tmp_path: Path) -> None:
    name = "🐭" * 60 + ".toml"
    atomic_write(tmp_path / name, b"x")
    assert (tmp_path / name).read_bytes() == b"x"


CALLS = ["mkstemp", "fdopen", "fsync", "chmod", "replace"]


@pytest.mark.parametrize("broken", CALLS)
@pytest.mark.parametrize("existed", [True, False])
def test_where_a_call_fails_the_old_file_stays_whole(
    broken: str, existed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.toml"
    if existed:
        file.write_bytes(b"old")

    def fails(*_: Any, **__: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    owner: Any = paths.tempfile if broken == "mkstemp" else paths.os
    with monkeypatch.context() as patched:
        patched.setattr(owner, broken, fails)
        with pytest.raises(OSError, match="No space"):
            atomic_write(file, b"new")
    assert [path.name for path in tmp_path.iterdir()] == (["a.toml"] if existed else [])
    assert not existed or file.read_bytes() == b"old"
    atomic_write(file, b"new")
    assert file.read_bytes() == b"new"


def test_where_one_of_several_files_cannot_be_written_none_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"old")
    calls: list[int] = []

    def fails_second(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 2:
            raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(paths.os, "fsync", fails_second)
        with pytest.raises(OSError, match="No space"):
            atomic_writes({tmp_path / "a": b"new", tmp_path / "b": b"new"})
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"old")]
    atomic_writes({tmp_path / "a": b"new", tmp_path / "b": b"too"})
    assert ((tmp_path / "a").read_bytes(), (tmp_path / "b").read_bytes()) == (b"new", b"too")


KILLED = """
import os, random, signal, sys, time
from pathlib import Path
from playground.paths import atomic_write
file, rounds = Path(sys.argv[1]), int(sys.argv[2])
dice = random.Random(1)
atomic_write(file, b"0" * 200_000)
for number in range(rounds):
    child = os.fork()
    if child == 0:
        while True:
            for digit in b"123456789":
                atomic_write(file, bytes([digit]) * 200_000)
    time.sleep(dice.uniform(0.0, 0.01))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    content = file.read_bytes()
    assert len(content) == 200_000 and len(set(content)) == 1, (number, len(content), set(content))
print("whole")
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_writer_that_is_killed_leaves_a_whole_file(tmp_path: Path) -> None:
    run: Callable[..., Any] = subprocess.run
    done = run([sys.executable, "-c", KILLED, str(tmp_path / "a"), "200"], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "whole", done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_file_that_nobody_may_write_is_refused_and_stays(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "a").chmod(0o444)
    with pytest.raises(PermissionError, match="protected against writing"):
        atomic_writes({tmp_path / "b": b"new", tmp_path / "a": b"new"})
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"old")]


def test_a_link_stays_one_and_its_file_is_written(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "file").write_bytes(b"old")
    (tmp_path / "link").symlink_to(Path("folder") / "file")
    (tmp_path / "second").symlink_to("link")
    atomic_write(tmp_path / "second", b"new")
    assert (tmp_path / "link").is_symlink() and (tmp_path / "second").is_symlink()
    assert (tmp_path / "folder" / "file").read_bytes() == b"new"
    assert [path.name for path in (tmp_path / "folder").iterdir()] == ["file"]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has a disk that is always full")
def test_where_the_disk_is_full_nothing_half_written_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Closing such a file writes once more what the disk refused, and fails as well."""
    (tmp_path / "a").write_bytes(b"old")
    real = os.fdopen

    def onto_full_disk(handle: int, mode: str) -> object:
        full = os.open("/dev/full", os.O_WRONLY)
        os.dup2(full, handle)
        os.close(full)
        return real(handle, mode)

    monkeypatch.setattr(os, "fdopen", onto_full_disk)
    with pytest.raises(OSError, match="No space left"):
        atomic_write(tmp_path / "a", b"new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"old"}


@pytest.mark.skipif(sys.platform == "win32", reason="there an open file cannot be removed anyway")
def test_what_a_killed_writer_left_goes_and_what_a_living_one_writes_stays(tmp_path: Path) -> None:
    """Also of files of other names: a name with a time in it never comes again. What other programs download stays."""
    (tmp_path / ".bellman-a.toml.gone.part").write_bytes(b"ha")
    (tmp_path / ".bellman-b.123.toml.gone.part").write_bytes(b"ha")
    (tmp_path / ".film.mp4.part").write_bytes(b"ha")
    with open(tmp_path / ".bellman-a.toml.here.part", "wb") as living:
        assert locked(living.fileno())
        atomic_write(tmp_path / "a.toml", b"new")
        assert sorted(path.name for path in tmp_path.iterdir()) == [".bellman-a.toml.here.part", ".film.mp4.part", "a.toml"]


def test_a_folder_that_cannot_be_made_to_last_is_no_failure_and_a_broken_disk_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def failing(number: int) -> Callable[[int], None]:
        def fsync(handle: int) -> None:
            if stat.S_ISDIR(os.fstat(handle).st_mode):
                raise OSError(number, os.strerror(number))
            real(handle)

        return fsync

    monkeypatch.setattr(paths.os, "fsync", failing(errno.EINVAL))
    atomic_write(tmp_path / "a", b"new")
    monkeypatch.setattr(paths.os, "fsync", failing(errno.EIO))
    with pytest.raises(OSError, match="Input/output"):
        atomic_write(tmp_path / "a", b"newer")


def test_two_links_to_one_file_leave_nothing_half_written(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for name in ("one", "two"):
        (tmp_path / name).symlink_to(folder / "file")
    atomic_writes({tmp_path / "one": b"first", tmp_path / "two": b"second"})
    assert [(path.name, path.read_bytes()) for path in folder.iterdir()] == [("file", b"second")]


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the program in a folder that can be carried away; nothing else says where the user's files are."""
    (tmp_path / "stick").mkdir()
    (tmp_path / "stick" / "main.py").touch()
    monkeypatch.setattr(paths, "_CHECKOUT", tmp_path / "stick")
    monkeypatch.setattr(paths, "_INSTALLED", tmp_path / "not installed")
    monkeypatch.delenv(paths.HOME)
    return tmp_path / "stick"


def test_a_portable_program_keeps_everything_beside_itself(stick: Path) -> None:
    assert not paths.is_portable()
    own = paths.make_portable()
    places = [paths.user_levels(), paths.user_settings_file(), paths.user_memory_file(), paths.user_bests_file()]
    places += [paths.user_runs(), paths.user_progress(), paths.user_pictures(), paths.cache_folder()]
    assert own == stick / paths.BESIDE
    assert all(own in place.parents for place in places)
    assert paths.BESIDE in (stick / paths.PORTABLE).read_text("utf-8")  # it says where things are, and how to end it
    (stick / paths.PORTABLE).unlink()
    assert own not in paths.user_levels().parents


def test_names_below_the_one_folder_stay_right_when_it_moves(stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = paths.make_portable() / "levels" / "a b.toml"
    name = paths.lasting_name(str(mine))
    assert str(stick) not in name
    assert paths.named_path(name) == str(mine)
    moved = stick.rename(stick.with_name("other"))
    monkeypatch.setattr(paths, "_CHECKOUT", moved)
    assert paths.named_path(name) == str(moved / paths.BESIDE / "levels" / "a b.toml")
    for other in ("cliff-walking", "", "/somewhere/else.toml", "home:../../else.toml"):
        assert paths.named_path(paths.lasting_name(other)) == other


def test_code_compiled_in_one_place_is_not_looked_for_in_another(stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths.make_portable()
    before = paths.cache_folder()
    monkeypatch.setattr(paths, "_CHECKOUT", stick.rename(stick.with_name("other")))
    assert paths.cache_folder().name != before.name


@pytest.mark.parametrize("number", (errno.EROFS, errno.ENOSPC, errno.EACCES))
def test_a_stick_that_takes_nothing_is_looked_at_all_the_same(stick: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def refuse(*_: Any) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(paths, "atomic_write", refuse)
    monkeypatch.setenv(paths.HOME, "")  # so that what is set in the test goes with it
    own = paths.make_portable()
    assert paths.user_levels() == own / "levels"
    assert not paths.is_portable()
    assert paths.refusing_home() is None
    monkeypatch.setattr(os, "access", lambda place, mode: False)
    assert paths.refusing_home() == own


def test_what_was_installed_as_a_package_has_no_folder_of_its_own(stick: Path) -> None:
    (stick / "main.py").unlink()
    with pytest.raises(NotADirectoryError):
        paths.make_portable()
    assert not (stick / paths.PORTABLE).exists()
