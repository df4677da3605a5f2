"""How letters name the parties: certificates, and the rows about unit, legal representative and others.

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


def certificate(values: Mapping[str, str], whose: str) -> str:
    """`居民身份证，号码：…`, without who may hold such a certificate."""
    kind = _WHO_HOLDS_IT.sub("", values[f"{whose}.certificate_type"])
    return f"{kind}，号码：{values[f'{whose}.certificate_number']}"


def authorizing(values: Mapping[str, str], taker: str) -> tuple[tuple[str, str], ...]:
    """The rows of an authorization: the unit, its legal representative, and the person at `taker`."""
    return (
        ("授权单位", values["entity.name"]),
        ("单位证件及号码", certificate(values, "entity")),
        ("法定代表人", values["entity.legal_representative.name"]),
        ("法定代表人证件", certificate(values, "entity.legal_representative")),
        ("被授权人", values[f"{taker}.name"]),
        ("被授权人证件", certificate(values, taker)),
    )
