"""What PyTorch calls activations, and our word for each."""

from collections.abc import Mapping

UNITS: Mapping[str, str] = {
    "Tanh": "tanh",
    "ReLU": "relu",
    "LeakyReLU": "leaky-relu",
    "ELU": "elu",
    "SELU": "selu",
    "SiLU": "silu",
    "GELU": "gelu",
    "Sigmoid": "sigmoid",
    "Softplus": "softplus",
    "Identity": "linear",
}
