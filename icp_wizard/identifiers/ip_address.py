"""Public addresses of servers: one, or a range `first-last`.

IANA's special-purpose registries for IPv4 and IPv6 decide what is public, as the standard library's
`ipaddress` has them, less multicast, which it counts as global. Providers report ranges as `a-b` to the
filing system.
"""

from __future__ import annotations

import ipaddress
import re
from typing import TYPE_CHECKING, Final, TypeAlias

from icp_wizard.identifiers.model import Check, error, squeeze, warning

if TYPE_CHECKING:
    from icp_wizard.identifiers.model import IdentifierProblem

Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address

_DASHES: Final = str.maketrans(dict.fromkeys("‐‑‒–—―−~～〜至到", "-"))
_DOTS: Final = str.maketrans({"。": ".", "｡": "."})
_DOTTED: Final = re.compile(r"[0-9]+(?:\.[0-9]+){3}")
_SIX_TO_FOUR: Final = ipaddress.ip_network("192.88.99.0/24")
_DOCUMENTATION: Final = tuple(
    map(ipaddress.ip_network, ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32"))
)
_SHARED: Final = ipaddress.ip_network("100.64.0.0/10")


def normalise(raw: str) -> str:
    """Half-width, without spaces; a range has one hyphen."""
    return squeeze(raw.translate(_DOTS)).translate(_DASHES).translate(_DOTS).lower()


def check(raw: str) -> Check:
    """Judge an address or a range as typed.

    >>> check("1.2.3.4 ～ 1.2.3.9").value
    '1.2.3.4-1.2.3.9'
    """
    text = normalise(raw)
    first, dash, last = text.partition("-")
    start, doubt = _read(first)
    if start is None:
        return Check(text, doubt)
    if not dash:
        return Check(str(start), doubt)
    end, more = _read(last)
    if end is None:
        return Check(text, more)
    faults = (*doubt, *(p for p in more if p not in doubt))
    if start.version != end.version:
        return Check(text, (error("public_ip", "families"),))
    if int(start) > int(end):
        return Check(text, (error("public_ip", "reversed"),))
    return Check(str(start) if start == end else f"{start}-{end}", faults)


def _read(text: str) -> tuple[Address | None, tuple[IdentifierProblem, ...]]:
    fault = _shape_problem(text)
    if fault:
        return None, (fault,)
    try:
        address: Address = ipaddress.ip_address(text)
    except ValueError:
        return None, (error("public_ip", "shape"),)
    if address.version == 6 and address.ipv4_mapped:
        address = address.ipv4_mapped
    why = _why_not_public(address)
    if why:
        return None, (error("public_ip", why),)
    if address in _SIX_TO_FOUR:
        return address, (warning("public_ip", "six_to_four"),)
    return address, ()


def _shape_problem(text: str) -> IdentifierProblem | None:
    if re.fullmatch(r"[0-9.]+:[0-9]+", text):
        return error("public_ip", "port")
    if "/" in text:
        return error("public_ip", "network")
    if not _DOTTED.fullmatch(text):
        return None
    for position, part in enumerate(text.split("."), 1):
        if len(part) > 3 or int(part) > 255:
            return error("public_ip", "octet", position=position, found=part[:8])
        if len(part) > 1 and part.startswith("0"):
            return error("public_ip", "leading_zero", position=position)
    return None


def _why_not_public(address: Address) -> str | None:
    if address.is_multicast:
        return "multicast"
    if address.is_loopback:
        return "loopback"
    if address.is_link_local:
        return "link_local"
    if any(address in network for network in _DOCUMENTATION):
        return "documentation"
    if address in _SHARED:
        return "shared"
    if address in _SIX_TO_FOUR or address.is_global:
        return None
    return "reserved" if address.is_reserved or address.is_unspecified else "private"
