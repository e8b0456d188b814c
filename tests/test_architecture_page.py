"""docs/architecture.md leads through the house: every file and function that it names is there."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
STOPS = sorted(set(re.findall(r"`([a-z_/]+\.py): (\w+)`", PAGE)))


def test_there_are_three_walks() -> None:
    assert PAGE.count("from the level to the pixel") == PAGE.count("to the kernel.**") == PAGE.count("to the table.**") == 1
    assert len(STOPS) > 25


@pytest.mark.parametrize("file, function", STOPS, ids=lambda part: part)
def test_a_stop_of_a_walk_is_there(file: str, function: str) -> None:
    tree = ast.parse((ROOT / "playground" / file).read_text(encoding="utf-8"))
    names = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    assert function in names


@pytest.mark.parametrize("file", sorted(set(re.findall(r"`(?:playground/)?((?:\w+/)+\w+\.py)(?:: \w+)?`", PAGE))))
def test_a_file_that_is_named_is_there(file: str) -> None:
    assert any((folder / file).is_file() for folder in (ROOT, ROOT / "playground", ROOT / "playground" / "ui"))
