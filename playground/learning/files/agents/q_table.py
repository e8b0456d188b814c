"""A table of action values: q-learning.pkl of the Hugging Face course, .npy, .npz, CSV and JSON. To a visitor it is a network of
one layer, with an input for each state and no unit between: what it says of a state is the state's row.
"""

import numpy as np

from playground.learning.files.agent import AgentKind, ForeignAgent, Parcel, ReadingHints
from playground.learning.files.tables.hugging_face_course import level_of
from playground.learning.files.tables.q_table_file import NUMPY, PICKLES, TEXTS, table_in, words_of
from playground.learning.learner import Array, NetworkOutput, NetworkPicture
from playground.world.mdp import TabularMDP

ARCHIVE = b"PK"
"""What an archive begins with, as PyTorch's files do whatever they are called."""


def recognises(parcel: Parcel) -> bool:
    """By the name of the file; an archive under another name than .npz is none."""
    return parcel.ending in (*PICKLES, *NUMPY, *TEXTS) and (parcel.ending == ".npz" or not parcel.head.startswith(ARCHIVE))


def read(parcel: Parcel, mdp: TabularMDP, hints: ReadingHints) -> ForeignAgent:
    """The table as values of the actions."""
    table = table_in(parcel.content(), parcel.ending, mdp)
    return ForeignAgent({"value": picture(table.q)}, table.notes)


def picture(q: Array) -> NetworkPicture:
    """The network of one layer that says these values [S, A]."""
    S, A = q.shape
    names = tuple(f"state {number}" for number in range(S))
    return NetworkPicture((np.array(q, np.float64),), (np.zeros(A),), "relu", np.zeros((0, S)), names, NetworkOutput.VALUES)


AGENT = AgentKind(
    id="q-table",
    title="a table of action values (q-learning.pkl of the Hugging Face course, .npy, .npz, .csv, .json)",
    endings=(*PICKLES, *NUMPY),
    recognises=recognises,
    read=read,
    level=lambda parcel: level_of(words_of(parcel.content(), parcel.ending)),
    order=2,
)
