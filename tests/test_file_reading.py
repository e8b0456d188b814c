"""Reading files that others may have made: only whole regular files, and no more of them than is wanted."""

import os
import tracemalloc
from pathlib import Path

import pytest

from playground.file_reading import FileTooLargeError, open_file, read_file


def test_a_file_is_read_up_to_the_last_byte_that_it_may_have(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"12345")
    assert read_file(file, 5) == b"12345"
    with pytest.raises(FileTooLargeError) as caught:
        read_file(file, 4)
    assert caught.value.strerror == "it is larger than 4 bytes, the most that is read"


def test_a_link_to_a_file_is_that_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"there")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    assert read_file(tmp_path / "link", 100) == b"there"


def test_what_is_missing_is_missing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_file(tmp_path / "file", 5)


def test_a_folder_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(OSError) as caught:
        open_file(tmp_path)
    assert caught.value.strerror in ("it is a folder, expected a file", "Permission denied")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_at_once_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError) as caught:
        read_file(tmp_path / "pipe", 5)
    assert caught.value.strerror == "it is a pipe or a device, expected a file"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no such device")
def test_a_device_that_never_ends_is_refused() -> None:
    with pytest.raises(OSError, match="a pipe or a device"):
        read_file("/dev/zero", 5)


@pytest.mark.parametrize("name", ["a\0b", "a\udcff\0"])
def test_a_name_that_no_file_can_have_is_an_error_of_the_system(name: str) -> None:
    with pytest.raises(OSError) as caught:
        open_file(name)
    assert caught.value.strerror == "no file can have this name"


def test_a_file_that_is_far_too_large_is_refused_before_anything_of_it_is_read(tmp_path: Path) -> None:
    """Ten gigabytes of nothing, which take no place on the disk."""
    file = tmp_path / "large"
    with open(file, "wb") as opened:
        opened.truncate(10 << 30)
    tracemalloc.start()
    with pytest.raises(FileTooLargeError):
        read_file(file, 256 << 20)
    assert tracemalloc.get_traced_memory()[1] < 1 << 20
    tracemalloc.stop()
