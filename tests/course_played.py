"""Plays every lesson and mission through the real window in every reading level: `python -m tests.course_played [LESSON …]`.

The tests of every day play each lesson in one of the levels, in turn; all of them take three times as long.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

ALL_READINGS = "COURSE_READINGS"
"""The variable that says that every lesson is to be played in all levels."""
PLAYS = Path(__file__).parent / "ui" / "course" / "test_answering_played.py"


def main(lessons: Sequence[str]) -> int:
    """Plays these lessons, without names all of them; the exit status of pytest."""
    import pytest

    os.environ[ALL_READINGS] = "all"
    wanted = ["-k", " or ".join(lessons)] if lessons else []
    return int(pytest.main([str(PLAYS), "--durations=10", "-q", *wanted]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
