"""What docs/explanations.md promises: a section for every explanation, in their order, and command lines that are understood."""

import re
import shlex
from pathlib import Path

from playground.ui.explanations import explanations
from playground.ui.window.shot import keys
from playground.world import library

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "explanations.md").read_text(encoding="utf-8")


def test_every_explanation_has_its_section() -> None:
    told = re.findall(r"^## (\d+) (.+)$", PAGE, re.MULTILINE)
    assert told == [(str(each.order), each.title) for each in explanations().values()]


def test_its_command_lines_are_understood() -> None:
    blocks = "".join(re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL)).replace("\\\n", "")
    lines = [shlex.split(line, comments=True) for line in blocks.splitlines() if line.startswith("python3 main.py shot ")]
    assert len(lines) >= 7
    for words in lines:
        assert library.find(words[3])
        assert words[words.index("--explain") + 1] in explanations()
        if "--press" in words:
            assert keys(words[words.index("--press") + 1].split(","))


def test_its_pictures_are_there() -> None:
    pictures = re.findall(r"\((pictures/[^)]+)\)", PAGE)
    assert len(pictures) >= 11
    assert [each for each in pictures if not (ROOT / "docs" / each).exists()] == []
    assert [each for each in (ROOT / "docs" / "pictures").glob("why-*.png") if f"pictures/{each.name}" not in pictures] == []
