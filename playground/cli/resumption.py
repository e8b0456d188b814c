"""A saved run that goes on: read, and compared with what was asked for beside it."""

import dataclasses
from pathlib import Path

from playground.cli.file_access import reading
from playground.cli.verb import UsageError
from playground.training.commands import Drive, Learn
from playground.training.drivers import Driver
from playground.training.session import Session
from playground.world.level import Level


def resumed(word: str, level: Level | None, learner: str | None) -> Session:
    """The session of a saved run, ready to learn on. UsageError where it is none, or one of another level or learner.

    level: what the run is to be on; None: whatever it is on.
    """
    from playground.training.run_file import RunError, load_run

    session = Session()
    try:
        with reading(word):
            load_run(Path(word), session)
    except RunError as error:
        raise UsageError(str(error) if word in str(error) else f"{word}: {error}") from error
    if learner is not None and learner != session.learner:
        raise UsageError(f"{word} is a run of {session.learner}, not of {learner}: leave --learner out")
    if level is not None and (session.level is None or _wordless(session.level) != _wordless(level)):
        was = session.level.title if session.level else ""
        raise UsageError(
            f"{word} is a run on {was!r}, and {level.title!r} is another level, or was changed since: name the level of the run"
        )
    # Switches are touched only where they stand elsewhere: a driver that is told again would look at the estimates anew.
    if session.switches.driver != Driver.LEARNER:
        session.obey(Drive(Driver.LEARNER))
    if not session.switches.learning:
        session.obey(Learn(True))
    return session


def _wordless(level: Level) -> Level:
    """The level without the words about it, which change nothing of a run."""
    return dataclasses.replace(level, title="", about="", source="", comment="")
