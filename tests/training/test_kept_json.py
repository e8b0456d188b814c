"""Files that the program keeps: what they hold, or one sentence of the file's own error."""

import pytest

from playground.training.kept_json import KeptForm, read_kept


class ThingsError(ValueError):
    pass


FORM = KeptForm(2, ThingsError, "these are no things", "a newer program wrote these things")


def things(path):
    return read_kept(path, FORM, 60, lambda entries: [*entries["things"]], ["none"])


def test_what_is_kept_is_parsed_and_an_absent_file_is_not_there(tmp_path):
    assert things(tmp_path / "absent.json") == ["none"]
    (tmp_path / "a.json").write_text('\ufeff{"format": 2, "things": [1, 2]}', "utf-8")
    assert things(tmp_path / "a.json") == [1, 2]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "these are no things"),
        (b"[" * 50, "these are no things"),
        (b"\xff\xfe", "these are no things"),
        (b'{"format": 2}', "these are no things"),
        (b'{"format": 3, "things": 7}', "a newer program wrote these things"),
        (b" " * 61, "the file is too large, expected at most 60 bytes; move it away to begin anew"),
    ],
)
def test_what_cannot_be_used_is_one_sentence_that_names_the_file(tmp_path, content, words):
    path = tmp_path / "a.json"
    path.write_bytes(content)
    with pytest.raises(ThingsError) as caught:
        things(path)
    assert str(caught.value) == f"{path}: {words}"
