"""docs/neighbours.md and findings/: every test and script that is named is there, and every row is whole."""

import re
import shlex
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs/neighbours.md").read_text(encoding="utf-8")
ROWS = [
    re.split(r"(?<!\\)\|", line)[1:-1]
    for line in PAGE.splitlines()
    if line.startswith("|") and not line.startswith(("| ---", "| behaviour"))
]
TESTS = sorted((ROOT / "tests").rglob("*.py"))
SCRIPTS = sorted((ROOT / "findings").glob("*.sh"))


def _named(cell: str) -> list[str]:
    return [word for word in re.findall(r"`([^`]+)`", cell) if "test_" in word or word.startswith("python -m tests")]


@pytest.mark.parametrize("word", sorted({word for row in ROWS for word in _named(row[-1])}))
def test_every_test_that_is_named_is_there(word: str) -> None:
    file, _, function = word.removeprefix("python -m ").partition("::")
    if file.startswith("tests."):
        file = file.split()[0].replace(".", "/") + ".py"
    if file.startswith("test_") and not file.endswith(".py"):
        file, function = "", file
    homes = [path for path in TESTS if path.as_posix().endswith(f"/{file}") or not file]
    assert homes, f"there is no {file}"
    assert not function or any(f"def {function}(" in path.read_text(encoding="utf-8") for path in homes), (
        f"there is no {function}"
    )


def test_every_row_has_four_cells_and_says_what_was_seen_and_where() -> None:
    assert ROWS and not [row for row in ROWS if len(row) != 4 or not all(map(str.strip, row[:3]))]


def test_every_script_that_is_named_is_there() -> None:
    named = set(re.findall(r"findings/([\w-]+\.sh)", PAGE))
    assert named <= {path.name for path in SCRIPTS}


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_a_finding_cleans_up_pins_what_it_installs_and_says_what_it_found(script: Path) -> None:
    text = script.read_text(encoding="utf-8")
    head = text.split("\nset -", 1)[0]
    assert text.startswith("#!/usr/bin/env bash\n# ") and re.search(r"\d+\.\d+", head), "the surprise and its version stand first"
    assert "mktemp -d" in text and re.search(r"^trap '[^']*rm -rf", text, re.MULTILINE)
    for line in re.findall(r"^ *[^#\n]*pip\S* install (.*)", text, re.MULTILINE):
        packages = [word for word in shlex.split(line.split(" 2>")[0]) if not word.startswith("-")]
        assert packages and all("==" in word for word in packages), f"{packages} need versions"
