"""What can be reached from where episodes begin."""

import numpy as np
import pytest

from playground.world import Level, LevelError, Tile, compile_mdp
from playground.world.physics.board import board_of
from playground.world.tabular.search import reached, starts


def test_only_what_can_be_reached_is_a_state_where_something_grows() -> None:
    rows = ("S.#.", "..#.")
    assert len(compile_mdp(Level("", rows)).states) == 6
    assert len(compile_mdp(Level("", ("S.#.", ".c#."))).states) == 3 + 4


def test_episodes_begin_at_starts_or_anywhere_but_behind_doors() -> None:
    assert starts(board_of(Level("", ("S.cS",)))).tolist() == [0, 3]
    assert starts(board_of(Level("", (".AcGT",)))).tolist() == [0, 2]


def test_places_come_in_order_and_each_is_looked_at_once() -> None:
    board = board_of(Level("", ("Scc", "ccc", "..M")))
    places, batches = reached(board, None)
    assert (np.diff(places) > 0).all()
    pairs = np.concatenate([batch.places * 4 + batch.actions for batch in batches])
    assert len(np.unique(pairs)) == len(pairs) == board.legal_at(places).sum()


def test_a_level_with_too_many_states_is_refused_with_what_multiplies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("playground.world.tabular.search.MOST_STATES", 1000)
    with pytest.raises(LevelError) as caught:
        compile_mdp(Level("", ("Sttt", "caM.", "cccc", "....")))
    words = "more than 1,000 states: 5 coins double them each, 1 key doubles them, 1 switch doubles them, "
    assert str(caught.value) == words + "hazards that walk multiply them by 2"


def test_a_table_too_large_is_refused_while_it_is_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("playground.world.tabular.search.MOST_ENTRIES", 80)
    with pytest.raises(LevelError, match="more than 20 states: 3 coins double them each"):
        compile_mdp(Level("", ("Sccc", "....")))


def test_what_the_report_raises_ends_the_search() -> None:
    def stop(share: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        compile_mdp(Level("", ("Sccc",)), stop)
    with pytest.raises(InterruptedError):
        compile_mdp(Level("", ("S...",)), stop)


def test_where_tiles_lead_to_very_many_cells_fewer_actions_are_worked_out_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """The floor sends to any of the cells of floor: 36 ways each, and room for 72 of them at a time."""
    legend = {".": Tile(kind="floor", glyph=".", sends_to=".")}
    board = board_of(Level("", ("Sc....",) + ("......",) * 6, legend=legend))
    plain = reached(board, None)
    monkeypatch.setattr("playground.world.tabular.search.MOST_WAYS_AT_ONCE", 80)
    places, batches = reached(board, None)
    assert {len(batch.places) for batch in batches} == {2}
    np.testing.assert_array_equal(places, plain[0])
