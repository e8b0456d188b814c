"""Files beside a text: from its folder and the one around it, plain, small, and of the wanted kind."""

import os

import pytest

from playground.world import LevelError
from playground.world.exchange.companion_files import MOST_FILES, companion_reader, nowhere
from playground.world.text.scan import LARGEST_FILE


@pytest.fixture
def folder(tmp_path):
    """A project: maps/ and tilesets/ side by side, and something farther away."""
    for name in ("project/maps", "project/tilesets"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "project/maps/near.tsx").write_text("near")
    (tmp_path / "project/tilesets/side.tsj").write_bytes(b"\xef\xbb\xbfside")
    (tmp_path / "far.tsx").write_text("far")
    return tmp_path / "project/maps"


@pytest.mark.parametrize(
    ("source", "text"), [("near.tsx", "near"), ("../tilesets/side.tsj", "side"), ("..\\tilesets\\side.tsj", "side")]
)
def test_what_lies_beside_is_read(folder, source, text):
    assert companion_reader(folder, (".tsx", ".tsj"))(source) == text


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("../../far.tsx", "outside the folder around that of the map"),
        ("../maps/../../far.tsx", "outside the folder"),
        ("/etc/hosts.tsx", "must start in the folder of the map"),
        ("C:\\x.tsx", "must start in the folder of the map"),
        ("\\\\server\\share\\x.tsx", "must start in the folder of the map"),
        ("http://example.org/x.tsx", "must start in the folder of the map"),
        ("a\0.tsx", "must start in the folder of the map"),
        ("", "must start in the folder of the map"),
        ("gone.tsx", "there is no such file beside the map"),
        ("../maps", "its name does not end in .tsj or .tsx"),
        ("secret.txt", "its name does not end in .tsj or .tsx"),
        ("n" * 5000 + ".tsx", ""),
    ],
)
def test_what_may_not_or_cannot_be_read_has_a_reason(folder, source, reason):
    with pytest.raises(LevelError) as error:
        companion_reader(folder, (".tsx", ".tsj"))(source)
    assert reason in str(error.value)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs links and pipes")
def test_links_out_and_pipes_are_no_files_beside(folder):
    os.symlink(folder.parent.parent / "far.tsx", folder / "link.tsx")
    os.mkfifo(folder / "pipe.tsx")
    (folder / "folder.tsx").mkdir()
    for name, reason in (
        ("link.tsx", "outside the folder"),
        ("pipe.tsx", "a pipe or a device"),
        ("folder.tsx", "it is a folder"),
    ):
        with pytest.raises(LevelError, match=reason):
            companion_reader(folder, (".tsx",))(name)


def test_together_they_are_no_larger_than_one_file_may_be(folder):
    for name in ("a.tsx", "b.tsx"):
        (folder / name).write_bytes(b" " * (LARGEST_FILE - 10))
    read = companion_reader(folder, (".tsx",))
    assert len(read("a.tsx")) == len(read("a.tsx")) == LARGEST_FILE - 10
    with pytest.raises(LevelError, match="larger than 2,097,152 bytes in all"):
        read("b.tsx")


def test_there_are_not_endlessly_many_and_they_are_text(folder):
    read = companion_reader(folder, (".tsx",))
    for number in range(MOST_FILES):
        (folder / f"{number}.tsx").write_text("x")
        read(f"{number}.tsx")
    with pytest.raises(LevelError, match="more than 64 such files"):
        read("near.tsx")
    (folder / "near.tsx").write_bytes(b"\xff")
    with pytest.raises(LevelError, match="it is not UTF-8 text"):
        companion_reader(folder, (".tsx",))("near.tsx")
    with pytest.raises(LevelError, match="only the text of the map is here, not its folder"):
        nowhere("near.tsx")
