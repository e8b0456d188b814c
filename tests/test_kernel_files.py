"""Compiled code is kept sealed: whatever happens to its files, kernels give the right numbers and damaged files go away."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numba
import pytest

from playground import compiled
from playground.compiled import KERNELS, MARKER, PARTS, WarmUp, kernel
from playground.kernel_files import ENDINGS, SEAL, SealedCache, throw_away_damaged, whole


def twice(x: float) -> float:
    """A kernel to be."""
    return 2.0 * x


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for compiled code where that of one kernel is kept."""
    monkeypatch.setattr(compiled, "FOLDER", tmp_path)
    assert used() == (0, 1)
    return tmp_path


def used() -> tuple[int, int]:
    """Uses the kernel as in a new start; how often its code was loaded, and how often it was compiled."""
    made: Any = kernel(twice)
    KERNELS.pop()
    assert made(2.5) == 5.0
    return sum(made.stats.cache_hits.values()), sum(made.stats.cache_misses.values())


def files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*") if file.suffix in ENDINGS)


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda content: b"",
    "zeros": lambda content: bytes(len(content)),
    "cut in half": lambda content: content[: len(content) // 2],
    "cut by its last byte": lambda content: content[:-1],
    "longer": lambda content: content + b"x",
    "one bit turned": lambda content: content[:100] + bytes([content[100] ^ 1]) + content[101:],
    "no seal": lambda content: content[:-SEAL],
    "something else": lambda content: b"no compiled code",
}


def test_what_is_kept_is_used_again_and_leaves_nothing_half_done(kept: Path) -> None:
    assert [file.suffix for file in files(kept)] == [".nbc", ".nbi"]
    assert all(map(whole, files(kept))) and not list(kept.rglob("*.part"))
    assert used() == (1, 0)


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("ending", ENDINGS)
def test_a_damaged_file_costs_one_compilation_and_no_more(kept: Path, ending: str, damage: str) -> None:
    file = next(file for file in files(kept) if file.suffix == ending)
    file.write_bytes(DAMAGES[damage](file.read_bytes()))
    assert used() == (0, 1)
    assert all(map(whole, files(kept)))
    assert used() == (1, 0)


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_missing_file_costs_one_compilation(kept: Path, ending: str) -> None:
    next(file for file in files(kept) if file.suffix == ending).unlink()
    assert used() == (0, 1)
    assert used() == (1, 0)


def test_only_damaged_files_are_thrown_away(kept: Path) -> None:
    assert throw_away_damaged(kept) == 0
    code, index = files(kept)
    code.write_bytes(code.read_bytes()[:-1])
    (kept / "writable").touch()
    assert throw_away_damaged(kept) == 1
    assert files(kept) == [index] and (kept / "writable").exists()


def test_a_start_finds_the_damage_says_so_once_and_compiles_anew(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = []

    def begin(warming: WarmUp, part: str) -> bool:
        begun.append(part)
        warming._children[part] = None  # type: ignore[assignment]
        return True

    monkeypatch.setattr(WarmUp, "_begin", lambda self, module, part, folder: begin(self, part))
    for part in PARTS:
        (kept / (MARKER + part)).touch()
    assert WarmUp().message == "" and not begun
    files(kept)[0].write_bytes(b"")
    assert WarmUp().message == "compiled code was damaged and is made again"
    assert begun[: len(PARTS)] == list(PARTS) and not list(kept.glob(MARKER + "*"))
    assert WarmUp().message == "warming up (first start only)"


def shipped(folder: Path, ships: Path) -> tuple[int, int]:
    """Uses the kernel where its own folder is one and another one ships; hits and misses."""
    made: Any = numba.njit(twice)
    made._cache = SealedCache(twice, folder, ships)
    assert made(2.5) == 5.0
    return sum(made.stats.cache_hits.values()), sum(made.stats.cache_misses.values())


def test_code_that_ships_is_used_from_any_place_and_not_copied(tmp_path: Path) -> None:
    made: Any = numba.njit(twice)
    made._cache = SealedCache(twice, tmp_path / "made")
    assert made(2.5) == 5.0
    ships = (tmp_path / "made").rename(tmp_path / "elsewhere")
    assert shipped(tmp_path / "own", ships) == (1, 0)
    assert not (tmp_path / "own").exists() or not files(tmp_path / "own")


def test_what_does_not_ship_is_kept_in_our_own_folder(tmp_path: Path) -> None:
    assert shipped(tmp_path / "own", tmp_path / "nothing") == (0, 1)
    assert files(tmp_path / "own") and not (tmp_path / "nothing").exists()
    assert shipped(tmp_path / "own", tmp_path / "nothing") == (1, 0)


def test_the_source_of_a_kernel_need_be_no_file(tmp_path: Path) -> None:
    names: dict[str, Any] = {"__name__": "a_frozen_module"}
    exec(compile("def thrice(x):\n    return 3.0 * x\n", "a_frozen_module.py", "exec"), names)
    for counts in ((0, 1), (1, 0)):
        made: Any = numba.njit(names["thrice"])
        made._cache = SealedCache(names["thrice"], tmp_path)
        assert made(2.0) == 6.0
        assert (sum(made.stats.cache_hits.values()), sum(made.stats.cache_misses.values())) == counts
    assert [file.parent.name for file in files(tmp_path)] == ["a_frozen_module"] * 2


def test_a_change_of_a_kernels_own_file_is_noticed_wherever_it_lies(tmp_path: Path) -> None:
    file = tmp_path / "a_module.py"
    for text, value, counts in (("2.0 * x", 4.0, (0, 1)), ("2.0 * x", 4.0, (1, 0)), ("2.0 * x + 1.0", 5.0, (0, 1))):
        file.write_text(f"def changed(x):\n    return {text}\n")
        names: dict[str, Any] = {"__name__": "a_module"}
        exec(compile(file.read_text(), str(file), "exec"), names)
        made: Any = numba.njit(names["changed"])
        made._cache = SealedCache(names["changed"], tmp_path / "kept")
        assert made(2.0) == value
        assert (sum(made.stats.cache_hits.values()), sum(made.stats.cache_misses.values())) == counts
