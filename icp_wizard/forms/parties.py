"""How letters name the parties: the paths of units and people, and certificates in words.

Paths are those of the rules (`entity.name`, `service.principal.certificate_number`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

ENTITY: Final = frozenset({"entity.name", "entity.certificate_type", "entity.certificate_number"})
# The console names some certificates with who may hold them in brackets; a letter names the certificate.
_WHO_HOLDS_IT: Final = re.compile(r"（[^）]*）$")


def person(whose: str) -> frozenset[str]:
    """The paths of a person's name and certificate."""
    return frozenset({f"{whose}.name", f"{whose}.certificate_type", f"{whose}.certificate_number"})


LEGAL_REPRESENTATIVE: Final = person("entity.legal_representative")


def certificate_kind(values: Mapping[str, str], whose: str) -> str:
    """The kind of certificate, without who may hold such a one."""
    return _WHO_HOLDS_IT.sub("", values[f"{whose}.certificate_type"])


def certificate(values: Mapping[str, str], whose: str) -> str:
    """`居民身份证，号码：…`."""
    return f"{certificate_kind(values, whose)}，号码：{values[f'{whose}.certificate_number']}"
