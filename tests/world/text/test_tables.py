"""Where a key stands in a file."""

import pytest

from playground.world import LevelError
from playground.world.text.tables import line_of, take_line, take_table

TEXT = """title = "x"
[rules]
slip = 0.1
[legend]
"#" = { kind = "wall" }
'=' = { kind = "rink" }
a.kind = "mud"
[legend.b]
kind = "ice"
"""


@pytest.mark.parametrize(
    ("owner", "key", "line"),
    [
        ("", "title", 1),
        ("rules", "slip", 3),
        ("legend", "#", 5),
        ("legend", "=", 6),
        ("legend", "a", 7),
        ("legend", "b", 8),
        ("", "slip", 0),
        ("rules", "title", 0),
        ("", "legend", 4),
    ],
)
def test_the_line_of_a_key(owner: str, key: str, line: int) -> None:
    assert line_of(TEXT, owner, key) == line


def test_tables_and_words_are_taken_out_of_the_data() -> None:
    data = {"rules": {"slip": 1}, "title": "x"}
    assert take_table(TEXT, data, "rules") == {"slip": 1}
    assert take_line(TEXT, data, "title") == "x"
    assert data == {}
    assert (take_table(TEXT, data, "rules"), take_line(TEXT, data, "title")) == ({}, "")
    with pytest.raises(LevelError, match="line 2: rules is 3"):
        take_table(TEXT, {"rules": 3}, "rules")
