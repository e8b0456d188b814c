"""What is shared comes back as it was, and nothing happens on the way."""

import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.world import Level, LevelError, library, parse_level
from playground.world.exchange.sharing.shared import Shared, read, written
from playground.world.exchange.sharing.text_code import CodeError, code_of

ROOM = parse_level("title = 'A room'\nmap = '''\nS.G\n'''\n")
VALUES = st.recursive(st.none() | st.booleans() | st.integers(-(2**40), 2**40) | st.text(max_size=9), st.lists, max_leaves=9)


@pytest.mark.parametrize("name", library.bundled())
def test_every_bundled_level_comes_back(name: str) -> None:
    level = library.find(name)
    assert read(written(Shared(level))).level == level


@given(st.dictionaries(st.text(max_size=8), VALUES, max_size=4), st.dictionaries(st.text(max_size=8), VALUES, max_size=4))
def test_views_and_runs_come_back_as_they_were(view: dict[str, object], run: dict[str, object]) -> None:
    shared = Shared(ROOM, view=view, run=run)
    assert read(written(shared)) == shared


def test_a_level_of_another_program_is_only_named() -> None:
    before = set(sys.modules)
    shared = read(written(Shared(None, "gym:antigravity:Anything-v0")))
    assert (shared.level, shared.source) == (None, "gym:antigravity:Anything-v0")
    assert set(sys.modules) == before


@pytest.mark.parametrize(
    "content",
    (
        b"",
        b"\n",
        b"{}\n",
        b"[]\nx",
        b"\xff\n",
        b"{\nx",
        b"[" * 100_000 + b"\n",
        b'{"view": ' + b"9" * 9000 + b"}\n",
        b'{"view": 1}\nx',
        b'{"run": []}\nx',
        b'{"source": 3}\n',
        json.dumps({"source": "gym:x"}).encode() + b"\nmap = '''\nS.G\n'''\n",
        b"\nmap = '''\nS\n",
        b"\nimport os\n",
    ),
    ids=range(14),
)
def test_what_makes_no_sense_is_one_sentence(content: bytes) -> None:
    with pytest.raises(LevelError) as caught:
        read(code_of(content))
    assert "\n" not in str(caught.value)


def test_what_is_wrong_with_a_code_itself_is_said_as_it_is() -> None:
    code = written(Shared(ROOM))
    for text, words in (("BELLMAN1abc", "damaged"), ("BELLMAN2abc", "update the program"), (code[:-1], "copy all of it")):
        with pytest.raises(CodeError, match=words):
            read(text)


def test_a_level_that_no_text_holds_is_refused() -> None:
    frozen_lake = Level(title="", rows=("SG",), table=object())  # type: ignore[arg-type]
    with pytest.raises(LevelError):
        written(Shared(frozen_lake))
    assert issubclass(CodeError, LevelError)
