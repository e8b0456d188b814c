"""A run as a snapshot: every part is taken from the one that owns it."""

from playground.training.commands import Act, Drive, EditLevel, Learn, SetPace, Start, Step
from playground.training.drivers import Driver
from playground.training.session import Session
from playground.training.snapshot import RefusedLevel, Status
from playground.training.view import view
from playground.world.level import Level, MapChange
from tests.training.sessions import Clock, done

ROW = Level(title="Row", rows=("S..G",), changes=(MapChange(20, ("S.#G",)),))


def seen(session, message="", refused=None):
    return view(session.run, 5, message, refused)


def test_it_says_which_run_which_moment_and_how_long_it_lasts():
    session = done(Session(Clock()), Start(ROW, "q-learning", seed=3, run=9), Step(12))
    shown = seen(session)
    assert (shown.number, shown.run, shown.seed, shown.lived, shown.units) == (5, 9, 3, 12, 12)
    assert (shown.moment, shown.until_change, shown.level, shown.mdp) == (0, 8, ROW, session.mdp)
    assert shown.agent == session.trainee.agent()
    done(session, Step(8))
    assert (seen(session).moment, seen(session).until_change) == (1, None)


def test_it_shows_the_switches():
    session = done(Session(Clock()), Start(ROW, "q-learning"), Drive("random"), Learn(False), SetPace(4.0))
    shown = seen(session)
    assert (shown.driver, shown.learning, shown.per_second, shown.running) == (Driver.RANDOM, False, 4.0, False)
    assert (shown.status, shown.steps_per_second) == (Status.PAUSED, 0.0)


def test_trouble_goes_before_every_other_message():
    session = done(Session(Clock()), Start(ROW, "q-learning"))
    assert seen(session, "a word").message == "a word"
    session.run.life.fail("out of cheese")
    shown = seen(session, "a word")
    assert (shown.message, shown.status) == ("out of cheese", Status.FAILED)


def test_a_refused_level_is_known_by_the_run_that_it_was_meant_for():
    session = done(Session(Clock()), Start(ROW, "q-learning", run=4))
    bad = Level(title="", rows=("S..é",))
    session.obey(Start(bad, "q-learning", run=5))
    assert (session.snapshot().run, session.snapshot().refused) == (4, RefusedLevel(5, bad))
    session.obey(EditLevel(bad))
    assert session.snapshot().refused == RefusedLevel(4, bad)
    session.obey(Act("right"))
    assert session.snapshot().refused == RefusedLevel(4, bad), "it stays until another level is asked for"
    session.obey(EditLevel(ROW))
    assert session.snapshot().refused is None
