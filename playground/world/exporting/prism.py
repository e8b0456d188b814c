"""PRISM's explicit files: states, transitions, labels and rewards, each in a file of its own."""

from collections.abc import Iterator
from fractions import Fraction

from playground.world.exporting.stopping import Stopping


def prism(process: Stopping) -> dict[str, Iterator[str]]:
    """The lines of each file by the end of its name; see `Stopping` for what stands in them.

    .tra: transitions with the names of actions. .sta: the variable s, the state's number. .lab: "init", "deadlock" and "end".
    .trew and .cost.trew: the rewards of choices, and their negatives, on every transition of the choice.
    """
    return {
        ".tra": _transitions(process),
        ".sta": _states(process),
        ".lab": _labels(process),
        ".trew": _rewards(process, "reward", 1),
        ".cost.trew": _rewards(process, "cost", -1),
    }


def _transitions(process: Stopping) -> Iterator[str]:
    choices, outcomes = process.counts
    yield f"{process.size} {choices} {outcomes}\n"
    for state, here in enumerate(process.choices):
        for number, choice in enumerate(here):
            for successor, chance in choice.outcomes:
                yield f"{state} {number} {successor} {_decimal(chance)} {choice.name}\n"


def _states(process: Stopping) -> Iterator[str]:
    yield "(s)\n"
    for state in range(process.size):
        yield f"{state}:({state})\n"


def _labels(process: Stopping) -> Iterator[str]:
    yield '0="init" 1="deadlock" 2="end"\n'
    marks = {state: [2] for state in process.ended.tolist()}
    marks[process.init] = [0, *marks.get(process.init, [])]
    for state in sorted(marks):
        yield f"{state}: {' '.join(map(str, marks[state]))}\n"


def _rewards(process: Stopping, name: str, sign: int) -> Iterator[str]:
    choices = process.counts[0]
    paying = sum(len(choice.outcomes) for here in process.choices for choice in here if choice.reward)
    yield f'# Reward structure "{name}"\n# Transition rewards\n{process.size} {choices} {paying}\n'
    for state, here in enumerate(process.choices):
        for number, choice in enumerate(here):
            if choice.reward:
                for successor, _ in choice.outcomes:
                    yield f"{state} {number} {successor} {_decimal(sign * choice.reward)}\n"


def _decimal(value: Fraction) -> str:
    """The nearest floating-point number, in as few digits as mean it."""
    return f"{float(value)!r}".removesuffix(".0")
