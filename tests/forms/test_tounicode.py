"""The mend of reportlab's ToUnicode tables, and whether it is still needed."""

from __future__ import annotations

import subprocess
import sys

from icp_wizard.forms.tounicode import mend, to_unicode_cmap


def test_reportlab_still_needs_the_mend() -> None:
    """When this fails, reportlab was repaired or renamed the function: look at tounicode.py anew."""
    code = "from reportlab.pdfbase import ttfonts as t; print(t.makeToUnicodeCMap('X', [0x2CC56]))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "<00> <2CC56>" in found.stdout


def test_reportlab_writes_its_tables_through_the_function_we_replace() -> None:
    from reportlab.pdfbase import ttfonts

    mend()
    assert ttfonts.TTFont.addObjects.__globals__["makeToUnicodeCMap"] is to_unicode_cmap


def test_a_hanzi_above_the_bmp_is_written_as_two_halves() -> None:
    assert "<00> <D873DC56>" in to_unicode_cmap("X", [0x2CC56])


def test_a_block_holds_a_hundred_entries_at_most() -> None:
    table = to_unicode_cmap("X", range(0x4E00, 0x4E00 + 250))
    assert [line for line in table.splitlines() if line.endswith("beginbfchar")] == [
        "100 beginbfchar",
        "100 beginbfchar",
        "50 beginbfchar",
    ]
