"""The dials that several learners have in common, so that one word always means one thing."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from playground.learning.learner import JudgedPolicy
from playground.learning.memory.step_window import LONGEST
from playground.learning.memory.sweeps import SweepOrder
from playground.rl.closed_set import ClosedSet
from playground.rl.exploration import BY_EPSILON, DECAYS, Exploration
from playground.rl.step_sizes import StepSize
from playground.rl.traces import TraceKind
from playground.settings import dial


class CountedVisits(ClosedSet):
    """The visits of an episode from which Monte Carlo methods learn."""

    FIRST = "first"
    EVERY = "every"


def names(choices: Iterable[StrEnum]) -> tuple[str, ...]:
    """The words of a closed set, as a dial offers them: settings are plain text, numbers and switches."""
    return tuple(choice.value for choice in choices)


def alpha(default: float = 0.1) -> Any:
    """The step size α."""
    help_text = "How far each surprise moves what was believed."
    when = {"step_size": names((StepSize.CONSTANT, StepSize.LINEAR_DECAY))}
    return dial(default, 0.0, 1.0, symbol="α", plain="learning rate", help=help_text, when=when)


def alpha_of_policy(default: float) -> Any:
    """The step size α of preferences."""
    help_text = "How far one lesson moves what the mouse likes to do."
    return dial(default, 1e-5, 1.0, symbol="α", plain="learning rate", help=help_text, log=True)


def alpha_of_values(default: float) -> Any:
    """The step size of values that are learned beside preferences."""
    help_text = "How far each surprise moves what was expected."
    return dial(default, 0.0, 1.0, symbol="αᵥ", plain="learning rate of values", help=help_text)


def step_size(default: StepSize = StepSize.CONSTANT) -> Any:
    """How the step size goes on."""
    help_text = (
        "Constant: the learning rate as it is set. Average: one over the number of updates, so that old and new count alike. "
        "Or falling to 0."
    )
    return dial(default.value, choices=names(StepSize), plain="step size", help=help_text)


def explore(default: Exploration = Exploration.EPSILON_GREEDY) -> Any:
    """The way to try things."""
    help_text = (
        "How the mouse finds out about moves that do not look best: by chance, less and less, by how good they look, or by how "
    )
    help_text += "seldom they were tried."
    return dial(default.value, choices=names(Exploration), plain="explores by", help=help_text)


def epsilon(default: float = 0.1) -> Any:
    """The chance ε of a random action."""
    help_text = "How often the mouse tries any move instead of the best it knows."
    return dial(default, 0.0, 1.0, symbol="ε", plain="curiosity", help=help_text, when={"explore": names(BY_EPSILON)})


def fade(default: int = 10_000) -> Any:
    """How long ε or α falls, where it falls."""
    help_text = "Steps until what falls in a line reaches 0, or what falls like 1/n is halved."
    when = {"explore": names(DECAYS), "step_size": names((StepSize.LINEAR_DECAY,))}
    return dial(default, 1, 1_000_000_000, plain="falls for (steps)", help=help_text, log=True, when=when)


def temperature() -> Any:
    """The temperature τ of softmax."""
    help_text = "Warm: nearly any move. Cold: nearly always the move that looks best."
    return dial(
        1.0,
        1e-3,
        1000.0,
        symbol="τ",
        plain="temperature",
        help=help_text,
        log=True,
        when={"explore": names((Exploration.SOFTMAX,))},
    )


def confidence() -> Any:
    """The confidence c of the upper confidence bound."""
    help_text = "How much a move gains by having been tried seldom."
    return dial(1.0, 0.0, 1000.0, symbol="c", plain="doubt", help=help_text, when={"explore": names((Exploration.UPPER_BOUND,))})


def spread() -> Any:
    """How far first values are scattered."""
    help_text = "First guesses are scattered at random, up or down by at most this."
    return dial(0.0, 0.0, 1000.0, plain="first guesses vary by", help=help_text)


def policy() -> Any:
    """Whose policy is judged."""
    help_text = "Whose policy is judged: one that throws dice, the best one, or one that was given."
    return dial(JudgedPolicy.UNIFORM.value, plain="whose policy", choices=names(JudgedPolicy), help=help_text)


def initial_q() -> Any:
    """The first value of every action."""
    return dial(
        0.0, -1000.0, 1000.0, symbol="Q₁", plain="first guess", help="What every move is believed to be worth at the start."
    )


def initial_v() -> Any:
    """The first value of every state."""
    return dial(
        0.0, -1000.0, 1000.0, symbol="V₀", plain="first guess", help="What every place is believed to be worth at the start."
    )


def theta() -> Any:
    """The change θ at which a planner stops."""
    help_text = "It stops when a whole sweep changes no value by more than this."
    return dial(1e-12, 0.0, 1.0, symbol="θ", plain="precision", help=help_text)


def order() -> Any:
    """How a sweep reads values."""
    help_text = "Whether a sweep reads the values of the sweep before, or those it has just written."
    return dial(
        SweepOrder.ALL_AT_ONCE.value, plain="sweeps", choices=names((SweepOrder.ALL_AT_ONCE, SweepOrder.IN_PLACE)), help=help_text
    )


def steps(default: int = 4) -> Any:
    """The number n of rewards that a target counts."""
    help_text = "How many rewards are counted before an estimate stands for the rest."
    return dial(default, 1, LONGEST, symbol="n", plain="steps counted", help=help_text)


def lam(default: float = 0.9) -> Any:
    """The share λ of a trace that is left a step later."""
    help_text = "How much of each surprise goes to what was passed before: 0 is nothing, 1 is all of it."
    return dial(default, 0.0, 1.0, symbol="λ", plain="memory of the way", help=help_text)


def lam_of_values(default: float) -> Any:
    """The share of the trace of values that is left a step later."""
    help_text = "The same for what is expected of each place."
    return dial(default, 0.0, 1.0, symbol="λᵥ", plain="memory of places", help=help_text)


def trace() -> Any:
    """The kind of trace."""
    help_text = "What a visit does to the trace: adds 1, makes it 1, or blends both."
    return dial(TraceKind.ACCUMULATING.value, choices=names(TraceKind), plain="trace", help=help_text)


def visits() -> Any:
    """Which visits of an episode count."""
    help_text = "Whether a place that is passed several times in an episode counts once or each time."
    return dial(CountedVisits.FIRST.value, choices=names(CountedVisits), plain="visits that count", help=help_text)


def planning(default: int = 5) -> Any:
    """The number n of memories that are learned from after each step."""
    help_text = "How many old steps the mouse goes through in its mind after each new one."
    return dial(default, 0, 1000, symbol="n", plain="dreams a step", help=help_text)
