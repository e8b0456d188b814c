"""Arrays of transitions in .npz files."""

from pathlib import Path

import numpy as np
import pytest

from playground.learning.files.recordings import Recording, RecordingError, read_recording, write_recording
from playground.world import compile_mdp, library

CORRIDOR = compile_mdp(library.find("corridor"))


def test_what_is_written_is_read(tmp_path: Path) -> None:
    flags = np.array([False, True]), np.array([False, False]), np.array([True, False])
    recording = Recording(np.array([0, 1]), np.array([1, 1]), np.array([1 / 3, 2.0]), np.array([1, 2]), *flags)
    write_recording(tmp_path / "life.npz", recording, CORRIDOR)
    again, notes = read_recording(tmp_path / "life.npz", CORRIDOR)
    assert all(np.array_equal(part, same) for part, same in zip(recording, again, strict=True))
    assert len(notes) == 1 and "pay something else" in notes[0]


def test_damaged_files_are_one_sentence(tmp_path: Path) -> None:
    np.savez_compressed(tmp_path / "life.npz", state=np.arange(1000))
    content = bytearray((tmp_path / "life.npz").read_bytes())
    for place in range(0, len(content), 7):
        damaged = bytes(content[:place]) + bytes([content[place] ^ 0x55]) + bytes(content[place + 1 :])
        (tmp_path / "damaged.npz").write_bytes(damaged)
        with pytest.raises(RecordingError) as refused:
            read_recording(tmp_path / "damaged.npz", CORRIDOR)
        assert "\n" not in str(refused.value)
    (tmp_path / "damaged.npz").write_bytes(content[:-30])
    with pytest.raises(RecordingError, match=r"or a damaged one: download or save it again"):
        read_recording(tmp_path / "damaged.npz", CORRIDOR)
