"""What is refused, and how it is said."""

from playground.training.commands import (
    Act,
    AdvanceStage,
    Believe,
    Command,
    EditLevel,
    Judge,
    Restart,
    Resume,
    Start,
    Step,
    Tune,
    Welcome,
)
from playground.training.run import Run
from playground.training.snapshot import RefusedLevel

LOOKING_BACK = "You are looking at the past: branch here, or go back to now."
ToLiving = Act | AdvanceStage | Believe | EditLevel | Judge | Restart | Resume | Step | Tune | Welcome
"""What would change a life: a past one has been lived, and only a branch of it can be another."""


def refused_level(command: Command, run: Run | None) -> RefusedLevel | None:
    """What is refused where the command cannot be done; None for commands without a level."""
    if isinstance(command, Start):
        return RefusedLevel(command.run, command.level)
    if isinstance(command, EditLevel):
        return RefusedLevel(run.start.run if run else 0, command.level)
    return None
