"""An agent that was trained elsewhere, out of a file of any kind that is read here: as data, and never run."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from playground import registry
from playground.learning.files import agents
from playground.learning.files.agent import AS_IT_SAYS, AgentError, AgentKind, ForeignAgent, Parcel, ReadingHints
from playground.world.mdp import TabularMDP

__all__ = ["AgentError", "ForeignAgent", "ReadingHints", "endings", "kinds", "level_of", "read_agent"]


@cache
def kinds() -> Mapping[str, AgentKind]:
    """Every kind of agent by its id."""
    return registry.collect(agents, "AGENT")


@cache
def endings() -> tuple[str, ...]:
    """Endings of the names of files that hold agents, with the dot."""
    return tuple(dict.fromkeys(ending for kind in kinds().values() for ending in kind.endings))


def read_agent(path: Path, mdp: TabularMDP, hints: ReadingHints = AS_IT_SAYS) -> ForeignAgent:
    """The agent of a file or a folder, with notes on what it left open. `hints` says what the file does not say itself.

    Raises OSError, and AgentError where it is no agent, one of a kind that is not read, or one for other states or actions.
    """
    parcel = Parcel(path)
    return _kind(parcel).read(parcel, mdp, hints)


def level_of(path: Path) -> str:
    """The level that the file says it was trained on, "" where it says none. Raises OSError, or AgentError as `read_agent`."""
    parcel = Parcel(path)
    return _kind(parcel).level(parcel)


def _kind(parcel: Parcel) -> AgentKind:
    """The kind of agent that this is."""
    kind = next((kind for kind in kinds().values() if kind.recognises(parcel)), None)
    if kind is None:
        titles = (kind.title for kind in kinds().values())
        raise AgentError(f"it is no agent that is read here, expected {', '.join(filter(None, titles))}")
    return kind
