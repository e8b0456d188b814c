"""What README.md promises: its Python runs, its level is a level, its command lines are understood, its links lead somewhere."""

import re
import shlex
from pathlib import Path

import pytest

from playground.cli import main
from playground.learning.collection import learners
from playground.world import compile_mdp, parse_level

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)


@pytest.mark.parametrize("code", blocks("python"))
def test_its_python_runs(code: str) -> None:
    found: dict[str, object] = {}
    exec(code, found)
    assert found.keys() & {"observation", "q", "run"}


@pytest.mark.parametrize("text", blocks("toml"))
def test_its_levels_are_levels(text: str) -> None:
    assert len(compile_mdp(parse_level(text)).states) == 48


def test_its_command_lines_are_understood(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In their order and in one folder: some go on from what an earlier one has written."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my-level.toml").write_text(blocks("toml")[0], encoding="utf-8")
    lines = re.findall(r"^python3 main\.py (list|check|solve|train|shot|convert|replay)(.*)$", TEXT, re.MULTILINE)
    assert len(lines) >= 10
    for verb, words in lines:
        assert main([verb, *shlex.split(words, comments=True)]) == 0, f"{verb}{words}"


def test_every_learner_has_its_row_in_the_page_of_learners() -> None:
    page = (ROOT / "docs" / "learners.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `([a-z-]+)` \|", page, re.MULTILINE) == list(learners())


def test_its_links_lead_somewhere() -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", TEXT) if "://" not in link and not link.startswith("docs/pictures/")]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
