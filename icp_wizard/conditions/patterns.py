"""Regular expressions in time that grows with the text alone: RE2, since packs may come from strangers.

RE2 knows no look-around and no back-references. Its `\\s`, `\\d` and `\\w` are ASCII: every space is
`[\\s\\p{Z}]`, every digit `\\p{Nd}`. `$` is the end of the text and nothing before it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST_PATTERN: Final = 500
LARGEST: Final = 1000
"""Steps of the compiled pattern: `^.{3,10}$` has 89, `.{1000}` some 8000. Judging costs at most steps × text:
with so many steps some 7 ms on the longest answer (4000 characters)."""

_MEMORY: Final = 1 << 20
"""Bytes a pattern may take, compiled and judging."""

_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def is_pattern(value: object) -> bool:
    """Whether a value is a regular expression that packs may use."""
    if not isinstance(value, str) or len(value) > LONGEST_PATTERN:
        return False
    try:
        return int(_compiled(value).programsize) <= LARGEST
    except (_refused(), UnicodeEncodeError):
        return False


def is_found(pattern: str, text: str) -> bool:
    """Whether the pattern matches anywhere in the text; a lone surrogate counts as one strange character."""
    try:
        return _search(pattern)(text) is not None
    except UnicodeEncodeError:
        return _search(pattern)(_SURROGATE.sub("\ufffd", text)) is not None


def _search(pattern: str) -> Callable[[str], object]:
    search: Callable[[str], object] = _compiled(pattern).search
    return search


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> Any:
    import re2

    options = re2.Options()
    options.log_errors = False
    options.never_capture = True
    options.max_mem = _MEMORY
    return re2.compile(pattern, options)


def _refused() -> type[Exception]:
    import re2

    refused: type[Exception] = re2.error
    return refused
