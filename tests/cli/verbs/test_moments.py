"""`moments`."""

import json

import pytest

from playground.cli import main
from tests.runs import branched_run


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("runs") / "a.run"
    branched_run(path)
    return str(path)


def test_bookmarks_and_branches_as_json(file, capsys):
    assert main(["moments", file, "--json"]) == 0
    value = json.loads(capsys.readouterr().out)
    assert (value["learner"], value["seed"], value["first"], value["last"], value["branch"]) == ("q-learning", 3, 0, 260, 1)
    assert {"at": 150, "kind": "own", "name": "half time"} in value["moments"]
    assert {name: value["moments"][-1][name] for name in ("at", "kind")} == {"at": 200, "kind": "dial"}
    assert [(one["id"], one["parent"], one["at"], one["last"]) for one in value["branches"]] == [
        (0, None, 0, 300),
        (1, 0, 200, 260),
    ]


def test_words_for_people(file, capsys):
    assert main(["moments", file]) == 0
    lines = capsys.readouterr().out
    assert "q-learning on 'Corridor', seed 3, moments 0 to 260" in lines
    assert "half time" in lines and "bolder" in lines


def test_what_is_no_run(capsys):
    assert main(["moments", "corridor"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
