"""How a file of PyTorch is recognised, and what was saved in it."""

from pathlib import Path

import numpy as np
import pytest

from playground.learning.files.parcel import AgentError, Parcel
from playground.learning.files.torch_files.archive import is_program, is_torch, saved_in
from tests.learning.agents import packed, weights


def parcel(tmp_path: Path, content: bytes) -> Parcel:
    (tmp_path / "file").write_bytes(content)
    return Parcel(tmp_path / "file")


def test_a_state_dict_is_recognised_and_read(tmp_path: Path) -> None:
    some = parcel(tmp_path, weights({"a.weight": [[1.0, 2.0]]}))
    assert is_torch(some) and not is_program(some)
    np.testing.assert_array_equal(saved_in(some)["a.weight"], [[1.0, 2.0]])


def test_a_program_and_other_files_are_none(tmp_path: Path) -> None:
    program = parcel(tmp_path, packed({"m/data.pkl": b"", "m/code/__torch__.py": b""}))
    assert is_program(program) and not is_torch(program)
    assert not is_torch(parcel(tmp_path, packed({"other": b""}))) and not is_torch(parcel(tmp_path, b"words"))
    assert not is_torch(Parcel(tmp_path)) and not is_program(Parcel(tmp_path))


def test_what_makes_no_sense_is_an_agents_error(tmp_path: Path) -> None:
    with pytest.raises(AgentError, match=r"its data\.pkl: it is no pickle, or a damaged one"):
        saved_in(parcel(tmp_path, packed({"m/data.pkl": b"\xff"})))
