"""Agents that were trained elsewhere, on the command line: whose networks they are, and who shows them."""

import sys
from argparse import ArgumentParser
from pathlib import Path

from playground.cli.file_access import reading
from playground.cli.verb import UsageError
from playground.learning.activations import ACTIVATIONS
from playground.learning.files.agent import AS_IT_SAYS, ForeignAgent, ReadingHints
from playground.learning.files.networks.network_layers import INPUTS
from playground.learning.learner import LearnerSpec
from playground.world import compile_mdp
from playground.world.level import Level

HELP = "an agent that was trained on this level elsewhere: a file of Stable-Baselines3, SBX, skrl, PyTorch or ONNX, or a Q-table"
OUTPUTS = ("values", "logits")
"""What the outputs of a network may be where a file does not say."""
QUESTIONS = {"output": OUTPUTS, "units": tuple(ACTIVATIONS), "inputs": tuple(INPUTS)}
"""What a file may leave open, and the words that answer it: no word answers two questions."""


def arguments(parser: ArgumentParser, more: str = "") -> None:
    """--agent and --agent-as, for every verb that takes an agent."""
    parser.add_argument("--agent", metavar="FILE", help=f"{HELP}{more}")
    words = "; ".join(f"{question}: {', '.join(answers)}" for question, answers in QUESTIONS.items())
    parser.add_argument("--agent-as", metavar="A,B", default="", help=f"what the file of --agent leaves open ({words})")


def host() -> LearnerSpec:
    """The learner that an agent from elsewhere becomes here."""
    from playground.learning.collection import learners

    return next(spec for spec in learners().values() if spec.visits)


def level_word(word: str | None, agent: str | None) -> str:
    """The level that a person names, or else the one on which an agent's file says it was trained. UsageError for neither."""
    from playground.learning.files.agent_file import AgentError, level_of

    if agent is None:
        if word is None:
            raise UsageError(
                "there is no LEVEL: name one, like corridor; it can be left out only with the file of an agent that names its own"
            )
        return word
    try:
        with reading(agent):
            level = level_of(Path(agent))
    except AgentError as error:
        raise UsageError(f"{agent}: {error}") from error
    if not level and word is None:
        raise UsageError(f"there is no LEVEL, and {Path(agent).name} does not say on which one it was trained: name the level")
    if level and level != word:
        print(f"{Path(agent).name}: it was trained on {level}", file=sys.stderr)
    return level if word is None else word


def guest_of(word: str, level: Level, learner: str | None, words: str = "") -> tuple[LearnerSpec, ForeignAgent]:
    """Who shows the agent of --agent, and the agent. UsageError where there is none, or it does not fit the level.

    What its file leaves open is said on standard error. words: those of --agent-as.
    """
    from playground.learning.files.agent_file import AgentError, read_agent

    spec, hints = host(), _hints(words)
    if learner not in (None, spec.id):
        raise UsageError(
            f"--agent does not go with --learner {learner}: the agent in the file is shown by {spec.id}; leave --learner out"
        )
    try:
        with reading(word):
            agent = read_agent(Path(word), compile_mdp(level), hints)
    except AgentError as error:
        raise UsageError(f"{word}: {error}") from error
    for note in agent.notes:
        print(f"{Path(word).name}: {note}", file=sys.stderr)
    return spec, agent


def _hints(words: str) -> ReadingHints:
    """The words of --agent-as, each under the question that it answers."""
    answers: dict[str, str] = {}
    for word in filter(None, (part.strip() for part in words.split(","))):
        question = next((question for question, among in QUESTIONS.items() if word in among), None)
        if question is None or question in answers:
            among = "; ".join(f"one of {', '.join(among)}" for among in QUESTIONS.values())
            raise UsageError(f"--agent-as has {word!r}, expected at most {among}")
        answers[question] = word
    return AS_IT_SAYS._replace(**answers)
