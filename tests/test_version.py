"""The version stands in one place; whatever else names it names the same."""

import re
import tomllib
from pathlib import Path

import pytest

from playground.cli import main
from playground.version import VERSION

ROOT = Path(__file__).resolve().parent.parent


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_packages_take_it_from_there() -> None:
    project = tomllib.loads(text("pyproject.toml"))
    path, pattern = (project["tool"]["hatch"]["version"][name] for name in ("path", "pattern"))
    match = re.search(pattern, text(path))
    assert match is not None and match["version"] == VERSION
    assert "version" in project["project"]["dynamic"] and "version" not in project["project"]


def test_the_command_line_says_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"bellman-playground {VERSION}\n"


def test_the_newest_entry_of_the_changelog_is_about_it() -> None:
    versions = re.findall(r"^## (\S+)", text("CHANGELOG.md"), re.MULTILINE)
    assert versions[0] == VERSION


def test_whoever_cites_the_program_cites_this_version() -> None:
    citation = dict(re.findall(r"^([a-z-]+): +\"?([^\"\n]+)\"?$", text("CITATION.cff"), re.MULTILINE))
    assert citation["version"] == VERSION and citation["cff-version"] == "1.2.0" and citation["license"] == "MIT"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", citation["date-released"])
