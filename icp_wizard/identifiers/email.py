"""E-mail addresses, RFC 5321/5322 as the `email_validator` package reads them; no server is asked.

Full-width characters and Chinese full stops are mended, capitals of the domain made small; what stands
before the @ is kept as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from icp_wizard.identifiers.model import Check, error, squeeze, warning

if TYPE_CHECKING:
    from icp_wizard.identifiers.model import IdentifierProblem

# Plain addresses, about which the package has nothing to add: no need to load it for them.
_PLAIN: Final = re.compile(
    r"(?=.{6,64}\Z)[a-zA-Z0-9]+(?:[._-][a-zA-Z0-9]+)*@(?:[a-z0-9]{2,20}\.){1,2}(?:com|cn|net|org)"
)
_STOPS: Final = str.maketrans({"。": ".", "｡": "."})


def normalise(raw: str) -> str:
    """Half-width, without spaces, `mailto:` and angle brackets; the domain in small letters."""
    text = squeeze(raw.translate(_STOPS)).translate(_STOPS)
    text = re.sub(r"^<?(?:mailto:)?(.*?)[>;,]*$", r"\1", text, flags=re.IGNORECASE | re.DOTALL)
    local, at, domain = text.rpartition("@")
    return f"{local}@{domain.lower()}" if at else text


def check(raw: str) -> Check:
    """Judge an address as typed.

    >>> check("Zhang.San＠Example。COM").value
    'Zhang.San@example.com'
    """
    address = normalise(raw)
    if _PLAIN.fullmatch(address):
        return Check(address)
    fault = _plain_fault(address)
    return Check(address, (fault,)) if fault else _by_library(address)


def _plain_fault(address: str) -> IdentifierProblem | None:
    local, _, domain = address.rpartition("@")
    match address.count("@"):
        case 0:
            return error("email", "no_at")
        case 1:
            pass
        case _:
            return error("email", "two_at")
    if not local:
        return error("email", "nothing_before_at")
    if not domain:
        return error("email", "nothing_after_at")
    if "." not in domain.strip("."):
        return error("email", "no_dot", domain=domain)
    if len(local.encode("utf-8", "replace")) > 64:  # RFC 5321 §4.5.3.1.1; the library only minds when strict
        return error("email", "too_long")
    return None


def _by_library(address: str) -> Check:
    from email_validator import EmailNotValidError, validate_email

    try:
        found = validate_email(address, check_deliverability=False)
    except EmailNotValidError:
        return Check(address, (_fault(address),))
    except (ValueError, RecursionError):  # broken punycode, absurd input
        return Check(address, (error("email", "shape"),))
    if not found.local_part.isascii():
        return Check(found.normalized, (warning("email", "not_ascii"),))
    return Check(found.normalized)


def _fault(address: str) -> IdentifierProblem:
    local, _, domain = address.rpartition("@")
    if domain.rpartition(".")[2] in ("test", "invalid", "local", "localhost", "onion", "arpa"):
        return error("email", "special_domain", domain=domain)
    if local.startswith(".") or local.endswith(".") or ".." in local:
        return error("email", "dots")
    if len(address) > 254:
        return error("email", "too_long")
    return error("email", "shape")
