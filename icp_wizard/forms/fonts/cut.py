"""Makes the two vendored font files from the published ones; run by a developer, never by the program.

    python icp_wizard/forms/fonts/cut.py REGULAR.ttf BOLD.ttf Unihan_OtherMappings.txt

Needs fontTools (not a dependency of this project). The third file is part of the Unicode character database;
its property kTGH is the 《通用规范汉字表》 of 8,105 characters. See NOTICE for the files that were used.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
DROPPED_TABLES = ["GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "DSIG", "STAT", "gasp", "meta"]
KEPT_NAMES = {0, 5, 7, 8, 9, 10, 11, 12, 13, 14}
# Everything outside the hanzi that a form may hold: Latin, Greek, Cyrillic, punctuation, symbols, kana.
OTHER_RANGES = (
    (0x20, 0x52F),
    (0x2000, 0x27BF),
    (0x3000, 0x312F),
    (0x3220, 0x3243),
    (0xFE10, 0xFE6F),
    (0xFF00, 0xFFEF),
)
# The 21 compatibility ideographs of GB 18030.
COMPATIBILITY = (
    "F92C F979 F995 F9E7 F9F1 FA0C FA0D FA0E FA0F FA11 FA13 FA14 FA18 FA1F FA20 FA21 FA23 FA24 FA27 FA28 FA29"
)


def main(regular: str, bold: str, unihan: str) -> None:
    """Write both cuts beside this module."""
    table = general_standard(Path(unihan))
    cut(regular, level_two(table), "IcpwSerif", "Regular")
    cut(bold, gb2312() | table | other(), "IcpwSerif", "Bold")


def general_standard(unihan: Path) -> set[int]:
    """The 8,105 code points of the 《通用规范汉字表》, from the Unicode property kTGH."""
    lines = (line.split("\t") for line in unihan.read_text("utf-8").splitlines())
    return {int(parts[0][2:], 16) for parts in lines if parts[0][:2] == "U+" and parts[1] == "kTGH"}


def gb2312() -> set[int]:
    """The hanzi and symbols of GB/T 2312, as Python's codec knows them."""
    found = set()
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            found |= {ord(char) for char in bytes((row, cell)).decode("gb2312", "ignore")}
    return found


def other() -> set[int]:
    """What is not a hanzi."""
    return {code for first, last in OTHER_RANGES for code in range(first, last + 1)}


def level_two(table: set[int]) -> set[int]:
    """GB 18030-2022 implementation level 2, and the other hanzi above U+FFFF that the font has."""
    ideographs = {*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000), *range(0x20000, 0x32000)}
    return ideographs | {int(code, 16) for code in COMPATIBILITY.split()} | table | gb2312() | other()


def cut(source: str, codes: set[int], family: str, style: str) -> None:
    """Keep the glyphs of `codes` without hinting and layout tables, under a name of our own."""
    from fontTools import subset  # type: ignore[import-not-found, unused-ignore]

    options = subset.Options(
        hinting=False,
        layout_features=[],
        glyph_names=False,
        notdef_outline=True,
        recalc_timestamp=False,
        name_IDs=["*"],
        name_languages=["*"],
    )
    options.drop_tables += DROPPED_TABLES
    font = subset.load_font(source, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    rename(font["name"], family, style)
    subset.save_font(font, str(HERE / f"{family}-{style}.ttf"), options)


def rename(names: Any, family: str, style: str) -> None:
    """reportlab merges fonts of the same PostScript name, and a changed font needs its own name anyway."""
    names.names = [record for record in names.names if record.nameID in KEPT_NAMES]
    own = {1: family, 2: style, 3: f"{family}-{style}", 4: f"{family} {style}", 6: f"{family}-{style}"}
    for name_id, text in own.items():
        names.setName(text, name_id, 3, 1, 0x409)


if __name__ == "__main__":
    main(*sys.argv[1:4])
