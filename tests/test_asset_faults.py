"""Files of the program that are damaged: each is said once, with a reason that fits on the screen and what to do."""

from pathlib import Path

from playground.asset_faults import LONGEST, leave_out, unsaid


def test_each_file_is_said_once_with_its_name_a_reason_and_a_way_out() -> None:
    unsaid()
    leave_out(Path("/a/b/races.toml"), ValueError("/a/b/races.toml: line 3: " + "x" * 1000))
    (sentence,) = unsaid()
    assert sentence.startswith("races.toml, a file of the program, cannot be used (line 3: x")
    assert sentence.endswith("Install the program again to have it back.") and len(sentence) < LONGEST + 120
    assert unsaid() == ()
