"""An agent in a safetensors file: names, kinds and places of tensors as JSON, then their bytes."""

import json
import math
from typing import Any

import numpy as np

from playground.learning.files.agent import AgentError, AgentKind, ForeignAgent, Parcel, ReadingHints
from playground.learning.files.networks.named_layers import networks
from playground.learning.files.networks.open_questions import answered
from playground.learning.learner import Array
from playground.world.mdp import TabularMDP

LENGTH, LARGEST_HEADER, MOST_AXES = 8, 1 << 20, 8
"""Bytes that say how long the header is, and bytes of the header and axes of a tensor at most."""
KINDS = {"F64": "<f8", "F32": "<f4", "F16": "<f2", "BF16": "<u2", "I64": "<i8", "I32": "<i4", "U8": "u1", "BOOL": "?"}
METADATA = "__metadata__"


def recognises(parcel: Parcel) -> bool:
    """By its header, which is a JSON object of the length that stands before it."""
    head = parcel.head
    return len(head) > LENGTH and head[LENGTH : LENGTH + 1] == b"{" and int.from_bytes(head[:LENGTH], "little") <= LARGEST_HEADER


def read(parcel: Parcel, mdp: TabularMDP, hints: ReadingHints) -> ForeignAgent:
    """Its networks, as far as names and shapes say enough."""
    content = parcel.content()
    end = LENGTH + int.from_bytes(content[:LENGTH], "little")
    try:
        header = json.loads(content[LENGTH:end])
    except (ValueError, RecursionError) as error:
        raise AgentError("its header is no JSON text, expected a file of safetensors") from error
    if not isinstance(header, dict):
        raise AgentError("its header is no table of names, expected a file of safetensors")
    arrays = {name: _tensor(name, entry, content, end) for name, entry in header.items() if name != METADATA}
    if not arrays:
        raise AgentError("there are no tensors in it, expected those of a network")
    return answered(networks(arrays, len(mdp.states)), (), mdp, hints)


def _tensor(name: str, entry: Any, content: bytes, base: int) -> Array:
    """The numbers of one entry."""
    entry = entry if isinstance(entry, dict) else {}
    kind, shape, places = (entry.get(key) for key in ("dtype", "shape", "data_offsets"))
    if not isinstance(kind, str) or kind not in KINDS:
        raise AgentError(f"{name[:80]!r} has numbers of kind {str(kind)[:20]!r}, expected one of {', '.join(KINDS)}")
    if not _whole(shape) or not _whole(places) or len(places) != 2 or len(shape) > MOST_AXES:
        raise AgentError(f"{name[:80]!r} has no shape and place in whole numbers")
    first, last = places
    dtype = np.dtype(KINDS[kind])
    if last - first != math.prod(shape) * dtype.itemsize or first > last or base + last > len(content):
        raise AgentError(f"{name[:80]!r} claims other bytes than it has")
    numbers = np.frombuffer(content[base + first : base + last], dtype)
    if kind == "BF16":
        numbers = (numbers.astype(np.uint32) << 16).view(np.float32)
    return numbers.reshape(shape)


def _whole(values: Any) -> bool:
    return isinstance(values, list) and all(type(value) is int and 0 <= value < 1 << 40 for value in values)


AGENT = AgentKind(
    id="safetensors",
    title="a .safetensors file with plain layers",
    endings=(".safetensors",),
    recognises=recognises,
    read=read,
    order=6,
)
