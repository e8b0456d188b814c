"""Archives are read within their budget, and what is damaged is refused in one sentence that says what to do."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

from playground.archives import AGAIN, ENCRYPTED, ArchiveBudget, ArchiveError, opened

PLENTY = ArchiveBudget(unpacked=1 << 20)


def packed(members: Mapping[str, bytes], how: int = zipfile.ZIP_STORED) -> bytes:
    """An archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", how) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def refusal(content: bytes, name: str = "a", budget: ArchiveBudget = PLENTY, most: int | None = None) -> str:
    """Why a member is not read."""
    with pytest.raises(ArchiveError) as error, opened(content, budget) as archive:
        archive.content(name, most)
    return str(error.value)


@pytest.mark.parametrize("how", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_members_are_read_from_bytes_and_from_a_path(how: int, tmp_path: Path) -> None:
    content = packed({"a": b"1" * 5000, "folder/b": b"22"}, how)
    (tmp_path / "some.zip").write_bytes(content)
    for source in (content, tmp_path / "some.zip"):
        with opened(source, PLENTY) as archive:
            assert archive.names == ("a", "folder/b")
            assert (archive.content("folder/b"), archive.content("a"), archive.content("a")) == (b"22", b"1" * 5000, b"1" * 5000)


def test_a_missing_path_is_the_systems_own_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"), opened(tmp_path / "none.zip", PLENTY):
        pass


def test_no_more_is_read_than_the_budget_allows() -> None:
    content = packed({"a": bytes(600), "b": bytes(500)}, zipfile.ZIP_DEFLATED)
    assert refusal(content, budget=ArchiveBudget(unpacked=599)) == "its a claims to hold 600 bytes, at most 599 are read"
    assert refusal(content, most=599) == "its a claims to hold 600 bytes, at most 599 are read"
    with opened(content, ArchiveBudget(unpacked=1000)) as archive:
        archive.content("a")
        archive.content("a")  # it counts once, however often it is read
        with pytest.raises(ArchiveError, match="it claims to hold 1,100 bytes or more, at most 1,000 are read"):
            archive.content("b")
    assert refusal(content, budget=ArchiveBudget(unpacked=1000, members=1)) == "it has 2 entries, at most 1 are read"
    assert "bytes long, at most 20 are read" in refusal(content, budget=ArchiveBudget(unpacked=1000, packed=20))


def test_what_cannot_be_read_says_why_and_what_to_do() -> None:
    whole = packed({"a": b"1" * 50})
    assert refusal(whole, "b\n") == r"there is no 'b\n' in it, expected one in an archive of this kind"
    for content in (b"", b"PK", b"no archive", whole[:-5], whole[10:40]):
        assert refusal(content) == f"it is no .zip archive, or a damaged one: {AGAIN}"
    assert refusal(whole.replace(b"1" * 50, b"1" * 49 + b"2", 1)) == f"its a is damaged: {AGAIN}"
    assert refusal(packed({"a": b"1" * 50}, zipfile.ZIP_LZMA)).endswith("expected stored or deflated: pack it again so")
    locked = bytearray(whole)
    locked[whole.index(b"PK\x01\x02") + 8] |= ENCRYPTED
    assert refusal(bytes(locked)) == "its a is locked with a password, expected none: save it without one"


def test_damaged_anywhere_it_is_read_or_refused_and_nothing_else() -> None:
    dice = np.random.default_rng(3)  # 400 archives, each damaged at one to three places
    for how in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        whole = packed({"a": bytes(range(200)), "b": b"22"}, how)
        for _ in range(200):
            damaged = bytearray(whole)
            for place in dice.integers(len(whole), size=int(dice.integers(1, 4))):
                damaged[place] = int(dice.integers(256))
            contents, reason = [bytes(range(200)), b"22"], AGAIN
            try:
                with opened(bytes(damaged), PLENTY) as archive:
                    contents = [archive.content(name) for name in archive.names]
            except ArchiveError as error:
                reason = str(error)
            assert "\n" not in reason and len(reason) < 250
            assert b"".join(contents) in (bytes(range(200)) + b"22", b"22", bytes(range(200)))
