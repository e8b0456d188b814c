"""Agents from elsewhere: how one is recognised, which level it belongs to, and how it takes the wheel there."""

from collections.abc import Callable
from pathlib import Path

from playground.learning.files.agent_file import AgentError, endings, level_of, read_agent
from playground.learning.files.tables.q_table_file import TEXTS, read_q_table
from playground.training.first_sight import takes_long
from playground.training.snapshot import Status
from playground.ui import documents, wishes
from playground.ui.aspects import Guest
from playground.ui.wishes import WishRefused
from playground.ui.workspace import Workspace
from playground.world import Level, LevelError, compile_mdp, library
from playground.world.mdp import TabularMDP

Reception = Callable[[Workspace], Workspace]
"""What becomes of the window once a file has been read."""


def is_agent(workspace: Workspace, path: Path) -> bool:
    """By the name of the file; a text is one where it has a number for each state and action of the open level."""
    if path.is_dir() or path.suffix.lower() in endings():
        return True
    if path.suffix.lower() not in TEXTS:
        return False
    try:
        read_q_table(path, workspace.snapshot.mdp)
    except AgentError:
        return False
    return True


def welcome(workspace: Workspace, path: Path) -> Reception:
    """With the agent of a file on the level that it was trained on, or on the open one if that is not named or not here."""
    try:
        named = level_of(path)
        if named and workspace.document.source != named and library.find(named) != workspace.level:
            return lambda now: now.leave(wishes.Visit(path, named))
    except AgentError as error:
        raise WishRefused(f"{path.name} cannot drive here: {error}.") from error
    except LevelError as error:
        return _seated(workspace, path, f", and the level that it was trained on cannot be opened ({error})")
    return _seated(workspace, path)


def visit(workspace: Workspace, wish: wishes.Visit) -> Reception:
    """The level that the agent was trained on, and the agent; if it does not fit, everything stays as it was."""
    document, host = documents.opened(wish.level), _host(workspace)
    guest = _guest(wish.path, document.saved, compile_mdp(document.saved))
    words = " ".join((f"{guest.name} is at the wheel, on the level that it names. Press Train.", *guest.notes))
    return lambda now: now.shown(document).visited(host, guest).say(words)


def _host(workspace: Workspace) -> str:
    """The learner that shows agents from elsewhere."""
    host = next((id for id, spec in workspace.learners.items() if spec.visits), "")
    if not host:
        raise WishRefused("The learners are still waking up: try it again in a moment.")
    return host


def _guest(path: Path, level: Level, mdp: TabularMDP, but: str = "") -> Guest:
    """The agent of a file, for a level."""
    try:
        agent = read_agent(path, mdp)
    except AgentError as error:
        raise WishRefused(f"{path.name} cannot drive here: {error}{but}.") from error
    return Guest(path.name, agent, level, agent.notes)


def _seated(workspace: Workspace, path: Path, but: str = "") -> Reception:
    """The agent of a file, on the level that is open; if it does not fit, everything stays as it was."""
    if workspace.aside is not None:
        raise WishRefused("The level of a lesson takes no visitors: go to Play or Train, and drop it again.")
    seen = workspace.snapshot
    host = _host(workspace)
    if seen.level != workspace.level or (seen.status == Status.WARMING and takes_long(seen.level)):
        raise WishRefused("The learners are still waking up: try it again in a moment.")
    guest = _guest(path, seen.level, seen.mdp, but)
    words = " ".join((f"{path.name} is at the wheel. Press Train.", *guest.notes))

    def taken_in(now: Workspace) -> Workspace:
        if now.aside is not None or now.snapshot.level != seen.level:
            raise WishRefused(f"The level has changed while {path.name} was read: drop it again.")
        return now.visited(host, guest).say(words)

    return taken_in
