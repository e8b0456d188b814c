"""What a verb of the command line is: its words, its flags, and what it does."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass


class UsageError(Exception):
    """Something asked for that cannot be; the message is the one sentence that a person gets, with exit status 2."""


@dataclass(frozen=True)
class Verb:
    """Each file of `verbs/` declares one, called VERB.

    about: one sentence. examples: lines to copy. arguments(parser) adds its flags. run(options) returns the exit status.
    """

    id: str
    about: str
    examples: tuple[str, ...]
    arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], int]
    order: int = 0
