"""A lock on a file lasts as long as the file is open."""

import os
from pathlib import Path

from playground.systems.file_locks import locked


def test_a_second_opening_finds_it_locked_until_the_first_is_closed(tmp_path: Path) -> None:
    file = tmp_path / "file"
    first, second = (os.open(file, os.O_RDWR | os.O_CREAT) for _ in range(2))
    assert locked(first)
    assert not locked(second)
    os.close(first)
    assert locked(second)
    os.close(second)
