#!/usr/bin/env bash
# A fallback font of fpdf2 is not used for bold text, unless it is told that styles need not match: the letters are left out.
#
# Both fonts below are plain TrueType; the second has Greek letters and is set as the fallback. In regular text γ comes from it. In
# bold text γ is missing from the page, and nothing is raised: there is only a warning in the log. set_fallback_fonts has the
# parameter exact_match, which is true unless it is stated, and then a fallback in another style than the text's is passed over.
#
# Seen with fpdf2 2.8.6 and 2.8.9 on Python 3.11. Source: run, and fpdf/fpdf.py, FPDF.set_fallback_fonts and FPDF.get_fallback_font.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat > "$work/bold.py" <<'PYTHON'
import importlib.util
import logging
from pathlib import Path

from fpdf import FPDF

missing = []
handler = logging.Handler()
handler.emit = lambda record: missing.append(record.getMessage())
logging.getLogger("fpdf").addHandler(handler)
logging.getLogger("fpdf").propagate = False


def font(package, name):
    return Path(importlib.util.find_spec(package).submodule_search_locations[0]) / "files" / name


def left_out(style, **how):
    """How many warnings about missing letters there are after writing a Greek letter in this style."""
    missing.clear()
    page = FPDF()
    page.add_page()
    page.add_font("plain", "", font("fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible-Regular.ttf"))
    page.add_font("plain", "B", font("fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible-Bold.ttf"))
    page.add_font("greek", "", font("fontpkg_comfortaa", "Comfortaa[wght].ttf"))
    page.set_fallback_fonts(["greek"], **how)
    page.set_font("plain", style, 12)
    page.cell(text="γ")
    page.output()
    return sum("missing the following glyphs" in line for line in missing)


print("regular", left_out(""), "bold", left_out("B"), "bold, exact_match=False", left_out("B", exact_match=False))
PYTHON
status=0
for version in 2.8.6 2.8.9; do
    python3 -m venv "$work/$version"
    "$work/$version/bin/pip" install --quiet --disable-pip-version-check "fpdf2==$version" 2> /dev/null
    "$work/$version/bin/pip" install --quiet --disable-pip-version-check fontpkg-atkinson-hyperlegible==1.6 fontpkg-comfortaa==3.105 2> /dev/null
    seen=$("$work/$version/bin/python" "$work/bold.py")
    echo "fpdf2 $version: letters left out: $seen"
    [[ "$seen" == "regular 0 bold 1 bold, exact_match=False 0" ]] || status=1
done
exit $status
