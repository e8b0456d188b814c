"""Agents from elsewhere: how one is recognised, which level it belongs to, and how it takes the wheel there."""

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


def welcome(workspace: Workspace, path: Path) -> Workspace:
    """With the agent of a file on the level that it was trained on, or on the open one if that is not named or not here."""
    try:
        named = level_of(path)
        if named and workspace.document.source != named and library.find(named) != workspace.level:
            return workspace.leave(wishes.Visit(path, named))
    except AgentError as error:
        raise WishRefused(f"{path.name} cannot drive here: {error}.") from error
    except LevelError as error:
        return _seated(workspace, path, f", and the level that it was trained on cannot be opened ({error})")
    return _seated(workspace, path)


def visit(workspace: Workspace, wish: wishes.Visit) -> Workspace:
    """The level that the agent was trained on, and the agent; if it does not fit, everything stays as it was."""
    document = documents.opened(wish.level)
    guest = _guest(wish.path, document.saved, compile_mdp(document.saved))
    opened = workspace.shown(document).visited(_host(workspace), guest)
    return opened.say(" ".join((f"{guest.name} is at the wheel, on the level that it names. Press Train.", *guest.notes)))


def _host(workspace: Workspace) -> str:
    """The learner that shows agents from elsewhere."""
    host = next((id for id, spec in workspace.learners.items() if spec.visits), "")
    if not host:
        raise WishRefused("The learners are still waking up: drop it again in a moment.")
    return host


def _guest(path: Path, level: Level, mdp: TabularMDP, but: str = "") -> Guest:
    """The agent of a file, for a level."""
    try:
        agent = read_agent(path, mdp)
    except AgentError as error:
        raise WishRefused(f"{path.name} cannot drive here: {error}{but}.") from error
    return Guest(path.name, agent, level, agent.notes)


def _seated(workspace: Workspace, path: Path, but: str = "") -> Workspace:
    """The agent of a file, on the level that is open; if it does not fit, everything stays as it was."""
    if workspace.aside is not None:
        raise WishRefused("The level of a lesson takes no visitors: go to Play or Train, and drop it again.")
    seen = workspace.snapshot
    host = _host(workspace)
    if seen.level != workspace.level or (seen.status == Status.WARMING and takes_long(seen.level)):
        raise WishRefused("The learners are still waking up: drop it again in a moment.")
    guest = _guest(path, seen.level, seen.mdp, but)
    return workspace.visited(host, guest).say(" ".join((f"{path.name} is at the wheel. Press Train.", *guest.notes)))
