"""Which kind of agent a file holds follows from what stands in it, whatever it is called."""

from pathlib import Path

import pytest

from playground.learning.files.agent_file import AgentError, endings, kinds, read_agent
from playground.world import compile_mdp
from playground.world.library import find
from tests.learning.agents import deep_q, model

MDP = compile_mdp(find("corridor"))


def test_every_kind_says_what_it_is_and_how_its_files_end() -> None:
    assert ".zip" in endings() and len(kinds()) == len({kind.order for kind in kinds().values()})
    for kind in kinds().values():
        assert all(ending.startswith(".") and ending == ending.lower() for ending in kind.endings)


def test_the_name_of_a_file_does_not_matter(tmp_path: Path) -> None:
    assert read_agent(model(tmp_path / "best.agent", deep_q()), MDP)["value"].output == "values"


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_agent_is_refused_with_what_is_read(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(content)
    with pytest.raises(AgentError, match=r"expected a \.zip file of Stable-Baselines3"):
        read_agent(tmp_path / "x.zip", MDP)
