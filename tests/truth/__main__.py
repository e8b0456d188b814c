"""`python -m tests.truth` writes docs/truth.md, and `python -m tests.truth exact` docs/exact.md."""

import sys
from pathlib import Path

from tests.truth import exact
from tests.truth.table import page

DOCS = Path(__file__).resolve().parents[2] / "docs"
TRUTH, EXACT = DOCS / "truth.md", DOCS / "exact.md"

if __name__ == "__main__":
    path, text = (EXACT, exact.page) if sys.argv[1:] == ["exact"] else (TRUTH, page)
    path.write_text(text(), encoding="utf-8")
    print(path)
