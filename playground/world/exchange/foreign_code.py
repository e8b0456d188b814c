"""Other people's code, where it must run here: what it prints stays out of our output, and what it raises becomes a sentence."""

import contextlib
import io
import os
import re
import sys
import warnings
from collections.abc import Callable, Iterator
from typing import TextIO, TypeVar

from playground.world.level import LevelError

Value = TypeVar("Value")
RAISED = (Exception, SystemExit)
"""What code of others may raise at any time; some programs leave by themselves."""
LONGEST = 300
"""Characters of what an error of others says that are passed on."""


def run_foreign(what: str, work: Callable[[], Value]) -> Value:
    """What `work` gives, which runs code of others in silence; LevelError, "{what}: its own error", where that raises."""
    try:
        with silence():
            return work()
    except LevelError:
        raise
    except RAISED as error:
        raise LevelError(f"{what}: {error_text(error)}") from error


def error_text(error: BaseException) -> str:
    """What an error says, on one line, without colours; with its name where it says less than a sentence."""
    text = " ".join(re.sub(r"\x1b\[[0-9;]*m", "", str(error)).split())[:LONGEST]
    if isinstance(error, KeyError):
        return f"there is no {text}"
    return text if " " in text else f"{type(error).__name__} {text}".strip()


@contextlib.contextmanager
def silence() -> Iterator[None]:
    """Within it nothing is printed on standard output or error, by Python or by anything below it, and nobody is warned."""
    with contextlib.ExitStack() as stack:
        for number, stream in ((1, sys.stdout), (2, sys.stderr)):
            stack.enter_context(_silenced(number, stream))
        stack.enter_context(contextlib.redirect_stdout(io.StringIO()))
        stack.enter_context(contextlib.redirect_stderr(io.StringIO()))
        stack.enter_context(warnings.catch_warnings())
        warnings.simplefilter("ignore")
        yield


@contextlib.contextmanager
def _silenced(number: int, stream: TextIO | None) -> Iterator[None]:
    """A file descriptor of the process that leads nowhere for a while; one that is not open stays so."""
    if stream is not None and not stream.closed:
        stream.flush()
    try:
        kept = os.dup(number)
    except OSError:
        yield
        return
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        try:
            os.dup2(nowhere, number)
        finally:
            os.close(nowhere)
        yield
    finally:
        os.dup2(kept, number)
        os.close(kept)
