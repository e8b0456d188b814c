"""A file of PyTorch as an agent may come in: how it is recognised, and what was saved in it."""

from typing import Any

from playground.learning.files.parcel import AgentError, Parcel
from playground.learning.files.torch_files.tensors import TensorError, stored

ORDERS, PROGRAM = "/data.pkl", "/code/"
"""What an archive of PyTorch has, and what one has that holds a program (TorchScript), too."""


def is_torch(parcel: Parcel) -> bool:
    """Whether it is an archive of `torch.save`."""
    return any(name.endswith(ORDERS) for name in parcel.names) and not parcel.folder and not is_program(parcel)


def is_program(parcel: Parcel) -> bool:
    """Whether it is an archive of `torch.jit.save`."""
    return any(PROGRAM in name for name in parcel.names) and not parcel.folder


def saved_in(parcel: Parcel) -> Any:
    """What was saved, as plain data with arrays in the places of tensors. AgentError where it makes no sense."""
    try:
        return stored(parcel.content())
    except TensorError as error:
        raise AgentError(str(error)) from error
