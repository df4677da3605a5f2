"""What is typed, cleaned; what is shown, made visible, masked and measured.

`clean` stands where text enters the program, `visible` where text not written by us reaches a terminal.
Between the two, text is kept exactly as typed: full-width forms, spaces inside and rare characters stay.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# Whole sequences first, so that no harmless-looking tail of one stays behind. An unterminated string
# sequence loses only its introducer: what follows may be what somebody meant to type.
_SEQUENCE: Final = re.compile(
    r"""(?: \x1b\[ | \x9b ) [0-?]* [ -/]* [@-~]                       # CSI: colours, cursor
      | (?: \x1b[\]PX^_] | [\x9d\x90\x98\x9e\x9f] ) [^\x07\x1b\x9c]* (?: \x07 | \x1b\\ | \x9c )  # OSC, DCS, …
      | \x1b [ -/]* [0-~]                                             # two characters
    """,
    re.VERBOSE,
)
_LINE_END: Final = re.compile("\r\n|[\n\r\t\v\f\x85\u2028\u2029]")
_CONTROL: Final = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_INVISIBLE_EDGE: Final = "\ufeff\u200b\u2060\u00ad"
_UNSEEN: Final = re.compile(
    r"[\s\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]*"
)
"""Blanks, and what Unicode calls ignorable: marks, joiners, fillers, selectors of a variant."""
_ACTING: Final = ("Cc", "Cf", "Cs", "Zl", "Zp")
_MASK: Final = "•"
_HALF: Final[dict[int, int | str]] = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys(map(ord, "\u3000\xa0"), " "),
    **dict.fromkeys(map(ord, "‐‑‒–—―−"), "-"),
    **dict.fromkeys(map(ord, "︰﹕"), ":"),
}


def clean(raw: str) -> str:
    """What is kept of typed or imported text: one line, without control or bidirectional-override characters.

    Escape sequences go whole, line ends and tabs become one space each. A lone surrogate is no character and
    cannot be stored; it becomes U+FFFD, so that the loss is seen. Nothing else changes.
    """
    without_sequences = _SEQUENCE.sub("", raw)
    one_line = _LINE_END.sub(" ", without_sequences)
    return _SURROGATE.sub("\ufffd", _CONTROL.sub("", one_line))


def trimmed(raw: str) -> str:
    """For showing and printing: the very characters, without spaces and invisible marks at the ends."""
    text = raw
    while (shorter := text.strip().strip(_INVISIBLE_EDGE)) != text:
        text = shorter
    return text


def normalise_text(raw: str) -> str:
    """For comparing and judging, never for keeping, showing or printing: NFKC, and trimmed."""
    return trimmed(unicodedata.normalize("NFKC", raw))


def is_unseen(text: str) -> bool:
    """Whether nothing of it can be seen: no text at all, or only blanks and invisible characters."""
    return bool(_UNSEEN.fullmatch(text))


def half_width(text: str) -> str:
    """The same text, character by character, with full-width forms, spaces and hyphens as ASCII has them."""
    return text.translate(_HALF)


def count_hidden(text: str) -> int:
    """How many characters of it act or hide: control, bidirectional, zero-width ones, line ends."""
    return sum(unicodedata.category(character) in _ACTING for character in text)


def visible(text: str) -> str:
    """The text as it may be written to a terminal: whatever acts or hides there becomes a visible mark.

    Control characters become control pictures (␛), others without a picture `<U+202E>`. Newline and tab stay.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(character if _is_harmless(character) else _mark(character) for character in text)


def _is_harmless(character: str) -> bool:
    return character in "\n\t" or unicodedata.category(character) not in _ACTING


def _mark(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else f"<U+{code:04X}>"


def mask(value: str, privacy_class: str) -> str:
    """The value for a screenshot, by privacy class of its field; an unknown class hides everything.

    `identity` keeps the first three and the last two characters, `contact` (a phone) the first three and the
    last four, an e-mail its first character and domain, `name` its first character, `address` the first two.
    """
    if privacy_class == "public":
        return value
    if privacy_class == "contact" and "@" in value:
        local, _, domain = value.rpartition("@")
        return f"{_kept(local, 1, 0)}@{domain}"
    first, last = _KEPT.get(privacy_class, (0, 0))
    return _kept(value, first, last)


_KEPT: Final = {"identity": (3, 2), "contact": (3, 4), "name": (1, 0), "address": (2, 0)}


def _kept(value: str, first: int, last: int) -> str:
    """Hides the middle; everything, where so little is hidden that it could be guessed."""
    hidden = len(value) - first - last
    if hidden <= 0 or (last and hidden < 3):
        return _MASK * len(value)
    return value[:first] + _MASK * hidden + value[len(value) - last :]


def cell_width(text: str) -> int:
    """How many terminal cells the text takes: two for wide and full-width, none for combining ones."""
    return sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
