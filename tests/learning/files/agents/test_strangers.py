"""What is not read is told what it is, by its content and not by its name."""

from pathlib import Path

import pytest

from playground.learning.files.agent_file import AgentError, endings, read_agent
from playground.world import compile_mdp
from playground.world.library import find
from tests.learning.agents import packed

MDP = compile_mdp(find("corridor"))
FILES = {
    "a model of Keras": packed({"metadata.json": b"{}", "config.json": b"{}", "model.weights.h5": b"\x89HDF"}),
    "a program of PyTorch (TorchScript)": packed({"net/data.pkl": b"", "net/code/__torch__.py": b"", "net/version": b"3"}),
    "a program of PyTorch (torch.export)": packed({"archive_format": b"pt2"}),
    "a file of HDF5": b"\x89HDF\r\n\x1a\n" + bytes(50),
    "a model of TensorFlow Lite": b"\x1c\x00\x00\x00TFL3" + bytes(50),
    "a file of PyTorch before 1.6": b"\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19.",
    "a file packed by gzip": b"\x1f\x8b\x08\x00",
    "parameters of flax as msgpack": b"\x81\xa6params\x82\xa7Dense_0\x82\xa4bias\xc7\xa6kernel\xc7",
    "a pickle of sklearn.linear_model._base": b"\x80\x04\x95\x8c\x19sklearn.linear_model._base\x94",
    "a pickle, which could run anything": b"\x80\x05N.",
}
FOLDERS = {
    "a SavedModel of TensorFlow": ("saved_model.pb", "variables"),
    "a checkpoint of RLlib": ("rllib_checkpoint.json", "learner_group"),
    "a checkpoint of Orbax (JAX)": ("_CHECKPOINT_METADATA", "d"),
    "a package of Core ML": ("Manifest.json", "Data"),
    "a checkpoint of TensorFlow": ("checkpoint", "model.index"),
    "a folder without an agent": ("notes.txt",),
}


def refused(path: Path) -> str:
    with pytest.raises(AgentError) as error:
        read_agent(path, MDP)
    assert len(str(error.value)) < 300 and "\n" not in str(error.value) and "expected" in str(error.value)
    return str(error.value)


@pytest.mark.parametrize("title", FILES)
def test_a_file_is_told_what_it_is_whatever_it_is_called(title: str, tmp_path: Path) -> None:
    for name in ("agent.zip", "agent.pt", "agent"):
        (tmp_path / name).write_bytes(FILES[title])
        assert refused(tmp_path / name).startswith(f"it is {title}")


@pytest.mark.parametrize("title", FOLDERS)
def test_a_folder_is_told_what_it_is(title: str, tmp_path: Path) -> None:
    for name in FOLDERS[title]:
        (tmp_path / name).touch()
    assert refused(tmp_path).startswith(f"it is {title}")


def test_dropping_one_on_the_window_is_told_too() -> None:
    assert {".h5", ".keras", ".tflite", ".mlmodel", ".d3"} <= set(endings())
