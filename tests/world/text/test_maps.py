"""Maps of a level file that take the place of the first in time."""

import pytest

from playground.world import LevelError, MapChange, format_level, parse_level
from playground.world.library import find

SMALL = "map = '''\nS.G\n'''\n"


def changed(at: object, rows: str = "S#G", quotes: str = "'''") -> str:
    return f"[[changes]]\nat = {at}\nmap = {quotes}\n{rows}\n{quotes}\n"


def test_changes_are_read_and_written() -> None:
    text = SMALL + changed(10) + changed(1_000, "SGG", '"""')
    level = parse_level(text)
    assert level.changes == (MapChange(10, ("S#G",)), MapChange(1000, ("SGG",)))
    assert parse_level(format_level(level)) == level
    assert format_level(level).endswith(
        "[[changes]]\nat = 10\nmap = '''\nS#G\n'''\n\n[[changes]]\nat = 1000\nmap = '''\nSGG\n'''\n"
    )


def test_maps_in_one_line_and_in_other_orders_mean_the_same() -> None:
    assert parse_level('map = "S.G"\nchanges = [{ at = 3, map = "S#G" }]').changes == (MapChange(3, ("S#G",)),)
    assert parse_level('map = "S.G"\n' + changed(3)).changes == (MapChange(3, ("S#G",)),)
    assert parse_level("map = '''\nS.G\n'''\n[[changes]]\nmap = 'S#G'\nat = 3\n").changes == (MapChange(3, ("S#G",)),)
    assert parse_level("legend.q.kind = 'mud'\n" + SMALL + changed(3, "SqG")).changes == (MapChange(3, ("SqG",)),)


def test_a_map_of_some_other_table_is_nobodys_map() -> None:
    warnings: list[str] = []
    level = parse_level(SMALL + "[rules]\nmap = '''\n...\n'''\n" + changed(5), warnings.append)
    assert level.changes == (MapChange(5, ("S#G",)),)
    assert warnings == ['line 5: "map" is not a key that this version knows; it is left out']


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (SMALL + changed(0), "line 4: at is 0, expected a whole number from 1 to 1,000,000,000"),
        (SMALL + changed(7) + changed(7), "line 9: at is 7, expected a whole number from 8 to"),
        (SMALL + changed("true"), "line 4: at is True, expected a whole number"),
        (SMALL + changed(1.5), "line 4: at is 1.5, expected a whole number"),
        (SMALL + "[[changes]]\nmap = '''\nS.G\n'''\n", "line 4: at is None, expected"),
        (SMALL + "[[changes]]\nat = 1\n", "line 4: there is no map, expected"),
        (SMALL + changed(1, "S.GG"), "line 7: 1 row of 4, expected 1 row of 3 as in the first map"),
        (SMALL + changed(1, "S.G\n..."), "line 7: 2 rows of 3, expected 1 row of 3"),
        (SMALL + changed(1, "S,G"), "line 7, row 1, column 2: the character ','"),
        (SMALL + "[[changes]]\nat = 1\nmap = '''\nS.G\n", "line 6: the map has no end"),
        (SMALL + "[changes]\nat = 1\n", "line 4: changes is {'at': 1}, expected up to 100 tables [[changes]]"),
        (SMALL + "".join(map(changed, range(1, 102))), "line 4: changes is [{"),
        ("changes = 3\n" + SMALL, "line 1: changes is 3, expected up to 100 tables"),
        ("map = ' 12'\n" + changed(1), "line 1, row 1, column 1: a space, which is never a cell"),
    ],
)
def test_faults_of_changes_are_told_with_their_place(text: str, words: str) -> None:
    with pytest.raises(LevelError) as caught:
        parse_level(text)
    assert words in str(caught.value)


def test_the_mazes_of_the_book_change_when_it_says() -> None:
    """Sutton & Barto, figures 8.4 and 8.5: 10 steps and then 16; 16 steps and then 10."""
    blocking, shortcut = find("blocking-maze"), find("shortcut-maze")
    assert [change.at for change in blocking.changes + shortcut.changes] == [1000, 3000]
    assert (blocking.height, blocking.width, blocking.rules.discount) == (6, 9, 0.95)
    assert [row.count("#") for row in (blocking.rows[3], blocking.changes[0].rows[3])] == [8, 8]
    assert [row.count("#") for row in (shortcut.rows[3], shortcut.changes[0].rows[3])] == [8, 7]
