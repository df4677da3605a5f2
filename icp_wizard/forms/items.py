"""Values of single items among those a form prints, for tables that have a row for each.

`services@s1.domains@d1.name` stands beside `services.domains.name`, which is all of them in one text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_ID = re.compile(r"@[^.]+")


def path_of(key: str) -> str:
    """The path rules and forms know: without ids."""
    return _ID.sub("", key)


def is_of_an_item(key: str) -> bool:
    """Whether it is one item's value."""
    return "@" in key


def ids_in(values: Mapping[str, str], list_key: str) -> tuple[str, ...]:
    """Ids of the items of a list, in order: `services`, or `services@s1.domains`."""
    start = f"{list_key}@"
    inside = (key[len(start) :].partition(".")[0] for key in values if key.startswith(start))
    return tuple(dict.fromkeys(inside))
