"""A file from elsewhere is looked at piece by piece, and never more of it than is bearable."""

import zipfile
from pathlib import Path

import pytest

from playground.learning.files.parcel import HEAD, AgentError, Parcel
from tests.learning.agents import packed


def test_an_archive_tells_its_names_and_gives_an_entry(tmp_path: Path) -> None:
    path = tmp_path / "Model.ZIP"
    path.write_bytes(packed({"a": b"1", "b/c": b"22"}, zipfile.ZIP_DEFLATED))
    parcel = Parcel(path)
    assert (parcel.ending, parcel.names, parcel.entry("b/c"), parcel.folder) == (".zip", ("a", "b/c"), b"22", False)
    with pytest.raises(AgentError, match="there is no d in it"):
        parcel.entry("d")
    with pytest.raises(AgentError, match="its b/c claims to hold 2 bytes, at most 1 are read"):
        parcel.entry("b/c", 1)


def test_a_folder_tells_its_names_and_a_plain_file_its_first_bytes(tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(b"x" * (HEAD + 5))
    assert (Parcel(tmp_path).folder, Parcel(tmp_path).names, Parcel(tmp_path).head) == (True, ("one",), b"")
    parcel = Parcel(tmp_path / "one")
    assert (parcel.names, len(parcel.head), len(parcel.content())) == ((), HEAD, HEAD + 5)
    with pytest.raises(OSError, match="No such file"):
        Parcel(tmp_path / "none")


def test_a_damaged_archive_says_so(tmp_path: Path) -> None:
    path, whole = tmp_path / "a.zip", packed({"a": b"1" * 50})
    path.write_bytes(whole[:-5])
    with pytest.raises(AgentError, match=r"it is no \.zip archive, or a damaged one: download or save it again"):
        assert Parcel(path).names
    path.write_bytes(whole.replace(b"1" * 50, b"1" * 49 + b"2", 1))
    with pytest.raises(AgentError, match="its a is damaged: download or save it again"):
        Parcel(path).entry("a")
