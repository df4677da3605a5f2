"""Organisation code (组织机构代码), GB 11714-1997: eight digits or letters, a hyphen, a check character.

Replaced by the credit code in October 2015; old certificates still name it.
"""

from __future__ import annotations

import re
from typing import Final

from icp_wizard.identifiers.model import DIGITS, Check, compact, error, first_outside, info

ALPHABET: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_WEIGHTS: Final = (3, 7, 9, 10, 5, 8, 4, 2)


def normalise(raw: str) -> str:
    """Half-width capitals without spaces, written with the hyphen where it belongs."""
    code = compact(raw)
    return f"{code[:8]}-{code[8]}" if len(code) == 9 and "-" not in code else code


def check(raw: str) -> Check:
    """Judge a code as typed; a sound one earns the remark that newer certificates exist."""
    code = normalise(raw)
    body, _, character = code.partition("-")
    bare = code.replace("-", "")
    if len(bare) != 9:
        return Check(code, (error("organisation_code", "length", now=len(bare)),))
    if not re.fullmatch(r"[^-]{8}-[^-]", code):
        return Check(code, (error("organisation_code", "hyphen"),))
    position = first_outside(body, ALPHABET)
    if position is not None:
        return Check(
            code, (error("organisation_code", "character", position=position, character=body[position - 1]),)
        )
    expected = check_character(body)
    if character not in DIGITS + "X" or character != expected:
        return Check(code, (error("organisation_code", "check_character", expected=expected),))
    return Check(code, (info("organisation_code", "replaced"),))


def check_character(body: str) -> str:
    """The ninth character that belongs to eight digits or capital letters.

    >>> check_character("D2143569")
    'X'
    """
    total = sum(ALPHABET.index(c) * weight for c, weight in zip(body, _WEIGHTS, strict=True))
    return "0123456789X0"[11 - total % 11]
