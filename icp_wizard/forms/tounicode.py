"""A mend for reportlab 5.1: hanzi above U+FFFF could be seen in our papers, but not searched or copied.

reportlab writes `<2CC56>` into the ToUnicode table where UTF-16 is due, and more than a hundred entries into
one block. A test fails when a newer reportlab mends or renames the function.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_BLOCK = 100
_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo
<< /Registry ({name})
/Ordering ({name})
/Supplement 0
>> def
/CMapName /{name} def
/CMapType 2 def
1 begincodespacerange
<00> <{last:02X}>
endcodespacerange
"""
_TAIL = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"


def to_unicode_cmap(fontname: str, subset: Sequence[int]) -> str:
    """The table from codes to characters; same signature as reportlab's `makeToUnicodeCMap`."""
    entries = [
        f"<{code:02X}> <{chr(char).encode('utf-16-be', 'surrogatepass').hex().upper()}>"
        for code, char in enumerate(subset)
    ]
    blocks = [entries[at : at + _BLOCK] for at in range(0, len(entries), _BLOCK)]
    body = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
    return _HEAD.format(name=fontname, last=len(subset) - 1) + body + _TAIL


def mend() -> None:
    """Put our function in the place of reportlab's; harmless when repeated."""
    from reportlab.pdfbase import ttfonts

    ttfonts.makeToUnicodeCMap = to_unicode_cmap
