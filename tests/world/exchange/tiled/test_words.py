"""Words by which a map says what lies in a cell."""

import pytest

from playground.world.exchange.tiled.words import FLOOR, WALL, kind_of, usual_kind_of
from playground.world.tiles import TILES


def test_every_kind_goes_by_its_id_and_its_title_in_any_case():
    for tile in TILES.values():
        assert kind_of([tile.kind.upper()]) == tile.kind
        assert kind_of([tile.title.lower()]) == tile.kind


def test_the_first_word_that_is_a_kind_counts():
    assert kind_of([None, 3, "moss", "wall", "goal"]) == WALL
    assert kind_of(["moss", None]) == kind_of([]) == ""
    assert (FLOOR, WALL) == ("floor", "wall")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (["Player Start"], ("start", "Player Start")),
        (["spawn_point 2"], ("start", "spawn_point 2")),
        (["finish"], ("goal", "finish")),
        (["Collision"], ("wall", "Collision")),
        (["wall12"], ("wall", "wall12")),
        (["moss", "obstacles"], ("wall", "obstacles")),
        (["moss", None, 7], ("", "")),
        ([], ("", "")),
    ],
)
def test_words_of_games_stand_for_kinds(words, kind):
    assert usual_kind_of(words) == kind


def test_a_long_word_is_cut_where_it_is_shown():
    word = "goal" + "9" * 60
    assert usual_kind_of([word]) == ("goal", word[:40])
