"""Runs in files: recognised by what lies in them; moments and branches that there are not are one sentence."""

import numpy as np
import pytest

from playground.cli.run_files import branch_of, is_run, moment_of, run_document, save_run_file, seen_at
from playground.cli.verb import UsageError
from playground.training.commands import Start, Step
from playground.training.run_file import save_run
from playground.training.session import Session
from playground.world import library
from tests.runs import branched_run, small_run
from tests.training.sessions import Clock, done


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("runs") / "a.npz"
    branched_run(path)
    return str(path)


def test_a_run_is_recognised_by_what_lies_in_it(file, tmp_path):
    assert is_run(file)
    np.savez(tmp_path / "b.run", q=np.zeros(3))
    (tmp_path / "c.run").write_text("no archive")
    assert not any(map(is_run, (str(tmp_path / "b.run"), str(tmp_path / "c.run"), str(tmp_path), "corridor")))


def test_moments_and_branches(file):
    document = run_document(file)
    assert moment_of(None, document) == 260
    assert moment_of("17", document) == 17
    assert (branch_of(None, document), branch_of("0", document)) == (None, 0)
    assert moment_of(None, document, 0) == 300
    assert seen_at(document, 210, 0).lived == 210
    with pytest.raises(UsageError, match="no moment 261, expected a number from 0 to 260"):
        moment_of("261", document)
    with pytest.raises(UsageError, match="no branch 7, expected 0, 1"):
        branch_of("7", document)


def test_what_is_no_run_is_one_sentence(tmp_path):
    np.savez(tmp_path / "b.run", q=np.zeros(3))
    with pytest.raises(UsageError, match=r"b\.run"):
        run_document(str(tmp_path / "b.run"))
    with pytest.raises(UsageError, match="cannot read"):
        run_document(str(tmp_path / "nothing.run"))


def test_a_run_of_the_last_version_says_how_it_gets_a_past(tmp_path):
    save_run(tmp_path / "old.npz", done(Session(Clock()), Start(library.find("corridor"), "q-learning"), Step(20)))
    with pytest.raises(UsageError, match=r"`train --from .*old\.npz --steps 0 --out NEW\.run`"):
        run_document(str(tmp_path / "old.npz"))


def test_a_run_whose_past_cannot_be_written_keeps_its_end(tmp_path, capsys, monkeypatch):
    from playground.training.past.document import DocumentError

    def refuse(path):
        raise DocumentError("it is too beautiful")

    session = small_run(tmp_path / "a.run")
    monkeypatch.setattr(session, "save_document", refuse)
    save_run_file(tmp_path / "end.npz", session)
    assert "only the end of the run is kept, its past is not: it is too beautiful" in capsys.readouterr().err
    assert not is_run(str(tmp_path / "end.npz"))
