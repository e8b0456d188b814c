"""Processor code is named after all that it is made from, in a checkout, in a frozen program, and where it comes ready made."""

from pathlib import Path

import pytest

from playground import kernel_origins, paths
from playground.kernel_origins import COMMON, DIGEST, Processor, code_made_ahead, fingerprint, sources_digest, this_machine


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of what comes with an installed program."""
    monkeypatch.setattr(paths, "_INSTALLED", tmp_path)
    monkeypatch.delenv("NUMBA_CPU_NAME", raising=False)
    return tmp_path


def house(folder: Path, text: str) -> Path:
    for name in kernel_origins.SOURCES:
        place = folder / name if name.endswith(".py") else folder / name / "inner" / "a.py"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)
    return folder


def test_a_change_of_any_source_changes_the_digest(tmp_path: Path) -> None:
    first = sources_digest(house(tmp_path / "a", "x = 1\n"))
    assert first == sources_digest(house(tmp_path / "b", "x = 1\n"))
    (tmp_path / "b" / "rl" / "inner" / "a.py").write_text("x = 2\n")
    assert first != sources_digest(tmp_path / "b")


def test_a_frozen_program_brings_the_digest_of_its_sources(installed: Path) -> None:
    before = fingerprint(this_machine())
    (installed / DIGEST).write_text(sources_digest() + "\n")
    assert fingerprint(this_machine()) == before
    (installed / DIGEST).write_text("another\n")
    assert sources_digest() == "another" and fingerprint(this_machine()) != before


def test_the_machine_is_part_of_the_name() -> None:
    assert fingerprint(Processor("a", "+x")) != fingerprint(Processor("a", "+y")) != fingerprint(Processor("b", "+y"))


def test_code_made_ahead_is_used_where_everything_fits(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    common = Processor("some-kind", "+avx2", frozenset({"avx2"}))
    monkeypatch.setattr(kernel_origins, "COMMON", dict.fromkeys(COMMON, common))
    monkeypatch.setattr("platform.machine", lambda: "x86_64")
    monkeypatch.setattr("llvmlite.binding.get_host_cpu_features", lambda: {"avx2": True, "avx": False})
    assert code_made_ahead() is None
    folder = installed / "kernels" / fingerprint(common)
    folder.mkdir(parents=True)
    assert code_made_ahead() == folder
    monkeypatch.setattr("llvmlite.binding.get_host_cpu_features", lambda: {"avx2": False})
    assert code_made_ahead() is None


def test_it_is_not_used_on_other_machines_or_against_a_persons_wish(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.machine", lambda: "riscv64")
    assert code_made_ahead() is None
    monkeypatch.setattr("platform.machine", lambda: "x86_64")
    monkeypatch.setenv("NUMBA_CPU_NAME", "generic")
    assert code_made_ahead() is None
