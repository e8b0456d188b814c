"""The dials that several learners have in common, so that one word always means one thing."""

from typing import Any

from playground.learning.sweeps import ORDERS
from playground.settings import dial


def alpha(default: float = 0.1) -> Any:
    """The step size α."""
    return dial(default, 0.0, 1.0, symbol="α", plain="learning rate", help="How far each surprise moves what was believed.")


def epsilon(default: float = 0.1) -> Any:
    """The chance ε of a random action."""
    told = "How often the mouse tries any move instead of the best it knows."
    return dial(default, 0.0, 1.0, symbol="ε", plain="curiosity", help=told)


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
    told = "It stops when a whole sweep changes no value by more than this."
    return dial(1e-12, 0.0, 1.0, symbol="θ", plain="precision", help=told)


def order() -> Any:
    """How a sweep reads values."""
    told = "Whether a sweep reads the values of the sweep before, or those it has just written."
    return dial(ORDERS[0], plain="sweeps", choices=ORDERS, help=told)
