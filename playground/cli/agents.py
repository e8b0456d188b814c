"""Agents that were trained elsewhere, on the command line: whose networks they are, and who shows them."""

from pathlib import Path

from playground.cli import choices
from playground.cli.verb import UsageError
from playground.learning.learner import LearnerSpec, Picture
from playground.world import compile_mdp
from playground.world.level import Level

HELP = "an agent that was trained elsewhere: a .zip file of Stable-Baselines3 (DQN, PPO or A2C), trained on this level"


def host() -> LearnerSpec:
    """The learner that an agent from elsewhere becomes here."""
    from playground.learning.collection import learners

    return next(spec for spec in learners().values() if spec.visits)


def arrived(word: str, level: Level, learner: str | None) -> tuple[LearnerSpec, dict[str, Picture]]:
    """Who shows the agent of --agent, and its networks. UsageError where there is none, or it does not fit the level."""
    from playground.learning.files.agent_file import AgentError, read_agent

    spec = host()
    if learner not in (None, spec.id):
        raise UsageError(f"--agent does not go with --learner {learner}: the agent in the file is the {spec.id}")
    try:
        return spec, read_agent(Path(word), compile_mdp(level))
    except OSError as error:
        raise UsageError(f"cannot read {word}: {choices.reason(error)}") from error
    except AgentError as error:
        raise UsageError(f"{word}: {error}") from error
