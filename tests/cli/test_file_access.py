"""Files of the command line: what cannot be read or written is one sentence that says what to do."""

from pathlib import Path

import pytest

from playground.cli.file_access import check_folder, output_file, reading, reason, writing
from playground.cli.verb import UsageError


def test_what_the_system_refuses_is_one_sentence(tmp_path: Path) -> None:
    with (
        pytest.raises(UsageError, match=r"cannot read gone\.csv: No such file or directory; check its name"),
        reading("gone.csv"),
    ):
        (tmp_path / "gone.csv").read_bytes()
    with pytest.raises(UsageError, match=r"cannot write out\.csv: Is a directory; choose another place"), writing("out.csv"):
        tmp_path.write_bytes(b"")
    with pytest.raises(ValueError, match="another"), reading("a"):
        raise ValueError("another")  # other errors pass
    assert (reason(OSError(28, "No space left on device")), reason(ValueError("why"))) == ("No space left on device", "why")


def test_a_file_to_write_has_one_of_the_endings_and_a_folder_that_is_there(tmp_path: Path) -> None:
    assert output_file(str(tmp_path / "A.CSV"), (".csv", ".json"), "the table") == tmp_path / "A.CSV"
    with pytest.raises(UsageError, match=r"the table is to be written to 'a\.txt', expected a name that ends in \.csv or \.json"):
        output_file("a.txt", (".csv", ".json"), "the table")
    with pytest.raises(
        UsageError, match="there is no folder 'nowhere' to put the table in; make it first, or choose another one"
    ):
        output_file("nowhere/a.csv", (".csv",), "the table")
    check_folder(Path("a.csv"), "the table")  # the folder one is in is there
