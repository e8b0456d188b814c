"""What an agent from a file is: its networks, what the file left open, and how one kind of file is recognised and read."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from playground.learning.files.parcel import AgentError, Parcel
from playground.learning.learner import NetworkPicture
from playground.world.mdp import TabularMDP

__all__ = ["AS_IT_SAYS", "AgentError", "AgentKind", "ForeignAgent", "Parcel", "ReadingHints"]


class ForeignAgent(dict[str, NetworkPicture]):
    """The networks by name ("value", "policy"). notes: sentences on what the file left open, and how that was taken."""

    def __init__(self, networks: Mapping[str, NetworkPicture], notes: Iterable[str] = ()) -> None:
        super().__init__(networks)
        self.notes = tuple(notes)


class ReadingHints(NamedTuple):
    """How a person says that a file is to be read where it does not say so itself; "" leaves it to the file.

    output: "values" or "logits". units: a name in `ACTIVATIONS`. inputs: a name in `INPUTS`.
    """

    output: str = ""
    units: str = ""
    inputs: str = ""


AS_IT_SAYS = ReadingHints()


@dataclass(frozen=True)
class AgentKind:
    """Each file of `agents/` declares one, called AGENT.

    title: what is read, for help and errors; "" where nothing is. endings: of names of such files, with the dot.
    recognises(parcel): whether the content is of this kind. read(parcel, mdp, hints): the agent; AgentError where it is none
    for this table. OSError passes. level(parcel): the level that the file says it was trained on, as `library.find` knows it, ""
    where it says none.
    """

    id: str
    title: str
    endings: tuple[str, ...]
    recognises: Callable[[Parcel], bool]
    read: Callable[[Parcel, TabularMDP, ReadingHints], ForeignAgent]
    order: int = 0
    level: Callable[[Parcel], str] = lambda parcel: ""
