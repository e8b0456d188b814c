"""A run in few words is the same run when it is lived again; what is no such run, or takes long, is refused in a sentence."""

import json
from pathlib import Path

import pytest

from playground.learning.collection import learners
from playground.training.commands import Beside, Branch, Seek, SetBookmark, Start, Step, Tune
from playground.training.past.document import load_document
from playground.training.past.opening import opened_document
from playground.training.past.relived import left_out, relived, words_of
from playground.training.past.revival import PastError
from playground.training.past.written_values import DocumentError
from playground.training.run_file import holds_document
from playground.training.session import Session
from playground.world.exchange.sharing.png_text import with_text
from playground.world.exchange.sharing.shared import Shared, written
from playground.world.library import find
from tests.past import differences, parts, told
from tests.training.sessions import Clock, done
from tests.world.exchange.sharing.test_png_text import picture

COVERS = ("playground/training/past/opening.py", "playground/world/exchange/sharing/shared_files.py")
START = Start(find("corridor"), "q-learning", seed=3)


def words(session: Session, folder: Path) -> dict:
    """Those of a session's run, after they were text."""
    session.save_document(folder / "a.run")
    return json.loads(json.dumps(words_of(load_document(folder / "a.run"))))


@pytest.mark.parametrize("learner", ["q-learning", "value-iteration", "td-lambda"])
def test_a_run_lived_again_is_the_same_at_every_moment(learner, tmp_path):
    run = told(learners()[learner], 2, 4)
    again = words(run.session, tmp_path)
    other = Session(Clock())
    other.open_document(relived(again))
    for moment in (run.dice.randrange(run.ticks), None):
        for session in (run.session, other):
            session.obey(Seek(moment) if moment is not None else Seek())
        assert [name for name in differences(run.session, dict(parts(other))) if not name.startswith("beside")] == []


def test_a_long_run_is_few_words_in_a_code_a_text_and_a_card(tmp_path):
    session = done(Session(Clock()), START, Step(20_000), Tune({"alpha": 0.5}), Step(20_000))
    code = written(Shared(START.level, view={"mode": "train"}, run=words(session, tmp_path)))
    assert len(code) < 900
    (tmp_path / "mail.txt").write_text(f"> Look:\n> {code}\n", "utf-8")
    (tmp_path / "card.png").write_bytes(with_text(picture(), code))
    for name in ("mail.txt", "card.png"):
        assert holds_document(tmp_path / name)
        document = opened_document(tmp_path / name)
        assert (document.last, document.settings.alpha, document.seed) == (40_000, 0.5, 3)
    (tmp_path / "level.txt").write_text(written(Shared(START.level)), "utf-8")
    assert not holds_document(tmp_path / "level.txt")
    for name in ("level.txt", "nothing.txt"):
        with pytest.raises((DocumentError, OSError)):
            opened_document(tmp_path / name)


def test_what_only_the_file_holds_is_said(tmp_path):
    session = done(Session(Clock()), START, Step(60), Beside("sarsa"), Step(20), SetBookmark("half time", 50))
    done(session, Branch("bolder"), Tune({"alpha": 0.9}), Step(40))
    session.save_document(tmp_path / "a.run")
    assert len(left_out(load_document(tmp_path / "a.run"))) == 3
    assert relived(words_of(load_document(tmp_path / "a.run"))).last == 120


def test_what_began_with_something_learned_needs_the_file(tmp_path):
    session = done(Session(Clock()), START, Step(60))
    session.save_document(tmp_path / "a.run")
    document = load_document(tmp_path / "a.run")
    frames = document.strand.chronicle.keyframes.frames
    frames[0] = frames[0]._replace(arrays=frames[-1].arrays)
    with pytest.raises(DocumentError, match="send its file"):
        words_of(document)


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    return words(done(Session(Clock()), START, Step(60), Tune({"alpha": 0.9}), Step(60)), tmp_path_factory.mktemp("good"))


def test_what_comes_out_otherwise_is_noticed(good):
    with pytest.raises(PastError, match="otherwise"):
        relived({**good, "sum": good["sum"] ^ 1})
    with pytest.raises(PastError, match="otherwise"):
        relived({**good, "seed": 4})


def test_what_would_take_for_ever_ends_at_its_budget(good):
    ticking = iter(range(10**9))
    deeds = [{**good["deeds"][0], "count": 1 << 61}, *good["deeds"][1:]]
    with pytest.raises(DocumentError, match="longer than 3 seconds"):
        relived({**good, "deeds": deeds}, lambda: float(next(ticking)), 3.0)


@pytest.mark.parametrize(
    "change",
    [
        {"learner": "os.system"},
        {"learner": ["sarsa"]},
        {"seed": -1},
        {"seed": 1 << 70},
        {"facts": {}},
        {"facts": None},
        {"levels": ["map = '''\nS\n"]},
        {"levels": []},
        {"levels": 3},
        {"arrays": ["x"]},
        {"arrays": ["AAAA"]},
        {"arrays": [7]},
        {"deeds": [{}]},
        {"deeds": [{"deed": "Popen", "count": 1}]},
        {"deeds": [{"deed": "Advanced", "count": -5, "driver": "learner", "learning": True, "idle": False, "together": True}]},
        {"deeds": [{"deed": "Advanced", "count": 1, "driver": "sudo", "learning": True, "idle": False, "together": True}]},
        {"deeds": [{"deed": "Advanced", "count": 1 << 62, "driver": "me", "learning": True, "idle": 0, "together": True}]},
        {"deeds": [{"deed": "Acted", "acts": {"array": 99}, "learning": True}]},
        {"deeds": 5},
    ],
    ids=range(19),
)
def test_what_makes_no_sense_is_one_sentence(good, change):
    with pytest.raises((DocumentError, PastError)) as caught:
        relived({**good, **change})
    assert "\n" not in str(caught.value)


def test_what_is_missing_is_one_sentence(good):
    for name in ("learner", "seed", "facts", "deeds", "levels", "arrays"):
        with pytest.raises(DocumentError):
            relived({key: value for key, value in good.items() if key != name})
