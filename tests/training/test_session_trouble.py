"""What a session does when a learner fails, and before the kernels are ready."""

import dataclasses

import numpy as np
import pytest

from playground.learning.learner import Field, LearnerSpec, Progress, Source
from playground.settings import dial
from playground.training import trainee
from playground.training.commands import Act, Drive, EditLevel, Restart, Resume, Start, Step, Tune
from playground.training.session import Session
from playground.world.level import Level, Rules

ROW = Level(title="Row", rows=("S..G",), rules=Rules(discount=0.9, moves=("left", "right"), step_reward=-1.0))


@dataclasses.dataclass(frozen=True)
class Settings:
    """When and how it fails."""

    limit: int = dial(5, 0, 100)
    how: str = dial("raises", choices=("raises", "error", "nan", "never"))


class Fragile:
    """Lives by the body and fails after so many transitions in the way that its settings say."""

    def __init__(self, settings, body):
        if settings.limit == 0:
            raise RuntimeError("it cannot begin")
        self.settings, self.body = settings, body
        self.v = np.zeros(len(body.mdp.states))

    def advance(self, n, action=None):
        done, error = 0, 0.0
        while done < n:
            if self.body.steps >= self.settings.limit and self.settings.how == "raises":
                raise RuntimeError("out of cheese")
            done += self.body.walk(1, action=action)
            self.v += 1.0
            if self.body.steps >= self.settings.limit:
                error = {"error": np.inf}.get(self.settings.how, 0.0)
                self.v[0] = {"nan": np.nan}.get(self.settings.how, self.v[0])
        return Progress(self.body.steps, self.body.episodes, done, error, False)

    def estimates(self):
        return {Field.V: self.v.copy()}

    def save(self):
        return {**self.body.save(), "state/v": self.v.copy()}

    def load(self, arrays):
        self.body.load(arrays)
        self.v[...] = arrays["state/v"]


SPEC = LearnerSpec(
    "fragile", "Fragile", "Tests", Source.EXPERIENCE, Settings, lambda settings, body, seed: Fragile(settings, body), ""
)


@pytest.fixture
def fragile(monkeypatch):
    monkeypatch.setattr(trainee, "learners", lambda: {"fragile": SPEC})
    session = Session()

    def begin(**settings):
        session.obey(Start(ROW, "fragile", Settings(**settings)))
        return session

    return begin


def settle(session):
    for _ in range(1000):
        if not session.work(0.001):
            break
    return session.snapshot()


@pytest.mark.parametrize("how", ["raises", "error", "nan"])
def test_a_learner_that_fails_becomes_a_status_and_its_last_good_estimates_stay(fragile, how):
    session = fragile(how=how)
    session.obey(Step(4))
    good = settle(session)
    assert good.status == "paused"
    session.obey(Resume())
    failed = settle(session)
    assert failed.status == "failed"
    assert failed.fields[Field.V].tolist() == good.fields[Field.V].tolist() == [4.0] * 4
    assert failed.message.endswith("out of cheese" if how == "raises" else "shown")
    assert not failed.running
    assert session.rest() == float("inf")


def test_after_a_failure_a_person_can_still_drive_and_everything_answers(fragile):
    session = fragile()
    session.obey(Resume())
    steps = settle(session).units
    for command in (Restart(), Act("right"), Resume(), Step(3), Drive("greedy"), Tune({"limit": 7})):
        session.obey(command)
        assert settle(session).status == "failed"
    assert session.units == steps + 1


def test_a_learner_that_cannot_begin_is_a_failure_and_the_level_is_there(fragile):
    session = fragile(limit=0)
    session.obey(Act("right"))
    snapshot = settle(session)
    assert snapshot.status == "failed"
    assert "RuntimeError: it cannot begin" in snapshot.message
    assert snapshot.agent.step == 1


def test_it_starts_again_on_request_and_after_an_edit_begins_anew(fragile):
    session = fragile()
    session.obey(Resume())
    settle(session)
    session.obey(EditLevel(dataclasses.replace(ROW, rows=("S...G",))))
    edited = settle(session)
    assert (edited.status, edited.units) == ("paused", 0)
    assert edited.fields[Field.V].tolist() == [0.0] * 5
    session.obey(Resume())
    assert settle(session).status == "failed"
    session = fragile(how="never")
    session.obey(Step(9))
    assert settle(session).status == "paused"


class FakeWarmUp:
    """Kernels that are ready when the test says so."""

    def __init__(self):
        self.message, self.is_ready, self.closed = "warming up (first start only)", False, False

    def ready(self, *names):
        if self.is_ready:
            self.message = ""
        return self.is_ready

    def close(self):
        self.closed = True


@pytest.fixture
def warming():
    fake = FakeWarmUp()
    session = Session(warm_up=lambda learner: fake)
    session.obey(Start(ROW, "q-learning", None, 4))
    return session, fake


def test_while_warming_up_the_level_is_there_and_a_person_can_drive(warming):
    session, _ = warming
    assert session.snapshot().status == "warming"
    assert not session.work(0.01)
    assert 0 < session.rest() < 1
    session.obey(Act("right"))
    snapshot = session.snapshot()
    assert snapshot.message == "warming up (first start only)"
    assert snapshot.agent == (1, 1, -1.0, -1.0)
    assert snapshot.last[-1].driver == "me"
    assert snapshot.fields == {}
    assert snapshot.optimum is None


def test_the_level_can_be_edited_while_warming_up(warming):
    session, fake = warming
    session.obey(Act("right"))
    session.obey(EditLevel(dataclasses.replace(ROW, rows=("S...G",))))
    assert session.snapshot().agent.state == 1
    assert len(session.snapshot().mdp.states) == 5
    fake.is_ready = True
    assert settle(session).fields[Field.V].shape == (5,)


def test_when_the_kernels_are_ready_the_mouse_goes_on_where_it_was(warming):
    session, fake = warming
    session.obey(Act("right"))
    session.obey(Tune({"alpha": 0.5}))
    session.obey(Step(1))
    fake.is_ready = True
    snapshot = settle(session)
    assert (snapshot.status, snapshot.message) == ("paused", "")
    assert (snapshot.agent.step, snapshot.units, snapshot.settings.alpha) == (2, 2, 0.5)
    assert [(lived.state, lived.driver) for lived in snapshot.last] == [(0, "me"), (1, "learner")]


def test_what_was_seen_while_warming_up_is_seen_until_there_is_something_newer(warming):
    session, fake = warming
    for name in ("right", "left", "right"):
        session.obey(Act(name))
    before = session.snapshot().last
    fake.is_ready = True
    after = settle(session)
    assert after.last == before
    assert (after.units, after.agent.step, after.fields[Field.VISITS].sum()) == (3, 3, 3)
    assert not after.fields[Field.Q].any(), "it was lived, not learned from"


def test_an_edit_while_warming_up_keeps_the_visits_and_drops_the_log(warming):
    session, fake = warming
    session.obey(Act("right"))
    session.obey(EditLevel(dataclasses.replace(ROW, rows=(".S..G",))))
    session.obey(Act("right"))
    fake.is_ready = True
    after = settle(session)
    assert (after.units, len(after.last)) == (2, 1)
    assert after.fields[Field.VISITS].sum() == 2


def test_a_run_that_nobody_drove_early_is_the_same_as_one_without_warming_up(warming):
    session, fake = warming
    session.obey(Step(500))
    fake.is_ready = True
    cold = Session()
    cold.obey(Start(ROW, "q-learning", None, 4))
    cold.obey(Step(500))
    assert settle(session).fields[Field.Q].tobytes() == settle(cold).fields[Field.Q].tobytes()


def test_closing_ends_the_warming_up(warming):
    session, fake = warming
    session.work(0.01)
    session.close()
    assert fake.closed
