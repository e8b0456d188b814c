"""A finished program keeps its links and rights in the zip, and finds its way into a menu."""

import os
import subprocess
import zipfile
from pathlib import Path

import pytest

from playground.build import finishing
from playground.systems.macos import MACOS
from tests.systems.fakes import faked


@pytest.fixture
def program(tmp_path: Path) -> Path:
    folder = tmp_path / "bellman-playground"
    (folder / "inner").mkdir(parents=True)
    (folder / "bellman-playground").write_bytes(b"run me")
    (folder / "bellman-playground").chmod(0o755)
    (folder / "inner" / "lib.so.1").write_bytes(b"0123456789")
    return folder


@pytest.mark.skipif(os.name != "posix", reason="links and rights of files as Unix has them")
def test_a_zip_keeps_links_and_rights(program: Path, tmp_path: Path) -> None:
    (program / "inner" / "lib.so").symlink_to("lib.so.1")
    archive = finishing.zipped(program, tmp_path / "a.zip")
    with zipfile.ZipFile(archive) as file:
        modes = {entry.filename: entry.external_attr >> 16 for entry in file.infolist()}
        assert modes["bellman-playground/bellman-playground"] & 0o777 == 0o755
        assert modes["bellman-playground/inner/lib.so"] >> 12 == 0o12  # a link
        assert file.read("bellman-playground/inner/lib.so") == b"lib.so.1"
    assert finishing.size_of(program) == 16  # what a link leads to is counted once
    assert archive.read_bytes() == finishing.zipped(program, tmp_path / "b.zip").read_bytes()


@pytest.mark.skipif(os.name != "posix", reason="a script of the shell")
def test_the_menu_learns_where_the_program_lies(program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    finishing.add_desktop_files(program, b"a picture")
    moved = program.rename(tmp_path / "a b")
    surroundings = {**os.environ, "XDG_DATA_HOME": str(tmp_path / "share")}
    subprocess.run(["sh", str(moved / "install.sh")], check=True, env=surroundings, capture_output=True)
    entry = tmp_path / "share" / "applications" / "bellman-playground.desktop"
    text = entry.read_text()
    assert f'Exec="{moved}/bellman-playground" %f\n' in text and f"Icon={moved}/icon.png\n" in text
    assert (moved / "icon.png").read_bytes() == b"a picture" and "@" not in text
    subprocess.run(["sh", str(moved / "install.sh"), "--remove"], check=True, env=surroundings)
    assert not entry.exists()


def test_elsewhere_there_is_no_menu_of_that_kind(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    faked(monkeypatch, MACOS)
    finishing.add_desktop_files(program, b"")
    assert not (program / "install.sh").exists() and finishing.strip(program) == 0


def test_names_are_cut_out_of_the_large_libraries_alone(program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tool = tmp_path / "strip"
    tool.write_text('#!/bin/sh\nprintf short > "$2"\n')
    tool.chmod(0o755)
    (program / "inner" / "libllvmlite.so").write_bytes(b"long" * 10)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    if finishing.here().id == "linux":
        assert finishing.strip(program) == 35
        assert (program / "inner" / "lib.so.1").read_bytes() == b"0123456789"


def test_code_is_made_by_the_program_itself_for_the_common_machine(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = program / "inner" / "playground" / "_data"
    data.mkdir(parents=True)
    begun: list[tuple[list[str], str, str]] = []

    def run(command: list[str], env: dict[str, str], check: bool) -> None:
        begun.append((command[1:], env["NUMBA_CACHE_DIR"], env["NUMBA_CPU_NAME"]))

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr("platform.machine", lambda: "x86_64")
    folder = finishing.make_code_ahead(program / "bellman-playground", finishing.KERNELS[:1])
    assert folder == data / "kernels"
    words = ["--call", "playground.compiled:compile_all", "playground.learning.warming", "model", ""]
    assert begun == [(words, str(folder), "x86-64-v3")]
    monkeypatch.setattr("platform.machine", lambda: "riscv64")
    assert finishing.make_code_ahead(program / "bellman-playground", finishing.KERNELS) is None
