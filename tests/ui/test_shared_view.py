"""Views as values, and what they say."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from playground.training.first_sight import still
from playground.ui.shared_view import SharedView, lines_about, sentences, view_of
from playground.world import library
from playground.world.exchange.sharing.shared import Shared

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=80),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=4),
    max_leaves=8,
)
NAMES = st.sampled_from(["mode", "explanation", "overlays", "at", "floor", "learner", "seed", "dials"])


def test_a_view_comes_back_and_what_says_nothing_is_left_out() -> None:
    view = SharedView("why", "loop", ("arrows", "values"), 12, 0, "sarsa", 3, {"alpha": 0.5})
    assert view_of(view.values) == view
    assert SharedView().values == {}
    assert view_of({}) == SharedView()


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(NAMES, ANYTHING, max_size=8))
def test_no_values_raise(values: dict[str, object]) -> None:
    view = view_of(values)
    assert view_of(view.values) == view
    assert all(isinstance(line, str) for line in sentences(Shared(None, "gym:x", values, values)))


def test_a_card_says_what_it_shows() -> None:
    seen = still(library.find("corridor"))
    assert lines_about(seen, "Sarsa", SharedView(learner="sarsa", seed=4), False)[1:] == ("1 × 5 cells", "Sarsa", "seed 4")
    assert lines_about(seen, "Sarsa", SharedView(), True)[-1] == "seed 0, 0 steps, 0 episodes"
    assert len(lines_about(seen, "", SharedView(), False)) == 2
