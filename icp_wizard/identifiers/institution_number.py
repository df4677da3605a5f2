"""Number of a public institution's legal person certificate (事业单位法人证书).

Today's is the unified social credit code. An old one reads 事证第…号; more of its form is not known.
"""

from __future__ import annotations

import re
from typing import Final

from icp_wizard.identifiers import credit_code
from icp_wizard.identifiers.model import Check, compact, info

_OLD: Final = re.compile(r"事证第.+号")


def normalise(raw: str) -> str:
    """Half-width without spaces; a credit code without hyphens too."""
    number = compact(raw)
    return number if _OLD.fullmatch(number) else credit_code.normalise(number)


def check(raw: str) -> Check:
    """Judge a number as typed: a credit code, unless it is worded as an old one.

    >>> check("事证第 144030000001 号").value
    '事证第144030000001号'
    """
    number = normalise(raw)
    if _OLD.fullmatch(number):
        return Check(number, (info("institution_number", "old"),))
    return credit_code.check(number)
