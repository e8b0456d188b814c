"""How hidden units of networks from elsewhere may bend their sum."""

import math
from collections.abc import Callable, Mapping

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
SELU_SLOPE, SELU_FLOOR = 1.0507009873554805, 1.6732632423543772
"""λ and α of Klambauer, Unterthiner, Mayr & Hochreiter (2017), Self-normalizing neural networks, eq. 2."""
ERF = np.vectorize(math.erf, otypes=[np.float64])


def _elu(x: Numbers) -> Numbers:
    """x above 0, e^x − 1 below: Clevert, Unterthiner & Hochreiter (2016), eq. 15 with α = 1."""
    return np.where(x > 0.0, x, np.expm1(np.minimum(x, 0.0)))


def _sigmoid(x: Numbers) -> Numbers:
    """1 / (1 + e^−x), without overflow."""
    return 0.5 * (1.0 + np.tanh(0.5 * x))


def _gelu(x: Numbers) -> Numbers:
    """x Φ(x): Hendrycks & Gimpel (2016), with the exact Φ."""
    return np.asarray(0.5 * x * (1.0 + ERF(x / math.sqrt(2.0))), np.float64)


def _gelu_tanh(x: Numbers) -> Numbers:
    """x Φ(x) by the approximation of the same paper, which JAX takes unless it is asked for the exact one."""
    return 0.5 * x * (1.0 + np.tanh(math.sqrt(2.0 / math.pi) * (x + 0.044715 * x**3)))


ACTIVATIONS: Mapping[str, Callable[[Numbers], Numbers]] = {
    "tanh": np.tanh,
    "relu": lambda x: np.maximum(x, 0.0),
    "leaky-relu": lambda x: np.where(x > 0.0, x, 0.01 * x),
    "elu": _elu,
    "selu": lambda x: SELU_SLOPE * np.where(x > 0.0, x, SELU_FLOOR * np.expm1(np.minimum(x, 0.0))),
    "silu": lambda x: x * _sigmoid(x),
    "gelu": _gelu,
    "gelu-tanh": _gelu_tanh,
    "sigmoid": _sigmoid,
    "softplus": lambda x: np.logaddexp(x, 0.0),
    "linear": lambda x: x,
}
"""By name: any array of float64 to one of its shape."""
