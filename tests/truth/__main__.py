"""`python -m tests.truth` writes docs/truth.md."""

from pathlib import Path

from tests.truth.table import page

TRUTH = Path(__file__).resolve().parents[2] / "docs" / "truth.md"

if __name__ == "__main__":
    TRUTH.write_text(page(), encoding="utf-8")
    print(TRUTH)
