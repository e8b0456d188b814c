"""Files with tables of action values, by the ending of their names."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground.learning.files.numpy_files import npy_bytes, npz_bytes
from playground.learning.files.pickles.pickle_writer import pickle_bytes
from playground.learning.files.tables.q_table_file import WRITTEN, QTableError, read_q_table, table_in, words_of, write_q_table
from playground.world import compile_mdp, parse_level
from tests.learning.pickles import COURSE_1, COURSE_2, QTABLE

MDP = compile_mdp(parse_level('map = """\nS.\n.G\n"""\n'))
Q = np.where(MDP.legal, np.random.default_rng(2).normal(size=MDP.legal.shape), 0.0)


@pytest.mark.parametrize("ending", WRITTEN)
def test_what_is_written_is_read_to_the_last_bit(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"q{ending}"
    write_q_table(path, Q, MDP)
    table = read_q_table(path, MDP)
    np.testing.assert_array_equal(table.q, Q)
    assert table.notes == ()


@pytest.mark.parametrize(
    ("content", "ending"),
    [
        (pickle_bytes({"env_id": "Lake", "qtable": Q}), ".pkl"),
        (pickle_bytes(Q), ".pickle"),
        (pickle_bytes({"Q": Q.tolist()}), ".pkl"),
        (pickle_bytes(dict(enumerate(Q.tolist()))), ".pkl"),
        (pickle_bytes({(0, 0): Q[0], (0, 1): Q[1], (1, 0): Q[2], (1, 1): Q[3]}), ".pkl"),
        (npy_bytes(np.asfortranarray(Q)), ".npy"),
        (npz_bytes({"arr_0": Q}), ".npz"),
        (npz_bytes({"rewards": Q[0], "q_table": Q}), ".npz"),
        (npz_bytes({"whatever": Q}), ".npz"),
    ],
)
def test_tables_under_many_names(content: bytes, ending: str) -> None:
    np.testing.assert_array_equal(table_in(content, ending, MDP).q, Q)


@pytest.mark.parametrize(
    ("content", "ending", "message"),
    [
        (COURSE_1, ".pkl", r"its shape is \[3, 2\], expected \[4, 4\]"),
        (pickle_bytes({"env_id": "Lake", "qtable": None}), ".pkl", "it has a state 'env_id', expected 0 to 3"),
        (pickle_bytes({"env_id": "Lake"}), ".pkl", "it has a state 'env_id', expected 0 to 3"),
        (pickle_bytes("words"), ".pkl", "it holds 'words', expected numbers"),
        (b"\x80\x04cos\nsystem\n(X\x05\x00\x00\x00firedtR.", ".pkl", "it holds a os.system, expected numbers"),
        (b"", ".pkl", "it is no pickle"),
        (npz_bytes({"a": Q, "b": Q}), ".npz", "it holds arrays a, b, expected one that is called qtable"),
        (b"", ".npy", "it is no .npy file"),
        (b"\xff\xfe1,2", ".csv", "it is no text in UTF-8"),
        (b"", ".h5", "its name ends in '.h5', expected .pkl, .pickle, .npy"),
    ],
)
def test_what_is_no_table_of_the_level_is_refused_in_a_sentence(content: bytes, ending: str, message: str) -> None:
    with pytest.raises(QTableError, match=message):
        table_in(content, ending, MDP)


def test_no_action_that_is_not_legal_is_ever_the_best_of_what_is_written(tmp_path: Path) -> None:
    """All values are below 0, so that a 0 where an action is not legal would be the largest."""
    write_q_table(tmp_path / "q.npy", np.where(MDP.legal, -1.0, 0.0), MDP)
    table = np.load(tmp_path / "q.npy", allow_pickle=False)
    for state in range(3):
        assert MDP.legal[state, table[state].argmax()]
    assert table[3].tolist() == [0.0] * 4


def test_what_the_course_says_beside_its_table() -> None:
    for content in (COURSE_1, COURSE_2):
        words: Any = dict(words_of(content, ".pkl"))
        np.testing.assert_array_equal(words.pop("qtable"), QTABLE)
        assert (words["env_id"], words["gamma"], words["eval_seed"]) == ("FrozenLake-v1", 0.95, [])
    assert not words_of(pickle_bytes(Q), ".pkl") and not words_of(b"[]", ".json")


def test_another_discount_than_the_level_s_is_told() -> None:
    assert table_in(pickle_bytes({"gamma": 0.5, "qtable": Q}), ".pkl", MDP).notes == (
        f"it was trained with γ 0.5, the level's is {MDP.discount:g}, and Q* is that of the level",
    )


@pytest.mark.parametrize("ending", [".csv", ".tsv", ".txt", ".json"])
def test_how_much_text_is_read_depends_on_the_level(ending: str) -> None:
    """Four cells of four actions."""
    assert MDP.legal.shape == (4, 4)
    content = b" " * ((1 << 20) + 16 * 256 + 1)
    with pytest.raises(QTableError, match="it has 1,052,673 bytes, expected at most 1,052,672 bytes of text for the values of"):
        table_in(content, ending, MDP)
    with pytest.raises(QTableError) as caught:
        table_in(content[1:], ending, MDP)
    assert "bytes" not in str(caught.value)
